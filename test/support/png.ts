import { crc32, deflateSync } from 'node:zlib';

/** The PNG specification's table of legal pairs: colour type → bit depths. */
export const pngDepths: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

/** Samples a pixel of each colour type has. */
export const pngChannels: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

export interface PngPicture {
  readonly width: number;
  readonly height: number;
  /** 0 gray, 2 RGB, 3 indexed, 4 gray + alpha, 6 RGBA. */
  readonly colourType: number;
  readonly bitDepth: number;
  readonly interlaced?: boolean;
  /** Row by row, the channels of a pixel side by side, each 0 … 2^bitDepth - 1. */
  readonly samples: ArrayLike<number>;
  /** PLTE as flat r, g, b, r, g, b … bytes. */
  readonly palette?: ArrayLike<number>;
  /** tRNS bytes as they stand in the file. */
  readonly transparency?: ArrayLike<number>;
  /** Filter type of every row, or one a row over all passes, repeated (0 … 4). Default 0. */
  readonly filter?: number | readonly number[];
  /** Splits the compressed data into IDAT chunks of at most so many bytes. */
  readonly idatSize?: number;
  /** Chunks written between IHDR and PLTE, and between tRNS and IDAT. */
  readonly afterHeader?: readonly Uint8Array[];
  readonly beforeData?: readonly Uint8Array[];
}

const pngSignature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** One chunk: length, type, data and CRC (the right one unless another is given). */
export function pngChunk(type: string, data: ArrayLike<number> = [], crc?: number): Uint8Array {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  for (let at = 0; at < 4; at += 1) bytes[4 + at] = type.charCodeAt(at);
  bytes.set(Uint8Array.from(data), 8);
  view.setUint32(8 + data.length, crc ?? crc32(bytes.subarray(4, 8 + data.length)));
  return bytes;
}

/** The 13 bytes of IHDR. */
export function pngHeader(width: number, height: number, bitDepth: number, colourType: number, interlace = 0): Uint8Array {
  const bytes = new Uint8Array(13);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  bytes.set([bitDepth, colourType, 0, 0, interlace], 8);
  return bytes;
}

/** A whole file: the signature and the chunks as they are given. */
export function pngFile(...chunks: readonly Uint8Array[]): Uint8Array {
  return joinBytes([pngSignature, ...chunks]);
}

export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** A file of any colour type, depth, interlacing and filter. */
export function encodePng(picture: PngPicture): Uint8Array {
  const { width, height, bitDepth, colourType, interlaced = false } = picture;
  const compressed = deflateSync(pngRows(picture));
  const step = picture.idatSize ?? Math.max(compressed.length, 1);
  const data: Uint8Array[] = [];
  for (let at = 0; at < compressed.length; at += step) data.push(pngChunk('IDAT', compressed.subarray(at, at + step)));
  return pngFile(
    pngChunk('IHDR', pngHeader(width, height, bitDepth, colourType, interlaced ? 1 : 0)),
    ...(picture.afterHeader ?? []),
    ...(picture.palette ? [pngChunk('PLTE', picture.palette)] : []),
    ...(picture.transparency ? [pngChunk('tRNS', picture.transparency)] : []),
    ...(picture.beforeData ?? []),
    ...data,
    pngChunk('IEND'),
  );
}

/** The specification's own picture of Adam7: which of the seven passes each pixel of an 8×8 block is in. */
const adam7Block = ['16462646', '77777777', '56565656', '77777777', '36463646', '77777777', '56565656', '77777777'];

/** The data stream before compression: filtered rows of the picture, or of its seven passes. */
function pngRows(picture: PngPicture): Uint8Array {
  const passes = picture.interlaced === true ? ['1', '2', '3', '4', '5', '6', '7'] : [undefined];
  const rows: Uint8Array[] = [];
  for (const pass of passes) {
    let previous: Uint8Array | undefined;
    for (let y = 0; y < picture.height; y += 1) {
      const row = packedRow(picture, y, pass);
      if (row.length === 0) continue;
      const { filter = 0 } = picture;
      const type = typeof filter === 'number' ? filter : (filter[rows.length % filter.length] ?? 0);
      rows.push(filteredRow(type, row, previous ?? new Uint8Array(row.length), bytesBack(picture)));
      previous = row;
    }
  }
  return joinBytes(rows);
}

function bytesBack({ bitDepth, colourType }: PngPicture): number {
  return Math.max(1, (bitDepth * (pngChannels[colourType] ?? 1)) / 8);
}

/** The pixels of row `y` that belong to `pass`, as a string of bits first. */
function packedRow(picture: PngPicture, y: number, pass: string | undefined): Uint8Array {
  const channels = pngChannels[picture.colourType] ?? 1;
  let bits = '';
  for (let x = 0; x < picture.width; x += 1) {
    if (pass !== undefined && adam7Block[y % 8]?.[x % 8] !== pass) continue;
    for (let channel = 0; channel < channels; channel += 1) {
      const sample = picture.samples[(y * picture.width + x) * channels + channel] ?? 0;
      bits += sample.toString(2).padStart(picture.bitDepth, '0');
    }
  }
  const bytes = new Uint8Array(Math.ceil(bits.length / 8));
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = parseInt(bits.slice(at * 8, at * 8 + 8).padEnd(8, '0'), 2);
  return bytes;
}

function filteredRow(type: number, row: Uint8Array, above: Uint8Array, back: number): Uint8Array {
  const out = new Uint8Array(row.length + 1);
  out[0] = type;
  for (let at = 0; at < row.length; at += 1) {
    const a = row[at - back] ?? 0;
    const b = above[at] ?? 0;
    const c = above[at - back] ?? 0;
    const predicted = [0, a, b, Math.floor((a + b) / 2), paeth(a, b, c)][type] ?? 0;
    out[at + 1] = (row[at] ?? 0) - predicted;
  }
  return out;
}

function paeth(a: number, b: number, c: number): number {
  const ranked = [a, b, c].map(value => ({ value, distance: Math.abs(a + b - c - value) }));
  return ranked.sort((one, other) => one.distance - other.distance)[0]?.value ?? 0;
}
