import type { PngImage } from './decode.ts';
import { rowBytes } from './layout.ts';

/** True when a pixel is one sample of at most 8 bits: {@link unpackSamples} and {@link sampleColours} apply. */
export function hasSmallSamples({ header }: PngImage): boolean {
  return header.colourType === 3 || (header.colourType === 0 && header.bitDepth <= 8);
}

/** One byte a pixel, row by row: the samples (gray values or palette indices) as they are. */
export function unpackSamples({ header, bytes }: PngImage): Uint8Array {
  const { width, height, bitDepth } = header;
  if (bitDepth === 8) return bytes;
  const samples = new Uint8Array(width * height);
  const stride = rowBytes(header, width);
  for (let y = 0; y < height; y += 1) unpackRow(bytes, y * stride, samples.subarray(y * width, (y + 1) * width), bitDepth);
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

/** The colour of each pixel, packed as in {@link sampleColours}; for every picture that has large samples. */
export function pixelColours(image: PngImage): Int32Array {
  const { colourType, bitDepth } = image.header;
  if (colourType === 6 && bitDepth === 8) return rgba8Colours(image);
  const colours = new Int32Array(image.header.width * image.header.height);
  if (colourType === 6) readRgba16(image, colours);
  else if (colourType === 2) (bitDepth === 8 ? readRgb8 : readRgb16)(image, colours);
  else if (colourType === 4) readGrayAlpha(image, colours);
  else readGray16(image, colours);
  return colours;
}

/** Little-endian, as every machine is that this runs on, the four bytes are the packed colour already. */
function rgba8Colours({ bytes }: PngImage): Int32Array {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  return new Int32Array(aligned.buffer, aligned.byteOffset, bytes.length / 4);
}

function readRgba16({ bytes }: PngImage, colours: Int32Array): void {
  for (let pixel = 0, at = 0; pixel < colours.length; pixel += 1, at += 8) {
    colours[pixel] = packColour(bytes[at] ?? 0, bytes[at + 2] ?? 0, bytes[at + 4] ?? 0, bytes[at + 6] ?? 0);
  }
}

function readGrayAlpha({ bytes, header }: PngImage, colours: Int32Array): void {
  const size = header.bitDepth / 8;
  for (let pixel = 0, at = 0; pixel < colours.length; pixel += 1, at += 2 * size) {
    const gray = bytes[at] ?? 0;
    colours[pixel] = packColour(gray, gray, gray, bytes[at + size] ?? 0);
  }
}

function readRgb8({ bytes, transparency }: PngImage, colours: Int32Array): void {
  // The key has 16 bits a sample, of which the depth's count. An opaque colour is never 0.
  const clear = transparency ? packColour(transparency[1] ?? 0, transparency[3] ?? 0, transparency[5] ?? 0, 255) : 0;
  for (let pixel = 0, at = 0; pixel < colours.length; pixel += 1, at += 3) {
    const colour = packColour(bytes[at] ?? 0, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0, 255);
    colours[pixel] = colour === clear ? 0 : colour;
  }
}

function readRgb16({ bytes, transparency }: PngImage, colours: Int32Array): void {
  for (let pixel = 0, at = 0; pixel < colours.length; pixel += 1, at += 6) {
    const clear = transparency !== undefined && sameBytes(bytes, at, transparency);
    colours[pixel] = clear ? 0 : packColour(bytes[at] ?? 0, bytes[at + 2] ?? 0, bytes[at + 4] ?? 0, 255);
  }
}

function readGray16({ bytes, transparency }: PngImage, colours: Int32Array): void {
  for (let pixel = 0, at = 0; pixel < colours.length; pixel += 1, at += 2) {
    const gray = bytes[at] ?? 0;
    const clear = transparency !== undefined && sameBytes(bytes, at, transparency);
    colours[pixel] = clear ? 0 : packColour(gray, gray, gray, 255);
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
