import type { ByteSource } from '../../../base/byte-source.ts';
import type { Thumbnail } from '../preview.ts';
import { decodeTiles } from './decode.ts';
import type { TileSheet } from './payload.ts';

/** Pixels a side that a thumbnail has at most. */
const side = 64;

/** The packed sheet, every n-th pixel of it so that it fits; pixels stay crisp. */
export function drawThumbnail(payload: ByteSource, metadata: unknown): Thumbnail {
  const sheet = decodeTiles(payload, metadata);
  const step = Math.max(1, Math.ceil(Math.max(sheet.width, sheet.height) / side));
  const width = Math.ceil(sheet.width / step);
  const height = Math.ceil(sheet.height / step);
  const pixels = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) pixels.set(rgbaAt(sheet, x * step, y * step), (y * width + x) * 4);
  }
  return { width, height, pixels };
}

const transparent = [0, 0, 0, 0] as const;

function rgbaAt(sheet: TileSheet, x: number, y: number): readonly [number, number, number, number] {
  const index = sheet.indices[y * sheet.width + x] ?? 0;
  const tile = Math.floor(y / sheet.tileSize) * sheet.columns + Math.floor(x / sheet.tileSize);
  const colour = sheet.palettes[sheet.tilePalettes[tile] ?? 0]?.[index] ?? 0;
  if (index === 0) return transparent;
  return [Math.round(((colour >> 11) * 255) / 31), Math.round((((colour >> 5) & 63) * 255) / 63), Math.round(((colour & 31) * 255) / 31), 255];
}
