import { bug } from '../../base/invariant.ts';

/**
 * `assets.pa`, version 1 (formats.md §3): prelude, header, gap, payload. Little-endian. Writer, reader,
 * verifier and inspection all go by this table.
 */
export const preludeTable = [
  { name: 'magic', offset: 0, size: 4, type: 'ascii' },
  { name: 'schema_version', offset: 4, size: 4, type: 'u32' },
  { name: 'header_len', offset: 8, size: 4, type: 'u32' },
  { name: 'payload_offset', offset: 12, size: 8, type: 'u64' },
  { name: 'flags', offset: 20, size: 4, type: 'u32' },
  { name: 'reserved', offset: 24, size: 4, type: 'u32' },
  { name: 'header_checksum', offset: 28, size: 4, type: 'u32' },
] as const satisfies readonly PreludeField[];

/** One row of the table: bytes `[offset, offset + size)` of the file. */
export interface PreludeField {
  readonly name: string;
  readonly offset: number;
  readonly size: number;
  readonly type: 'ascii' | 'u32' | 'u64';
}

type Row = (typeof preludeTable)[number];
export type PreludeFieldName = Row['name'];

/** The prelude's values. A u64 above 2^53 comes out rounded: no such value is ever right. */
export type Prelude = { readonly [R in Row as R['name']]: R['type'] extends 'ascii' ? string : number };

/** Bytes of the prelude; the header starts here. */
export const preludeSize = 32;
export const archiveMagic = 'ASPA';
export const archiveSchemaVersion = 1;
/** Bytes: `payload_offset` and every slice start at a multiple of this within the file. */
export const alignment = 16;

/** Bytes of the header (formats.md §3). */
export const maxHeaderSize = 64 * 1024 * 1024;
/** Bytes of the payload (formats.md §3); every offset and size stays an exact integer. */
export const maxPayloadSize = Number.MAX_SAFE_INTEGER;
/** Levels of arrays and objects in a header (operations.md §9). */
export const maxDepth = 64;
/**
 * Arrays and objects in one document. A header of 64 MiB could hold thirty million empty ones, which would
 * take a gigabyte once parsed. No header the families can give rise to reaches this: their smallest objects
 * take 32 bytes each.
 */
export const maxContainers = 2 ** 21;

/** The first multiple of {@link alignment} at or after `size`. */
export function alignUp(size: number): number {
  return size + paddingAfter(size);
}

/** Zero bytes between `size` and the next multiple of {@link alignment}: 0 … 15. */
export function paddingAfter(size: number): number {
  return (alignment - (size % alignment)) % alignment;
}

/** Where the payload begins for a header of this many bytes. */
export function payloadOffsetFor(headerSize: number): number {
  return alignUp(preludeSize + headerSize);
}

export function encodePrelude(prelude: Prelude): Uint8Array {
  const bytes = Buffer.alloc(preludeSize);
  for (const row of preludeTable) {
    const value = prelude[row.name];
    if (typeof value === 'string') bytes.write(value, row.offset, row.size, 'latin1');
    else if (row.type === 'u64') bytes.writeBigUInt64LE(BigInt(value), row.offset);
    else bytes.writeUInt32LE(value, row.offset);
  }
  return bytes;
}

/** Reads whatever stands there; {@link preludeSize} bytes, judged by the reader. */
export function decodePrelude(bytes: Uint8Array): Prelude {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Object.fromEntries(preludeTable.map((row) => [row.name, decodeField(buffer, row)])) as unknown as Prelude;
}

function decodeField(buffer: Buffer, row: PreludeField): string | number {
  switch (row.type) {
    case 'ascii':
      return buffer.toString('latin1', row.offset, row.offset + row.size);
    case 'u64':
      return Number(buffer.readBigUInt64LE(row.offset));
    case 'u32':
      return buffer.readUInt32LE(row.offset);
  }
}

/** The row of a field. */
export function preludeField(name: PreludeFieldName): PreludeField {
  return preludeTable.find((row) => row.name === name) ?? bug(`the prelude has no field ${name}`);
}

/** The field that holds this byte of the file, below {@link preludeSize}. */
export function preludeFieldAt(byte: number): PreludeFieldName {
  const row = preludeTable.find((each) => byte >= each.offset && byte < each.offset + each.size);
  return row?.name ?? bug(`byte ${byte} is not in the prelude`);
}
