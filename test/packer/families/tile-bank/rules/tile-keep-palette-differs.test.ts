import { describe, expect, it } from 'vitest';
import { tileKeepPaletteDiffers } from '../../../../../src/packer/families/tile-bank/rules/tile-keep-palette-differs.ts';
import { codesOf, findingsOf, indexedPng } from '../tile-asset.ts';

describe('tile_keep_palette_differs', () => {
  const keep = (...palettes: readonly (readonly number[])[]) => ({
    images: Object.fromEntries(palettes.map((palette, at) => [`${at}.png`, indexedPng(8, 8, [1], palette)])),
    output: { palette: 'keep' },
  });

  it('names the image and the first entry that differs', () => {
    expect(findingsOf(tileKeepPaletteDiffers, keep([1, 2, 3], [1, 2, 3], [1, 2, 0xff0000]))).toMatchObject([
      { message: 'the palette (PLTE) of 2.png differs from that of 0.png: entry 2 is #FF0000, not #000003', place: { file: 'assets/tiles/test/2.png' } },
    ]);
  });

  it('counts an entry that is only in one of the two', () => {
    expect(findingsOf(tileKeepPaletteDiffers, keep([1, 2], [1, 2, 0]))[0]?.message).toContain('entry 2 is #000000, not absent');
    expect(findingsOf(tileKeepPaletteDiffers, keep([1, 2, 0], [1, 2]))[0]?.message).toContain('entry 2 is absent, not #000000');
  });

  it('compares the bytes, not what they are in RGB565', () => {
    expect(codesOf(keep([1, 2], [1, 3]))).toEqual(['tile_keep_palette_differs']);
  });

  it('says nothing under auto', () => {
    expect(codesOf({ ...keep([1, 2], [1, 3]), output: {} })).toEqual([]);
  });
});
