import type { ByteSource } from '../../../base/byte-source.ts';
import type { Thumbnail } from '../preview.ts';
import { decodeTiles } from './decode.ts';
import type { TileSheet } from './payload.ts';

/** Pixels a side that a thumbnail has at most. */
const side = 64;

/**
 * The packed sheet as far as it has tiles, every n-th pixel of it so that it fits; pixels stay crisp. Of a sheet more
 * than twice as long as the other way the beginning, as a square: a strip of 256 by 16 would be a line.
 */
export function drawThumbnail(payload: ByteSource, metadata: unknown): Thumbnail {
  const sheet = decodeTiles(payload, metadata);
  const part = shownOf(sheet);
  const step = Math.max(1, Math.ceil(Math.max(part.width, part.height) / side));
  const width = Math.ceil(part.width / step);
  const height = Math.ceil(part.height / step);
  const pixels = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) pixels.set(rgbaAt(sheet, x * step, y * step), (y * width + x) * 4);
  }
  return { width, height, pixels };
}

/** From the top left, in pixels. */
function shownOf({ columns, tileCount, tileSize, height }: TileSheet): { readonly width: number; readonly height: number } {
  const width = Math.max(1, Math.min(columns, tileCount)) * tileSize;
  if (width > height * 2) return { width: height, height };
  return height > width * 2 ? { width, height: width } : { width, height };
}

const transparent = [0, 0, 0, 0] as const;

function rgbaAt(sheet: TileSheet, x: number, y: number): readonly [number, number, number, number] {
  const index = sheet.indices[y * sheet.width + x] ?? 0;
  const tile = Math.floor(y / sheet.tileSize) * sheet.columns + Math.floor(x / sheet.tileSize);
  const colour = sheet.palettes[sheet.tilePalettes[tile] ?? 0]?.[index] ?? 0;
  if (index === 0) return transparent;
  return [Math.round(((colour >> 11) * 255) / 31), Math.round((((colour >> 5) & 63) * 255) / 63), Math.round(((colour & 31) * 255) / 31), 255];
}
