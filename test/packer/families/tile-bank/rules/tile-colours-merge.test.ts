import { describe, expect, it } from 'vitest';
import { tileColoursMerge } from '../../../../../src/packer/families/tile-bank/rules/tile-colours-merge.ts';
import { codesOf, findingsOf, indexedPng, rgbPng } from '../tile-asset.ts';

describe('tile_colours_merge', () => {
  it('gives the two colours and the first pixel of each, once a pair', () => {
    const image = rgbPng(8, 8, [0xff0000, 0xff0000, 0xfe0000, 0xfd0000]);
    expect(findingsOf(tileColoursMerge, { images: { 'a.png': image } })).toEqual([
      {
        message: 'a.png: colours become one in RGB565: #FF0000 at (0, 0) and #FE0000 at (2, 0) (0xF800)',
        place: { root: 'tiles/test', file: 'assets/tiles/test/a.png', pixel: { x: 2, y: 0 } },
      },
    ]);
  });

  it('looks at gray and indexed pictures alike', () => {
    expect(findingsOf(tileColoursMerge, { images: { 'a.png': indexedPng(8, 8, [1, 0], [0x000001, 0x000002]) } })).toMatchObject([
      { place: { pixel: { x: 1, y: 0 } } },
    ]);
  });

  it('says nothing of equal colours, nor of transparent ones', () => {
    expect(codesOf({ images: { 'a.png': indexedPng(8, 8, [0, 1, 2], [0xff0000, 0xff0000, 0xfe0000], [255, 255, 0]) } })).toEqual([]);
  });

  it('leaves out index 0 under keep, where it shows no colour', () => {
    const spec = (indices: readonly number[]) => ({
      images: { 'a.png': indexedPng(8, 8, indices, [0xff0000, 0xfe0000, 0xfd0000]) },
      output: { palette: 'keep' },
    });
    expect(codesOf(spec([0, 1]))).toEqual([]);
    expect(codesOf(spec([1, 2]))).toEqual(['tile_colours_merge']);
  });
});
