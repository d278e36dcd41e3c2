import { z } from 'zod';
import type { JsonObject } from '../../base/canonical-json.ts';
import { assetNameProblem } from '../../contract/asset-name.ts';
import { preloadSlotSchema } from '../../contract/documents.ts';
import { assetIdSchema, sha256Schema } from '../../contract/ids.ts';

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

/**
 * Whether fields are right by the rules of {@link entryFieldsSchema}, which takes ten times as long; `false` may also
 * mean that they are right and not as nearly all are: then the schema tells.
 */
export function isUsual(fields: EntryFields): boolean {
  const { asset_id, asset_name, bank_type, codec, decoded_size, offset, sha256, size } = fields;
  const counts = isCount(decoded_size) && isCount(offset) && isCount(size) && isCount(asset_id);
  if (!counts || asset_id < 1 || asset_id > maxAssetId || (codec as string) !== 'NONE') return false;
  return usualName.test(asset_name) && bankTypePattern.test(bank_type) && digestPattern.test(sha256);
}

/** Printable ASCII without a blank at either end. */
const usualName = /^[!-~](?:[ -~]{0,78}[!-~])?$/u;

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

/**
 * An entry as canonical JSON (RFC 8785). The keys stand in their order; numbers and strings are printed as ECMAScript
 * prints them.
 *
 * @param entry right by {@link entryFieldsSchema}; its metadata is canonical already
 */
export function entryText(entry: EntryFields & { readonly metadata: string }): string {
  const { asset_id, asset_name, bank_type, decoded_size, metadata, offset, sha256, size } = entry;
  const name = JSON.stringify(asset_name);
  return `{"asset_id":${asset_id},"asset_name":${name},"bank_type":"${bank_type}","codec":"NONE","decoded_size":${decoded_size},"metadata":${metadata},"offset":${offset},"sha256":"${sha256}","size":${size}}`;
}
