import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { canonicalJson } from '../../../src/base/canonical-json.ts';

/**
 * Whether bytes are an archive, read from formats.md §3 sentence by sentence and by nothing of the packer but
 * canonical JSON: whole file in memory, everything parsed at once. What the careful reader is held against.
 */
export function isArchiveByTheBook(bytes: Buffer): boolean {
  try {
    check(bytes);
    return true;
  } catch {
    return false;
  }
}

function check(bytes: Buffer): void {
  must(bytes.toString('latin1', 0, 4) === 'ASPA');
  must(bytes.readUInt32LE(4) === 1);
  const length = bytes.readUInt32LE(8);
  const payload = Math.ceil((32 + length) / 16) * 16;
  must(bytes.readBigUInt64LE(12) === BigInt(payload));
  must(bytes.readUInt32LE(20) === 0 && bytes.readUInt32LE(24) === 0);
  must(32 + length <= bytes.length && bytes.length >= payload);
  const header = bytes.subarray(32, 32 + length);
  must(bytes.readUInt32LE(28) === crc32(header));
  const value = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(header)) as Record<string, unknown>;
  must(Buffer.from(canonicalJson(value)).equals(header));
  must(Object.keys(value).join() === 'asset_table,preload');
  must(Array.isArray(value['asset_table']) && Array.isArray(value['preload']));
  const table = value['asset_table'] as Record<string, unknown>[];
  const expected = Buffer.alloc(bytes.length - payload);
  const end = checkTable(table, bytes.subarray(payload), expected);
  must(end === bytes.length - payload);
  must(expected.equals(bytes.subarray(payload)) && isZero(bytes.subarray(32 + length, payload)));
  checkPreload(value['preload'] as Record<string, unknown>[], table);
}

const entryKeys = 'asset_id,asset_name,bank_type,codec,decoded_size,metadata,offset,sha256,size';

/** Copies every slice to where it must stand; what is left zero are the gaps. Answers with the payload's end. */
function checkTable(table: readonly Record<string, unknown>[], payload: Buffer, expected: Buffer): number {
  let end = 0;
  let before = 0;
  for (const entry of table) {
    must(Object.keys(entry).sort().join() === entryKeys);
    const { asset_id, asset_name, bank_type, codec, decoded_size, metadata, offset, sha256, size } = entry;
    must(isInteger(asset_id, 1, 2 ** 31 - 1) && Number(asset_id) > before);
    must(isName(asset_name) && typeof bank_type === 'string' && /^[A-Z][A-Z0-9_]{0,31}$/u.test(bank_type) && codec === 'NONE');
    must(isInteger(size, 0, 2 ** 53 - 1) && decoded_size === size);
    must(typeof metadata === 'object' && metadata !== null && !Array.isArray(metadata));
    const start = Math.ceil(end / 16) * 16;
    must(offset === start);
    end = start + Number(size);
    must(end <= payload.length);
    const slice = payload.subarray(start, end);
    must(createHash('sha256').update(slice).digest('hex') === sha256);
    slice.copy(expected, start);
    before = Number(asset_id);
  }
  return end;
}

function checkPreload(preload: readonly Record<string, unknown>[], table: readonly Record<string, unknown>[]): void {
  const taken = new Set<string>();
  let before = 0;
  for (const each of preload) {
    must(Object.keys(each).sort().join() === 'asset_id,slot' && isInteger(each['slot'], 0, 15));
    const entry = table.find((one) => one['asset_id'] === each['asset_id']);
    must(entry !== undefined && Number(each['asset_id']) > before);
    const place = `${String(entry?.['bank_type'])} ${String(each['slot'])}`;
    must(!taken.has(place));
    taken.add(place);
    before = Number(each['asset_id']);
  }
}

function isName(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const points = Array.from(value).length;
  return points >= 1 && points <= 80 && value.normalize('NFC') === value && value.trim() === value && !/\p{Cc}/u.test(value);
}

function isInteger(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
}

function isZero(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0);
}

function must(condition: boolean): void {
  if (!condition) throw new Error('not an archive');
}
