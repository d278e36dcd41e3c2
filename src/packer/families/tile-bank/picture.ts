import { ok } from '../../../base/result.ts';
import type { Result } from '../../../base/result.ts';
import { decodePng } from '../png/decode.ts';
import type { PngImage } from '../png/decode.ts';
import { pngFault } from '../png/fault.ts';
import type { PngFault } from '../png/fault.ts';
import type { PngHeader } from '../png/header.ts';
import { hasSmallSamples, pixelColours, sampleColours, unpackSamples } from '../png/samples.ts';
import { ColourCensus, isHalfTransparent, pixelAt } from './census.ts';
import type { PixelFacts, PlteFacts, UsedIndexFact } from './facts.ts';
import { maxPixels, paletteEntries } from './limits.ts';

/** One image of a bank, decoded: what its colours are, and a number for each pixel. */
export interface Picture {
  readonly header: PngHeader;
  readonly facts: PixelFacts;
  /**
   * Row by row. For gray up to 8 bits and indexed pictures the sample itself; else the number of the colour
   * among `facts.colours`, from 1, and 0 where it is transparent.
   */
  readonly numbers: Uint8Array;
  /** The colour of each sample, packed, where the numbers are samples. */
  readonly sampleColours?: Int32Array;
}

/** Decodes a PNG file and counts its colours. */
export function readPicture(file: Uint8Array): Result<Picture, PngFault> {
  const image = decodePng(file, maxPixels);
  if (!image.ok) return image;
  return hasSmallSamples(image.value) ? readSamples(image.value) : ok(readColours(image.value));
}

function readColours(image: PngImage): Picture {
  const census = new ColourCensus(image.header.width);
  const numbers = numberColours(pixelColours(image), image.header.width, census);
  return { header: image.header, facts: census.facts(), numbers };
}

/** Slots of the table below; a power of two. A bank's image has a few dozen colours at the very most. */
const tableBits = 10;
// One table for every picture, emptied before each: everything here is synchronous, so no two are ever in it.
const tableColours = new Int32Array(1 << tableBits);
/** The number, and bit 8 for half-transparent. Colour 0 is transparent: the empty table is right for it. */
const tableValues = new Uint16Array(1 << tableBits);

/** From this many equal pixels on, filling them at once is quicker than one by one. */
const longRun = 12;

/**
 * The number of each pixel's colour, row by row and run by run. The colours met are kept in a table by a hash of
 * their 32 bits, one a slot: the census is asked only where the table has another colour, and the table only where
 * a run starts. A row that repeats the one above, as in flat art most do, is copied.
 */
function numberColours(pixels: Int32Array, width: number, census: ColourCensus): Uint8Array {
  const numbers = new Uint8Array(pixels.length);
  tableColours.fill(0);
  tableValues.fill(0);
  const bytes = Buffer.from(pixels.buffer, pixels.byteOffset, pixels.byteLength);
  // Half-transparent pixels are counted one by one: a row with any is looked at in full.
  let repeatable = false;
  for (let row = 0; row < pixels.length; row += width) {
    if (repeatable && repeatsRowAbove(pixels, bytes, row, width)) numbers.copyWithin(row, row - width, row);
    else repeatable = numberRow(pixels, numbers, row, row + width, census);
  }
  return numbers;
}

/** A look at three pixels spares most rows that differ the comparison. */
function repeatsRowAbove(pixels: Int32Array, bytes: Buffer, row: number, width: number): boolean {
  for (const at of [row, row + (width >> 1), row + width - 1]) if (pixels[at] !== pixels[at - width]) return false;
  return bytes.compare(bytes, (row - width) * 4, row * 4, row * 4, (row + width) * 4) === 0;
}

