import { ok } from '../../../base/result.ts';
import type { Result } from '../../../base/result.ts';
import { decodePng } from '../png/decode.ts';
import type { PngImage } from '../png/decode.ts';
import { pngFault } from '../png/fault.ts';
import type { PngFault } from '../png/fault.ts';
import type { PngHeader } from '../png/header.ts';
import { hasSmallSamples, rowReader, sampleColours, unpackSamples } from '../png/samples.ts';
import { ColourCensus, isHalfTransparent } from './census.ts';
import type { PixelFacts, UsedIndexFact } from './facts.ts';
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
  const { width, height } = image.header;
  const census = new ColourCensus(width);
  const numbers = new Uint8Array(width * height);
  const readRow = rowReader(image);
  const row = new Int32Array(width);
  for (let y = 0; y < height; y += 1) {
    readRow(y, row);
    numberRow(row, y * width, numbers, census);
  }
  return { header: image.header, facts: census.facts(), numbers };
}

/** Pixel art comes in runs: a colour is looked up where it differs from the one to its left. */
function numberRow(row: Int32Array, start: number, numbers: Uint8Array, census: ColourCensus): void {
  let last = 0;
  let number = 0;
  let half = false;
  for (let x = 0; x < row.length; x += 1) {
    const colour = row[x] ?? 0;
    if (colour !== last) {
      last = colour;
      number = census.number(colour, start + x);
      half = isHalfTransparent(colour);
    }
    if (half) census.addHalfTransparent(colour, start + x, 1);
    numbers[start + x] = number;
  }
}

function readSamples(image: PngImage): Result<Picture, PngFault> {
  const { header } = image;
  const samples = unpackSamples(image);
  const colours = sampleColours(image);
  const firsts = firstPixels(samples);
  const used = [...firsts.keys()].filter(sample => (firsts[sample] ?? -1) >= 0);
  used.sort((a, b) => (firsts[a] ?? 0) - (firsts[b] ?? 0));
  const beyond = used.find(sample => sample >= colours.length);
  if (beyond !== undefined) return beyondPalette(header, beyond, colours.length, firsts[beyond] ?? 0);
  const census = new ColourCensus(header.width);
  for (const sample of used) census.number(colours[sample] ?? 0, firsts[sample] ?? 0);
  countHalfTransparent(samples, colours, used, firsts, census);
  const facts = census.facts();
  const plte = image.palette && header.colourType === 3 ? plteFacts(image.palette, colours, used, firsts, header) : undefined;
  return ok({ header, facts: plte ? { ...facts, plte } : facts, numbers: samples, sampleColours: colours });
}

/** The first pixel that has each sample, -1 where none has. */
function firstPixels(samples: Uint8Array): Int32Array {
  const firsts = new Int32Array(256).fill(-1);
  for (let pixel = 0; pixel < samples.length; pixel += 1) {
    const sample = samples[pixel] ?? 0;
    if ((firsts[sample] ?? 0) < 0) firsts[sample] = pixel;
  }
  return firsts;
}

function countHalfTransparent(
  samples: Uint8Array,
  colours: Int32Array,
  used: readonly number[],
  firsts: Int32Array,
  census: ColourCensus,
): void {
  const half = used.filter(sample => isHalfTransparent(colours[sample] ?? 0));
  if (half.length === 0) return;
  const counts = new Uint32Array(256);
  for (const sample of samples) counts[sample] = (counts[sample] ?? 0) + 1;
  for (const sample of half) census.addHalfTransparent(colours[sample] ?? 0, firsts[sample] ?? 0, counts[sample] ?? 0);
}

function plteFacts(
  palette: Uint8Array,
  colours: Int32Array,
  used: readonly number[],
  firsts: Int32Array,
  { width }: PngHeader,
): NonNullable<PixelFacts['plte']> {
  const entries = palette.length / 3;
  if (entries > paletteEntries) return { entries };
  const usedFacts = used.map((index): UsedIndexFact => {
    const pixel = firsts[index] ?? 0;
    return { index, alpha: (colours[index] ?? 0) >>> 24, x: pixel % width, y: Math.floor(pixel / width) };
  });
  return { entries, hex: Buffer.from(palette).toString('hex'), used: usedFacts };
}

function beyondPalette({ width }: PngHeader, index: number, entries: number, at: number): Result<never, PngFault> {
  const pixel = { x: at % width, y: Math.floor(at / width) };
  const words = `pixel (${pixel.x}, ${pixel.y}) has index ${index}, but the palette (PLTE) has ${entries} entries`;
  return pngFault('index_beyond_palette', words, { chunk: 'IDAT', pixel });
}
