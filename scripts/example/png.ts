import { crc32 } from './crc32.ts';
import type { Canvas } from './canvas.ts';
import { clear } from './colour.ts';
import type { Colour } from './colour.ts';
import { compress } from './deflate.ts';

type ColourType = 0 | 2 | 3 | 4 | 6;

/** What a PNG is made of: samples at `depth` bits, as many a pixel as its colour type has. */
interface Picture {
  readonly width: number;
  readonly height: number;
  readonly colourType: ColourType;
  readonly depth: 1 | 2 | 4 | 8 | 16;
  readonly interlaced: boolean;
  /** PLTE and tRNS, ready made. */
  readonly extra: readonly Uint8Array[];
  samples(x: number, y: number): readonly number[];
}

/** Adam7: where a pass starts and how far apart its pixels are. */
const passes = [[0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2], [0, 1, 1, 2]] as const;

function chunk(name: string, data: Uint8Array): Uint8Array {
  const out = new Uint8Array(data.length + 12);
  const view = new DataView(out.buffer);
  view.setUint32(0, data.length);
  out.set(new TextEncoder().encode(name), 4);
  out.set(data, 8);
  view.setUint32(data.length + 8, crc32(out.subarray(4, data.length + 8)));
  return out;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** One row of samples, packed most significant first. */
function packRow(samples: readonly number[], depth: number): Uint8Array {
  const row = new Uint8Array(Math.ceil((samples.length * depth) / 8));
  samples.forEach((sample, at) => {
    if (depth === 16) row.set([sample >> 8, sample & 255], at * 2);
    else {
      const bit = at * depth;
      row[bit >> 3] = (row[bit >> 3] ?? 0) | (sample << (8 - depth - (bit & 7)));
    }
  });
  return row;
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? above : corner;
}

function filtered(kind: number, row: Uint8Array, above: Uint8Array, step: number): Uint8Array {
  const out = new Uint8Array(row.length + 1);
  out[0] = kind;
  row.forEach((value, at) => {
    const left = at >= step ? (row[at - step] ?? 0) : 0;
    const up = above[at] ?? 0;
    const corner = at >= step ? (above[at - step] ?? 0) : 0;
    const guesses = [0, left, up, (left + up) >> 1, paeth(left, up, corner)];
    out[at + 1] = value - (guesses[kind] ?? 0);
  });
  return out;
}

/** The usual choice: the filter whose bytes, taken as signed, are smallest. Packed samples stay unfiltered. */
function bestFilter(row: Uint8Array, above: Uint8Array, step: number, choose: boolean): Uint8Array {
  const weight = (bytes: Uint8Array): number => bytes.reduce((sum, byte, at) => sum + (at === 0 ? 0 : Math.min(byte, 256 - byte)), 0);
  const tried = (choose ? [0, 1, 2, 3, 4] : [0]).map((kind) => filtered(kind, row, above, step));
  return tried.reduce((best, next) => (weight(next) < weight(best) ? next : best));
}

function passBytes(picture: Picture, [left, top, across, down]: readonly [number, number, number, number]): Uint8Array {
  const rows: Uint8Array[] = [];
  const channels = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[picture.colourType];
  const step = Math.max(1, (channels * picture.depth) >> 3);
  let above: Uint8Array = new Uint8Array(0);
  if (left >= picture.width) return above;
  for (let y = top; y < picture.height; y += down) {
    const samples: number[] = [];
    for (let x = left; x < picture.width; x += across) samples.push(...picture.samples(x, y));
    const row = packRow(samples, picture.depth);
    rows.push(bestFilter(row, above, step, picture.colourType !== 3 && picture.depth >= 8));
    above = row;
  }
  return joined(rows);
}

function encode(picture: Picture): Uint8Array {
  const head = new Uint8Array(13);
  const view = new DataView(head.buffer);
  view.setUint32(0, picture.width);
  view.setUint32(4, picture.height);
  head.set([picture.depth, picture.colourType, 0, 0, picture.interlaced ? 1 : 0], 8);
  const all = picture.interlaced ? passes : ([[0, 0, 1, 1]] as const);
  const data = compress(joined(all.map((pass) => passBytes(picture, pass))));
  const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  return joined([signature, chunk('IHDR', head), ...picture.extra, chunk('IDAT', data), chunk('IEND', new Uint8Array(0))]);
}

function channelsOf(seen: Colour): readonly [number, number, number] {
  return seen === clear ? [0, 0, 0] : [seen >> 16, (seen >> 8) & 255, seen & 255];
}

export interface PngStyle {
  readonly interlaced?: boolean;
  readonly depth?: 8 | 16;
}

function base(canvas: Canvas, style: PngStyle): { width: number; height: number; interlaced: boolean; depth: 8 | 16 } {
  return { width: canvas.width, height: canvas.height, interlaced: style.interlaced ?? false, depth: style.depth ?? 8 };
}

/** Colour type 6. At 16 bits each sample is the 8-bit one twice, which is the same colour exactly. */
export function rgbaPng(canvas: Canvas, style: PngStyle = {}): Uint8Array {
  const times = style.depth === 16 ? 257 : 1;
  const samples = (x: number, y: number): number[] => {
    const seen = canvas.get(x, y);
    return [...channelsOf(seen), seen === clear ? 0 : 255].map((sample) => sample * times);
  };
  return encode({ ...base(canvas, style), colourType: 6, extra: [], samples });
}

/** Colour type 2; a clear pixel becomes the colour that tRNS names: magenta, which no picture uses. */
export function rgbPng(canvas: Canvas, style: PngStyle = {}): Uint8Array {
  const samples = (x: number, y: number): readonly number[] =>
    canvas.get(x, y) === clear ? [255, 0, 255] : channelsOf(canvas.get(x, y));
  const extra = [chunk('tRNS', Uint8Array.of(0, 255, 0, 0, 0, 255))];
  return encode({ ...base(canvas, style), depth: 8, colourType: 2, extra, samples });
}

/** Colour type 3 with `palette` as its PLTE. Entry 0 is what clear pixels use and is the transparent one. */
export function indexedPng(canvas: Canvas, palette: readonly Colour[], depth: 1 | 2 | 4 | 8, style: PngStyle = {}): Uint8Array {
  const numbers = new Map(palette.map((entry, at) => [entry, at] as const).slice(1));
  numbers.set(clear, 0);
  const samples = (x: number, y: number): number[] => {
    const number = numbers.get(canvas.get(x, y));
    if (number === undefined) throw new Error(`colour ${canvas.get(x, y).toString(16)} at ${x},${y} is not in the palette`);
    return [number];
  };
  const extra = [chunk('PLTE', Uint8Array.from(palette.flatMap(channelsOf))), chunk('tRNS', Uint8Array.of(0))];
  return encode({ ...base(canvas, style), depth, colourType: 3, extra, samples });
}

/** Colour type 0 from levels of 0 … 2^depth-1; level 0 is the transparent one. */
export function grayPng(width: number, height: number, depth: 1 | 2 | 4 | 8, level: (x: number, y: number) => number): Uint8Array {
  const samples = (x: number, y: number): number[] => [level(x, y)];
  const extra = [chunk('tRNS', Uint8Array.of(0, 0))];
  return encode({ width, height, depth, colourType: 0, interlaced: false, extra, samples });
}

/** Colour type 4, gray and alpha, from a picture whose colours are gray. */
export function grayAlphaPng(canvas: Canvas): Uint8Array {
  const samples = (x: number, y: number): number[] => {
    const seen = canvas.get(x, y);
    return seen === clear ? [0, 0] : [seen & 255, 255];
  };
  return encode({ ...base(canvas, {}), colourType: 4, extra: [], samples });
}

/** A palette as a picture: colour type 3, one pixel an entry. */
export function palettePng(palette: readonly Colour[]): Uint8Array {
  const extra = [chunk('PLTE', Uint8Array.from(palette.flatMap(channelsOf)))];
  const samples = (x: number): number[] => [x];
  return encode({ width: palette.length, height: 1, depth: 4, colourType: 3, interlaced: false, extra, samples });
}
