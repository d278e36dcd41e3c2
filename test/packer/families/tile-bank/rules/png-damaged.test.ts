import { describe, expect, it } from 'vitest';
import { pngDamaged } from '../../../../../src/packer/families/tile-bank/rules/png-damaged.ts';
import { encodePng } from '../../../../support/png.ts';
import { codesOf, findingsOf, indexedPng, rgbPng } from '../tile-asset.ts';

const broken = encodePng({ width: 8, height: 8, colourType: 0, bitDepth: 8, samples: [], filter: [0, 0, 7] });

describe('png_damaged', () => {
  it('names file, chunk and row, once a file', () => {
    expect(findingsOf(pngDamaged, { images: { 'a.png': broken, 'b.png': rgbPng(8, 8, [0]) } })).toEqual([
      {
        message: 'a.png: row 2 has filter type 7; it is 0 to 4',
        place: { root: 'tiles/test', file: 'assets/tiles/test/a.png', byte: 33, pixel: { x: 0, y: 2 } },
      },
    ]);
  });

  it('is the only thing said of such a file', () => {
    for (const palette of ['auto', 'keep']) {
      expect(codesOf({ images: { 'a.png': Uint8Array.of(1, 2) }, output: { palette } })).toEqual(['png_damaged']);
      expect(codesOf({ images: { 'a.png': broken }, output: { palette } })).toEqual(['png_damaged']);
    }
  });

  it('finds an index beyond the palette at its first pixel', () => {
    const image = indexedPng(8, 8, [0, 1, 0, 2], [0x112233, 0x445566]);
    expect(findingsOf(pngDamaged, { images: { 'a.png': image } })).toMatchObject([{ place: { pixel: { x: 3, y: 0 } } }]);
  });

  it('concerns a palette that is a PNG too, and then nothing is said of its colours', () => {
    const spec = { images: { 'a.png': rgbPng(8, 8, [0xff0000]) }, output: { palette: { file: 'p.png' } }, palette: 'no' };
    expect(findingsOf(pngDamaged, spec)).toMatchObject([{ place: { file: 'assets/tiles/test/p.png' } }]);
    expect(codesOf(spec)).toEqual(['png_damaged']);
  });
});
