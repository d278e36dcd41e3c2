import { describe, expect, it } from 'vitest';
import { tileTooManyTiles } from '../../../../../src/packer/families/tile-bank/rules/tile-too-many-tiles.ts';
import { codesOf, findingsOf, rgbPng } from '../tile-asset.ts';

describe('tile_too_many_tiles', () => {
  it('counts over all images and gives the tiles of each', () => {
    const images = { 'a.png': rgbPng(128, 128, [0]), 'b.png': rgbPng(8, 8, [0]) };
    expect(findingsOf(tileTooManyTiles, { images })).toEqual([
      {
        message: 'the images come to 257 tiles of 8 × 8, a bank holds 256: a.png 256 and b.png 1',
        place: { root: 'tiles/test', file: 'assets/tiles/test/asset.json', field: '/inputs/tiles', line: 6, column: 23 },
      },
    ]);
  });

  it('lets 256 tiles pass', () => {
    expect(findingsOf(tileTooManyTiles, { images: { 'a.png': rgbPng(128, 128, [0]) } })).toEqual([]);
  });

  it('leaves images that are no whole tiles to their own rule', () => {
    expect(codesOf({ images: { 'a.png': rgbPng(9, 3000, [0]) } })).toEqual(['tile_size_mismatch']);
  });

  it('is what is said of a picture too large to decode, and all that is', () => {
    expect(codesOf({ images: { 'a.png': rgbPng(1024, 512, [0x010203]) }, output: { tile_size: 32 } })).toEqual(['tile_too_many_tiles']);
  });
});
