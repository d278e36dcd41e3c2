import { crc32 } from 'node:zlib';
import { ok } from '../../../base/result.ts';
import type { Result } from '../../../base/result.ts';
import { pngFault } from './fault.ts';
import type { PngFault, PngFaultKind } from './fault.ts';
import { headerBytes, readHeader } from './header.ts';
import type { PngHeader } from './header.ts';

/** A file's critical chunks and tRNS, checked; what the pixels are made of, still compressed. */
export interface PngChunks {
  readonly header: PngHeader;
  /** PLTE: r, g, b of each entry. */
  readonly palette?: Uint8Array;
  /** tRNS. */
  readonly transparency?: Uint8Array;
  readonly data: PngDataChunks;
}

/** The run of IDAT chunks. */
export interface PngDataChunks {
  /** Offset of the first one's length field. */
  readonly byte: number;
  readonly count: number;
  /** Bytes of their data together. */
  readonly length: number;
}

interface Chunk {
  readonly name: string;
  /** Offset of its length field. */
  readonly byte: number;
  readonly data: Uint8Array;
}

interface Walk {
  readonly header: PngHeader;
  palette?: Uint8Array;
  transparency?: Uint8Array;
  data?: PngDataChunks;
  /** Another chunk stood after the IDATs: a further one is out of order. */
  dataClosed: boolean;
}

const largestLength = 0x7fff_ffff;

/**
 * Walks a file from its signature to IEND: every critical chunk and tRNS has the right checksum, length, place
 * and number; an unknown critical one is a fault. Other ancillary chunks are stepped over unread, and so is
 * whatever follows IEND.
 */
export function readChunks(bytes: Uint8Array): Result<PngChunks, PngFault> {
  const header = readHeader(bytes.subarray(0, headerBytes));
  if (!header.ok) return header;
  const walk: Walk = { header: header.value, dataClosed: false };
  for (let byte = headerBytes; ; ) {
    const chunk = readChunk(bytes, byte);
    if (!chunk.ok) return chunk;
    const { name, data } = chunk.value;
    const problem = name === 'IEND' ? checkEnd(walk, chunk.value) : takeChunk(walk, chunk.value);
    if (problem) return problem;
    if (name === 'IEND') return ok(finish(walk));
    byte += 12 + data.length;
  }
}

function finish({ header, palette, transparency, data }: Walk): PngChunks {
  const found = data ?? { byte: 0, count: 0, length: 0 };
  return { header, data: found, ...(palette && { palette }), ...(transparency && { transparency }) };
}

function readChunk(bytes: Uint8Array, byte: number): Result<Chunk, PngFault> {
  if (byte + 8 > bytes.length) {
    return pngFault('truncated', `the file ends at byte ${bytes.length}, before its end chunk (IEND)`, { byte: bytes.length });
  }
  const length = uint32(bytes, byte);
  const letters = [4, 5, 6, 7].map(at => bytes[byte + at] ?? 0);
  if (!letters.every(isLetter)) {
    return pngFault('chunk_type', `at byte ${byte} no chunk starts: its name is not four letters`, { byte });
  }
  const name = String.fromCharCode(...letters);
  if (length > largestLength) return chunkFault('chunk_length', { name, byte }, `its length ${length} is above 2^31-1`);
  if (byte + 12 + length > bytes.length) {
    const left = Math.max(0, bytes.length - byte - 12);
    return chunkFault('truncated', { name, byte }, `it is ${length} bytes long, but the file has only ${left} more`);
  }
  return ok({ name, byte, data: bytes.subarray(byte + 8, byte + 8 + length) });
}

/** Checks a chunk and keeps what matters. */
function takeChunk(walk: Walk, chunk: Chunk): Result<never, PngFault> | undefined {
  const { name } = chunk;
  const isData = name === 'IDAT';
  if (!isData && walk.data) walk.dataClosed = true;
  if (isAncillary(name) && name !== 'tRNS') return undefined;
  if (!hasRightChecksum(chunk)) return chunkFault('chunk_checksum', chunk, 'its checksum is wrong');
  if (isData) return takeData(walk, chunk);
  if (name === 'PLTE') return takePalette(walk, chunk);
  if (name === 'tRNS') return takeTransparency(walk, chunk);
  if (name === 'IHDR') return chunkFault('chunk_duplicate', chunk, 'a second header');
  return chunkFault('unknown_critical_chunk', chunk, 'it is critical, and no specification has it');
}

