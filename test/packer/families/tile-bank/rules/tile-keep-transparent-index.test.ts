import { describe, expect, it } from 'vitest';
import { tileKeepTransparentIndex } from '../../../../../src/packer/families/tile-bank/rules/tile-keep-transparent-index.ts';
import { codesOf, findingsOf, indexedPng } from '../tile-asset.ts';

describe('tile_keep_transparent_index', () => {
  const spec = (indices: readonly number[]) => ({
    images: { 'a.png': indexedPng(8, 8, indices, [1, 0xff0000, 0x00ff00], [0, 255, 127]) },
    output: { palette: 'keep' },
  });

  it('names the index, its alpha and the first pixel', () => {
    expect(findingsOf(tileKeepTransparentIndex, spec([0, 1, 1, 2]))).toMatchObject([
      {
        message: 'a.png uses index 2, which is transparent (alpha 127), first at (3, 0); only index 0 may be',
        place: { file: 'assets/tiles/test/a.png', pixel: { x: 3, y: 0 } },
      },
    ]);
    expect(codesOf(spec([0, 2]))).toEqual(['tile_keep_transparent_index']);
  });

  it('does not mind an index that no pixel has', () => {
    expect(codesOf(spec([0, 1]))).toEqual([]);
  });
});
