import { expect, it } from 'vitest';
import { bytesSource } from '../../../../src/base/byte-source.ts';
import { drawThumbnail } from '../../../../src/packer/families/tile-bank/thumbnail.ts';
import type { Thumbnail } from '../../../../src/packer/families/preview.ts';

/** A sheet of tiles of 8, each filled with the index of its number, colour n of its palette being blue n. */
function thumbnail(columns: number, tiles: number): Thumbnail {
  const width = columns * 8;
  const height = Math.ceil(tiles / columns) * 8;
  const payload = new Uint8Array((width * height) / 2 + 32);
  for (let tile = 0; tile < tiles; tile += 1) {
    const index = (tile % 15) + 1;
    for (let row = 0; row < 8; row += 1) {
      const at = ((Math.floor(tile / columns) * 8 + row) * width + (tile % columns) * 8) / 2;
      payload.fill(index * 17, at, at + 4);
    }
  }
  for (let index = 1; index < 16; index += 1) payload[(width * height) / 2 + index * 2] = index;
  const metadata = { columns, height, palette_count: 1, tile_count: tiles, tile_palettes: new Array<number>(tiles).fill(0), tile_size: 8, width };
  return drawThumbnail(bytesSource(payload), metadata);
}

/** Width, height, and the number of the tile that each eighth pixel of the first row is of. */
function shown({ width, height, pixels }: Thumbnail): readonly number[] {
  const tiles = Array.from({ length: Math.ceil(width / 8) }, (_, at) => Math.round(((pixels[at * 32 + 2] ?? 0) * 31) / 255) - 1);
  return [width, height, ...tiles];
}

it('is the whole sheet where it is about as wide as high', () => {
  expect(shown(thumbnail(2, 4))).toEqual([16, 16, 0, 1]);
  expect(shown(thumbnail(4, 8))).toEqual([32, 16, 0, 1, 2, 3]);
});

it('is the beginning of a strip, as a square', () => {
  expect(shown(thumbnail(16, 16))).toEqual([8, 8, 0]);
  expect(shown(thumbnail(1, 40))).toEqual([8, 8, 0]);
});

it('leaves out columns in which no tile stands', () => {
  expect(shown(thumbnail(16, 2))).toEqual([16, 8, 0, 1]);
});

it('has at most 64 pixels a side, each one of the sheet', () => {
  const { width, height, pixels } = thumbnail(16, 256);
  expect([width, height]).toEqual([64, 64]);
  // Every second pixel: four of each tile.
  expect([0, 3, 4, 8].map((x) => Math.round(((pixels[x * 4 + 2] ?? 0) * 31) / 255))).toEqual([1, 1, 2, 3]);
});