function takeData(walk: Walk, chunk: Chunk): Result<never, PngFault> | undefined {
  if (walk.header.colourType === 3 && !walk.palette) {
    return chunkFault('chunk_missing', { name: 'PLTE', byte: chunk.byte }, 'missing; an indexed picture has it before its data (IDAT)');
  }
  if (walk.dataClosed) return chunkFault('chunk_order', chunk, 'another chunk stands between it and the data (IDAT) before');
  const before = walk.data ?? { byte: chunk.byte, count: 0, length: 0 };
  walk.data = { byte: before.byte, count: before.count + 1, length: before.length + chunk.data.length };
  return undefined;
}

function takePalette(walk: Walk, chunk: Chunk): Result<never, PngFault> | undefined {
  const { colourType, bitDepth } = walk.header;
  const { length } = chunk.data;
  if (colourType === 0 || colourType === 4) return chunkFault('chunk_forbidden', chunk, 'a gray picture has no palette');
  if (walk.palette) return chunkFault('chunk_duplicate', chunk, 'a second palette');
  if (walk.data) return chunkFault('chunk_order', chunk, 'it must stand before the data (IDAT)');
  if (walk.transparency) return chunkFault('chunk_order', chunk, 'it must stand before the transparency (tRNS)');
  if (length === 0 || length % 3 !== 0) {
    return chunkFault('palette_length', chunk, `it is ${length} bytes long, not a multiple of 3 above 0`);
  }
  const most = colourType === 3 ? 2 ** bitDepth : 256;
  if (length / 3 > most) return chunkFault('palette_length', chunk, `it has ${length / 3} entries, at most ${most} fit the picture`);
  walk.palette = chunk.data;
  return undefined;
}

function takeTransparency(walk: Walk, chunk: Chunk): Result<never, PngFault> | undefined {
  const { colourType } = walk.header;
  const { length } = chunk.data;
  if (colourType === 4 || colourType === 6) return chunkFault('chunk_forbidden', chunk, 'a picture with an alpha channel has none');
  if (walk.transparency) return chunkFault('chunk_duplicate', chunk, 'a second transparency');
  if (walk.data) return chunkFault('chunk_order', chunk, 'it must stand before the data (IDAT)');
  if (colourType === 3) {
    if (!walk.palette) return chunkFault('chunk_order', chunk, 'it must stand after the palette (PLTE)');
    const entries = walk.palette.length / 3;
    if (length < 1 || length > entries) {
      return chunkFault('transparency_length', chunk, `it is ${length} bytes long, with ${entries} palette entries 1 to ${entries}`);
    }
  } else {
    const expected = colourType === 0 ? 2 : 6;
    if (length !== expected) return chunkFault('transparency_length', chunk, `it is ${length} bytes long, not ${expected}`);
  }
  walk.transparency = chunk.data;
  return undefined;
}

function checkEnd(walk: Walk, chunk: Chunk): Result<never, PngFault> | undefined {
  if (!hasRightChecksum(chunk)) return chunkFault('chunk_checksum', chunk, 'its checksum is wrong');
  if (chunk.data.length > 0) return chunkFault('chunk_length', chunk, `it is ${chunk.data.length} bytes long, not 0`);
  if (!walk.data) return chunkFault('chunk_missing', { name: 'IDAT', byte: chunk.byte }, 'missing; the file has no picture data');
  return undefined;
}

function hasRightChecksum({ data }: Chunk): boolean {
  const bytes = new Uint8Array(data.buffer, data.byteOffset - 4, data.length + 8);
  return crc32(bytes.subarray(0, data.length + 4)) === uint32(bytes, data.length + 4);
}

function chunkFault(kind: PngFaultKind, { name, byte }: Omit<Chunk, 'data'>, words: string): Result<never, PngFault> {
  return pngFault(kind, `chunk ${name} at byte ${byte}: ${words}`, { chunk: name, byte });
}

function uint32(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0);
}

function isLetter(byte: number): boolean {
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

/** Bit 5 of the first letter: lower case is ancillary. */
function isAncillary(name: string): boolean {
  return (name.charCodeAt(0) & 0x20) !== 0;
}

/** The compressed data of the IDAT chunks as one piece: a view where there is one chunk, else a copy. */
export function gatherData(bytes: Uint8Array, { byte, count, length }: PngDataChunks): Uint8Array {
  if (count === 1) return bytes.subarray(byte + 8, byte + 8 + length);
  const all = new Uint8Array(length);
  let from = byte;
  for (let to = 0, left = count; left > 0; left -= 1) {
    const size = uint32(bytes, from);
    all.set(bytes.subarray(from + 8, from + 8 + size), to);
    to += size;
    from += 12 + size;
  }
  return all;
}
