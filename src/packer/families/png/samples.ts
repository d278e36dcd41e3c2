import type { PngImage } from './decode.ts';

/** True when a pixel is one sample of at most 8 bits: {@link unpackSamples} and {@link sampleColours} apply. */
export function hasSmallSamples({ header }: PngImage): boolean {
  return header.colourType === 3 || (header.colourType === 0 && header.bitDepth <= 8);
}

/** One byte a pixel, row by row: the samples (gray values or palette indices) as they are. */
export function unpackSamples(image: PngImage): Uint8Array {
  const { width, height, bitDepth } = image.header;
  const samples = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const from = image.start + y * image.stride;
    if (bitDepth === 8) samples.set(image.bytes.subarray(from, from + width), y * width);
    else unpackRow(image.bytes, from, samples.subarray(y * width, (y + 1) * width), bitDepth);
  }
  return samples;
}

function unpackRow(bytes: Uint8Array, from: number, row: Uint8Array, bits: number): void {
  const mask = (1 << bits) - 1;
  const pixelsOfByte = 8 / bits;
  for (let first = 8 - bits, step = 0; step < pixelsOfByte; step += 1, first -= bits) {
    for (let x = step, at = from; x < row.length; x += pixelsOfByte, at += 1) row[x] = ((bytes[at] ?? 0) >> first) & mask;
  }
}

/**
 * The colour of each possible sample, as r | g << 8 | b << 16 | alpha << 24. Indexed: as many as PLTE has;
 * gray: 2^depth.
 */
export function sampleColours({ header, palette, transparency }: PngImage): Int32Array {
  if (palette && header.colourType === 3) {
    const colours = new Int32Array(palette.length / 3);
    for (let at = 0; at < colours.length; at += 1) {
      const entry = at * 3;
      colours[at] = packColour(palette[entry] ?? 0, palette[entry + 1] ?? 0, palette[entry + 2] ?? 0, transparency?.[at] ?? 255);
    }
    return colours;
  }
  const last = (1 << header.bitDepth) - 1;
  const clear = transparency ? grayKey(transparency) & last : -1;
  const colours = new Int32Array(last + 1);
  for (let value = 0; value <= last; value += 1) {
    const gray = Math.floor((value * 255) / last);
    colours[value] = packColour(gray, gray, gray, value === clear ? 0 : 255);
  }
  return colours;
}

/** Writes the colours of one row, packed as in {@link sampleColours}; for every picture that has large samples. */
export type RowReader = (y: number, row: Int32Array) => void;

export function rowReader(image: PngImage): RowReader {
  const { colourType, bitDepth } = image.header;
  const readRow = readers.get(colourType * 100 + bitDepth) ?? readRgba8;
  return (y, row) => {
    readRow(image, image.start + y * image.stride, row);
  };
}

type ReadRow = (image: PngImage, from: number, row: Int32Array) => void;

const readers: ReadonlyMap<number, ReadRow> = new Map([
  [16, readGray16],
  [208, readRgb8],
  [216, readRgb16],
  [408, readGrayAlpha],
  [416, readGrayAlpha],
  [608, readRgba8],
  [616, readRgba16],
]);

function readRgba8({ bytes }: PngImage, from: number, row: Int32Array): void {
  // Read little-endian, the four bytes are the packed colour.
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let x = 0, at = from; x < row.length; x += 1, at += 4) row[x] = view.getInt32(at, true);
}

function readRgba16({ bytes }: PngImage, from: number, row: Int32Array): void {
  for (let x = 0, at = from; x < row.length; x += 1, at += 8) {
    row[x] = packColour(bytes[at] ?? 0, bytes[at + 2] ?? 0, bytes[at + 4] ?? 0, bytes[at + 6] ?? 0);
  }
}

function readGrayAlpha({ bytes, header }: PngImage, from: number, row: Int32Array): void {
  const size = header.bitDepth / 8;
  for (let x = 0, at = from; x < row.length; x += 1, at += 2 * size) {
    const gray = bytes[at] ?? 0;
    row[x] = packColour(gray, gray, gray, bytes[at + size] ?? 0);
  }
}

function readRgb8({ bytes, transparency }: PngImage, from: number, row: Int32Array): void {
  // The key has 16 bits a sample, of which the depth's count. An opaque colour is never 0.
  const clear = transparency ? packColour(transparency[1] ?? 0, transparency[3] ?? 0, transparency[5] ?? 0, 255) : 0;
  for (let x = 0, at = from; x < row.length; x += 1, at += 3) {
    const colour = packColour(bytes[at] ?? 0, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0, 255);
    row[x] = colour === clear ? 0 : colour;
  }
}

function readRgb16({ bytes, transparency }: PngImage, from: number, row: Int32Array): void {
  for (let x = 0, at = from; x < row.length; x += 1, at += 6) {
    const clear = transparency !== undefined && sameBytes(bytes, at, transparency);
    row[x] = clear ? 0 : packColour(bytes[at] ?? 0, bytes[at + 2] ?? 0, bytes[at + 4] ?? 0, 255);
  }
}

function readGray16({ bytes, transparency }: PngImage, from: number, row: Int32Array): void {
  for (let x = 0, at = from; x < row.length; x += 1, at += 2) {
    const gray = bytes[at] ?? 0;
    const clear = transparency !== undefined && sameBytes(bytes, at, transparency);
    row[x] = clear ? 0 : packColour(gray, gray, gray, 255);
  }
}

function sameBytes(bytes: Uint8Array, at: number, key: Uint8Array): boolean {
  for (let byte = 0; byte < key.length; byte += 1) if (bytes[at + byte] !== key[byte]) return false;
  return true;
}

function packColour(r: number, g: number, b: number, alpha: number): number {
  return r | (g << 8) | (b << 16) | (alpha << 24);
}

/** tRNS of a gray picture; the caller masks it to the depth, as the specification demands. */
function grayKey(transparency: Uint8Array): number {
  return ((transparency[0] ?? 0) << 8) | (transparency[1] ?? 0);
}
