import type { PngHeader } from './header.ts';

/** The part of the pixels that is stored together: the whole picture, or one of Adam7's seven passes. */
export interface PngPass {
  /** 1 … 7; 0 for a picture that is not interlaced. */
  readonly number: number;
  /** Where its pixels lie in the picture: first column and row, and the steps to the next. */
  readonly x: number;
  readonly y: number;
  readonly stepX: number;
  readonly stepY: number;
  /** Pixels of the pass itself. */
  readonly width: number;
  readonly height: number;
}

const channelCounts = new Map([
  [0, 1],
  [2, 3],
  [3, 1],
  [4, 2],
  [6, 4],
]);

/** The specification's table: first column, first row, column step, row step. */
const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

export function bitsPerPixel(header: PngHeader): number {
  return header.bitDepth * (channelCounts.get(header.colourType) ?? 0);
}

/** Bytes of a row of `width` pixels, without its filter type. */
export function rowBytes(header: PngHeader, width: number): number {
  return Math.ceil((width * bitsPerPixel(header)) / 8);
}

/** The passes that have pixels, in the order of the data stream. */
export function passesOf(header: PngHeader): readonly PngPass[] {
  const { width, height } = header;
  if (!header.interlaced) return [{ number: 0, x: 0, y: 0, stepX: 1, stepY: 1, width, height }];
  return adam7
    .map(([x, y, stepX, stepY], at) => ({
      number: at + 1,
      x,
      y,
      stepX,
      stepY,
      width: Math.ceil((width - x) / stepX),
      height: Math.ceil((height - y) / stepY),
    }))
    .filter(pass => pass.width > 0 && pass.height > 0);
}

/** Bytes of the data stream once inflated: every row of every pass with its filter type. */
export function streamBytes(header: PngHeader): number {
  return passesOf(header).reduce((sum, pass) => sum + pass.height * (1 + rowBytes(header, pass.width)), 0);
}
