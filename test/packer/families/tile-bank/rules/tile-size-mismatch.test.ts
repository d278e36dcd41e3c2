import { describe, expect, it } from 'vitest';
import { tileSizeMismatch } from '../../../../../src/packer/families/tile-bank/rules/tile-size-mismatch.ts';
import { codesOf, findingsOf, rgbPng } from '../tile-asset.ts';

describe('tile_size_mismatch', () => {
  it('says how much each side leaves over', () => {
    const images = { 'a.png': rgbPng(20, 9, [0]), 'b.png': rgbPng(16, 32, [0]) };
    expect(findingsOf(tileSizeMismatch, { images, output: { tile_size: 16 } })).toEqual([
      {
        message: 'a.png is 20 × 9 pixels, not whole tiles of 16 × 16: its width leaves 4, its height leaves 9 over',
        place: { root: 'tiles/test', file: 'assets/tiles/test/a.png' },
      },
    ]);
  });

  it('knows from the header, before the content was looked at', () => {
    expect(codesOf({ images: { 'a.png': rgbPng(8, 12, [0]) }, unchecked: ['a.png'] })).toEqual(['tile_size_mismatch']);
  });
});
