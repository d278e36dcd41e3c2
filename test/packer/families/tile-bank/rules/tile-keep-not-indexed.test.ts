import { describe, expect, it } from 'vitest';
import { tileKeepNotIndexed } from '../../../../../src/packer/families/tile-bank/rules/tile-keep-not-indexed.ts';
import { codesOf, distinctColours, findingsOf, rgbPng } from '../tile-asset.ts';

describe('tile_keep_not_indexed', () => {
  it('names the colour type, and is all that is said', () => {
    const spec = { images: { 'a.png': rgbPng(8, 8, distinctColours(20)) }, output: { palette: 'keep' } };
    expect(findingsOf(tileKeepNotIndexed, spec)).toMatchObject([
      { message: 'a.png is not indexed: its colour type is 2 (RGB), `keep` needs 3', place: { file: 'assets/tiles/test/a.png' } },
    ]);
    expect(codesOf(spec)).toEqual(['tile_keep_not_indexed']);
  });

  it('does not mind under auto', () => {
    expect(codesOf({ images: { 'a.png': rgbPng(8, 8, [0]) } })).toEqual([]);
  });
});
