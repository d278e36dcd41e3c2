import { z } from 'zod';
import type { ByteSource } from '../../../base/byte-source.ts';
import { err, ok } from '../../../base/result.ts';
import type { Result } from '../../../base/result.ts';
import { duplicateNames, nameSchema, schemaProblems } from '../packed-metadata.ts';
import { rangeProblems } from '../packed-ranges.ts';

/** A data bank's `metadata` in `assets.pa` (formats.md §2). */
const metadataSchema = z.strictObject({
  files: z.array(
    z.strictObject({
      /** The artifact's path. */
      name: nameSchema,
      /** Bytes from the slice's start. */
      offset: z.int().nonnegative(),
      /** Bytes. */
      size: z.int().nonnegative(),
    }),
  ),
});
export type DataBankMetadata = z.infer<typeof metadataSchema>;

/** The metadata, or what is wrong with its keys and values, one sentence each. */
export function readDataBankMetadata(metadata: unknown): Result<DataBankMetadata, readonly string[]> {
  const read = metadataSchema.safeParse(metadata);
  return read.success ? ok(read.data) : err(schemaProblems(read.error));
}

/** What is wrong with a data bank as a stranger would check it (formats.md §2). Never throws on any metadata. */
export function verifyDataBank(payload: ByteSource, metadata: unknown): readonly string[] {
  const read = readDataBankMetadata(metadata);
  if (!read.ok) return read.error;
  return [...duplicateNames(read.value.files), ...rangeProblems(payload, read.value.files)];
}
