import { describe, expect, it } from 'vitest';
import { tileColourNotInPalette } from '../../../../../src/packer/families/tile-bank/rules/tile-colour-not-in-palette.ts';
import { codesOf, findingsOf, rgbPng } from '../tile-asset.ts';

const spec = (palette: string) => ({
  images: { 'a.png': rgbPng(8, 8, [0xff0000, 0x00ff00, 0x0000ff]) },
  output: { palette: { file: 'p.hex' } },
  palette,
});

describe('tile_colour_not_in_palette', () => {
  it('names each colour with one pixel, once an image', () => {
    expect(findingsOf(tileColourNotInPalette, spec('FF0000'))).toEqual([
      {
        message: 'a.png has colours that p.hex has not: #00FF00 (0x07E0) at (1, 0) and #0000FF (0x001F) at (2, 0)',
        place: { root: 'tiles/test', file: 'assets/tiles/test/a.png', pixel: { x: 1, y: 0 } },
      },
    ]);
  });

  it('compares in RGB565', () => {
    expect(codesOf(spec('FE0000\n00FE00\n0000FE'))).toEqual([]);
  });

  it('finds every colour missing in an empty palette', () => {
    expect(codesOf(spec(''))).toEqual(['tile_colour_not_in_palette']);
  });
});
