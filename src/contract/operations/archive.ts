import { z } from 'zod';
import { assetIdSchema, sha256Schema } from '../ids.ts';
import { projectIdSchema } from './project.ts';

const count = z.int().nonnegative();

/**
 * Which archive. A host that serves strangers accepts the first form alone: a path outside the opened
 * projects is for callers in the same process.
 */
export const archiveRefSchema = z.union([
  z.strictObject({ project_id: projectIdSchema }),
  z.strictObject({
    /** Absolute path. */
    file: z.string().min(1),
  }),
]);
export type ArchiveRef = z.infer<typeof archiveRefSchema>;

/** Something in an archive or a companion that is not as formats.md §3 and §4 say. */
export const archiveFaultSchema = z.strictObject({
  code: z.string(),
  message: z.string(),
  /** `assets.pa` or a companion's name. */
  file: z.string(),
  /** A field of the prelude, or a JSON pointer into the header or the companion. */
  field: z.string().optional(),
  /** Offset of the first byte concerned. */
  byte: count.optional(),
  asset_id: z.int().optional(),
});
export type ArchiveFaultReport = z.infer<typeof archiveFaultSchema>;

export const archiveEntrySchema = z.strictObject({
  asset_id: z.int(),
  asset_name: z.string(),
  bank_type: z.string(),
  codec: z.string(),
  /** From the payload's start. */
  offset: count,
  /** From the file's start. */
  file_offset: count,
  size: count,
  decoded_size: count,
  sha256: sha256Schema,
  slot: z.int().optional(),
  metadata: z.record(z.string(), z.unknown()),
});

export const inspectArchive = {
  request: z.strictObject({ archive: archiveRefSchema }),
  response: z.strictObject({
    file: z.string(),
    size: count,
    schema_version: z.int(),
    header_len: count,
    payload_offset: count,
    header_checksum: z.string(),
    payload_bytes: count,
    padding_bytes: count,
    banks: z.array(z.strictObject({ bank_type: z.string(), assets: count, bytes: count })),
    entries: z.array(archiveEntrySchema),
  }),
};

export const verifyArchive = {
  request: z.strictObject({ archive: archiveRefSchema }),
  response: z.strictObject({
    ok: z.boolean(),
    file: z.string(),
    /** The companions that were checked beside it; none when a lone file was asked about. */
    companions: z.array(z.string()),
    assets: count,
    size: count,
    faults: z.array(archiveFaultSchema),
  }),
};

export const extractEntry = {
  request: z.strictObject({
    archive: archiveRefSchema,
    entry: z.union([z.strictObject({ asset_id: assetIdSchema }), z.strictObject({ asset_name: z.string() })]),
    /** Absolute path of a file that does not exist yet. */
    output: z.string().min(1),
  }),
  response: z.strictObject({ asset_id: z.int(), asset_name: z.string(), output: z.string(), size: count, sha256: sha256Schema }),
};

export const diffArchives = {
  request: z.strictObject({ before: archiveRefSchema, after: archiveRefSchema }),
  response: z.strictObject({
    identical: z.boolean(),
    size_before: count,
    size_after: count,
    added: z.array(archiveEntrySchema),
    removed: z.array(archiveEntrySchema),
    changed: z.array(
      z.strictObject({
        asset_id: z.int(),
        before: archiveEntrySchema,
        after: archiveEntrySchema,
        /** What differs: `payload`, `metadata`, `name`, `slot`, `bank_type`. */
        fields: z.array(z.string()),
      }),
    ),
    unchanged: count,
  }),
};