/** Answers whether no pixel of the row is half-transparent. */
function numberRow(pixels: Int32Array, numbers: Uint8Array, from: number, to: number, census: ColourCensus): boolean {
  let whole = true;
  for (let pixel = from; pixel < to; ) {
    const colour = pixels[pixel] ?? 0;
    let end = pixel + 1;
    while (end < to && pixels[end] === colour) end += 1;
    const slot = Math.imul(colour, 0x9e3779b1) >>> (32 - tableBits);
    if (tableColours[slot] !== colour) {
      tableColours[slot] = colour;
      tableValues[slot] = census.number(colour, pixel) | (isHalfTransparent(colour) ? 0x100 : 0);
    }
    const value = tableValues[slot] ?? 0;
    if (value > 0xff) {
      census.addHalfTransparent(colour, pixel, end - pixel);
      whole = false;
    }
    if (end - pixel >= longRun) numbers.fill(value, pixel, end);
    else for (let at = pixel; at < end; at += 1) numbers[at] = value;
    pixel = end;
  }
  return whole;
}

function readSamples(image: PngImage): Result<Picture, PngFault> {
  const { header } = image;
  const samples = unpackSamples(image);
  const colours = sampleColours(image);
  const used = usedSamples(samples);
  const beyond = used.find(({ sample }) => sample >= colours.length);
  if (beyond) return beyondPalette(header, beyond, colours.length);
  const census = new ColourCensus(header.width);
  for (const { sample, pixel } of used) census.number(colours[sample] ?? 0, pixel);
  countHalfTransparent(samples, colours, used, census);
  const facts = census.facts();
  const plte = image.palette && header.colourType === 3 ? plteFacts(image.palette, colours, used, header) : undefined;
  return ok({ header, facts: plte ? { ...facts, plte } : facts, numbers: samples, sampleColours: colours });
}

interface UsedSample {
  readonly sample: number;
  /** The first that has it. */
  readonly pixel: number;
}

/** Each sample that a pixel has, in reading order. Four pixels that repeat the four before are passed over at once. */
function usedSamples(samples: Uint8Array): readonly UsedSample[] {
  const used: UsedSample[] = [];
  const seen = new Uint8Array(256);
  const look = (from: number, to: number): void => {
    for (let pixel = from; pixel < to; pixel += 1) {
      const sample = samples[pixel] ?? 0;
      if (seen[sample] !== 0) continue;
      seen[sample] = 1;
      used.push({ sample, pixel });
    }
  };
  const fours = samples.byteOffset % 4 === 0 ? new Int32Array(samples.buffer, samples.byteOffset, samples.length >> 2) : [];
  let last: number | undefined;
  for (let four = 0; four < fours.length; four += 1) {
    if (fours[four] === last) continue;
    last = fours[four];
    look(four * 4, four * 4 + 4);
  }
  look(fours.length * 4, samples.length);
  return used;
}

function countHalfTransparent(
  samples: Uint8Array,
  colours: Int32Array,
  used: readonly UsedSample[],
  census: ColourCensus,
): void {
  const half = used.filter(({ sample }) => isHalfTransparent(colours[sample] ?? 0));
  if (half.length === 0) return;
  const counts = new Uint32Array(256);
  for (const sample of samples) counts[sample] = (counts[sample] ?? 0) + 1;
  for (const { sample, pixel } of half) census.addHalfTransparent(colours[sample] ?? 0, pixel, counts[sample] ?? 0);
}

function plteFacts(palette: Uint8Array, colours: Int32Array, used: readonly UsedSample[], { width }: PngHeader): PlteFacts {
  const entries = palette.length / 3;
  if (entries > paletteEntries) return { entries };
  const usedFacts = used.map(
    ({ sample, pixel }): UsedIndexFact => ({ index: sample, alpha: (colours[sample] ?? 0) >>> 24, ...pixelAt(pixel, width) }),
  );
  return { entries, hex: Buffer.from(palette).toString('hex'), used: usedFacts };
}

function beyondPalette({ width }: PngHeader, { sample, pixel }: UsedSample, entries: number): Result<never, PngFault> {
  const place = pixelAt(pixel, width);
  const words = `pixel (${place.x}, ${place.y}) has index ${sample}, but the palette (PLTE) has ${entries} entries`;
  return pngFault('index_beyond_palette', words, { chunk: 'IDAT', pixel: place });
}
