import { z } from 'zod';
import { canonicalJson, type JsonObject } from '../../base/canonical-json.ts';
import { assetNameProblem } from '../../contract/asset-name.ts';
import { preloadSlotSchema } from '../../contract/documents.ts';
import { assetIdSchema, sha256Schema } from '../../contract/ids.ts';

/** What `usual-entry.ts` goes by, which reads what most entries are without the schema. */
export const maxAssetId = 2 ** 31 - 1;
export const digestPattern = /^[0-9a-f]{64}$/u;
export const bankTypePattern = /^[A-Z][A-Z0-9_]{0,31}$/u;

/** A size or offset: an integer that an IEEE double holds exactly. */
const byteCountSchema = z.int().nonnegative();

const fields = {
  asset_id: assetIdSchema,
  asset_name: z.string().superRefine((name, context) => {
    const problem = assetNameProblem(name);
    if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
  }),
  /** The archive knows no families: any word in capitals. */
  bank_type: z.string().regex(bankTypePattern, 'must be a word in capitals of at most 32 characters'),
  codec: z.literal('NONE'),
  decoded_size: byteCountSchema,
  offset: byteCountSchema,
  sha256: sha256Schema,
  size: byteCountSchema,
};

/**
 * An entry of `asset_table` (formats.md §3) without its `metadata`, which only the family understands and the
 * reader does not parse before it is asked for.
 */
export const entryFieldsSchema = z.strictObject(fields);
export type EntryFields = z.infer<typeof entryFieldsSchema>;

/** An entry of `asset_table` (formats.md §3). `offset` counts from `payload_offset`; all sizes are in bytes. */
export interface HeaderEntry extends EntryFields {
  readonly metadata: JsonObject;
}

/** An entry of `preload` (formats.md §3). */
export const preloadEntrySchema = z.strictObject({ asset_id: assetIdSchema, slot: preloadSlotSchema });
export type PreloadEntry = z.infer<typeof preloadEntrySchema>;

/** The JSON header (formats.md §3). Both lists ascend by `asset_id`. */
export interface ArchiveHeader {
  readonly asset_table: readonly HeaderEntry[];
  readonly preload: readonly PreloadEntry[];
}

/**
 * The header's text: canonical JSON (RFC 8785), without a newline. In pieces, an entry each, so that a header of
 * many megabytes is never one string.
 */
export function* headerTexts(header: ArchiveHeader): Generator<string> {
  yield '{"asset_table":[';
  for (const [index, entry] of header.asset_table.entries()) yield `${index === 0 ? '' : ','}${canonicalJson(entry)}`;
  yield `],"preload":${canonicalJson(header.preload)}}`;
}
