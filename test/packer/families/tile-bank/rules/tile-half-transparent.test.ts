import { describe, expect, it } from 'vitest';
import { tileHalfTransparent } from '../../../../../src/packer/families/tile-bank/rules/tile-half-transparent.ts';
import { codesOf, findingsOf, indexedPng, rgbaPng } from '../tile-asset.ts';

describe('tile_half_transparent', () => {
  it('counts the pixels and says what becomes of the first', () => {
    const image = rgbaPng(8, 8, [0xff0000ff, 0xff00007f, 0xff000080, 0x00000000]);
    expect(findingsOf(tileHalfTransparent, { images: { 'a.png': image } })).toEqual([
      {
        message: 'a.png has 32 half-transparent pixels; the first, at (1, 0) with alpha 127, becomes transparent',
        place: { root: 'tiles/test', file: 'assets/tiles/test/a.png', pixel: { x: 1, y: 0 } },
      },
    ]);
  });

  it('counts pixels of indexed pictures', () => {
    const image = indexedPng(8, 8, [0, 1, 1, 2], [1, 2, 0xff0000], [255, 128, 3]);
    expect(findingsOf(tileHalfTransparent, { images: { 'a.png': image } })[0]?.message).toContain('48 half-transparent pixels; the first, at (1, 0) with alpha 128, becomes opaque');
  });

  it('under keep is about indices that become opaque, never about index 0', () => {
    const spec = (indices: readonly number[]) => ({
      images: { 'a.png': indexedPng(8, 8, indices, [1, 0xff0000], [99, 200]) },
      output: { palette: 'keep' },
    });
    expect(codesOf(spec([0]))).toEqual([]);
    expect(findingsOf(tileHalfTransparent, spec([0, 1]))[0]?.message).toContain('uses index 1, whose alpha is 200');
  });

  it('says nothing of alpha 0 and 255', () => {
    expect(codesOf({ images: { 'a.png': rgbaPng(8, 8, [0xff0000ff, 0xff000000]) } })).toEqual([]);
  });
});
