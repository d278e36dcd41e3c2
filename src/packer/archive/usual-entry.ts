import type { ByteRange } from './canonical-outline.ts';
import { isUsual, type EntryFields } from './header.ts';
import { shape, type ShapeReader } from './shape-reader.ts';

/** An entry of `asset_table` as nearly all are: a name in ASCII, numbers of at most 15 digits. */
export interface UsualEntry {
  readonly fields: EntryFields;
  readonly range: ByteRange;
  readonly metadata: ByteRange;
}

const keys = {
  assetId: shape('{"asset_id":'),
  assetName: shape(',"asset_name":'),
  bankType: shape(',"bank_type":'),
  decodedSize: shape(',"codec":"NONE","decoded_size":'),
  metadata: shape(',"metadata":'),
  offset: shape(',"offset":'),
  sha256: shape(',"sha256":'),
  size: shape(',"size":'),
  end: shape('}'),
};

/**
 * Reads the entry that stands where the reader is, by the same rules as `entryFieldsSchema`, which takes ten times as
 * long. `undefined` where it is not as usual, or not right: the schema then says what of the two, and why.
 */
export function usualEntry(reader: ShapeReader): UsualEntry | undefined {
  const start = reader.at;
  if (!reader.takes(keys.assetId)) return undefined;
  const asset_id = reader.integer();
  if (!reader.takes(keys.assetName)) return undefined;
  const asset_name = reader.text();
  if (!reader.takes(keys.bankType)) return undefined;
  const bank_type = reader.text();
  if (!reader.takes(keys.decodedSize)) return undefined;
  const decoded_size = reader.integer();
  if (!reader.takes(keys.metadata)) return undefined;
  const metadata = reader.object();
  if (!reader.takes(keys.offset)) return undefined;
  const offset = reader.integer();
  if (!reader.takes(keys.sha256)) return undefined;
  const sha256 = reader.text();
  if (!reader.takes(keys.size)) return undefined;
  const size = reader.integer();
  if (!reader.takes(keys.end)) return undefined;
  if (asset_id === undefined || asset_name === undefined || bank_type === undefined || decoded_size === undefined) return undefined;
  if (metadata === undefined || offset === undefined || sha256 === undefined || size === undefined) return undefined;
  const fields = { asset_id, asset_name, bank_type, codec: 'NONE', decoded_size, offset, sha256, size } as const;
  return isUsual(fields) ? { fields, range: { start, end: reader.at }, metadata } : undefined;
}
