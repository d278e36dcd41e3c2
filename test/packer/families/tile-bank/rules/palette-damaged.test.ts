import { describe, expect, it } from 'vitest';
import { paletteDamaged } from '../../../../../src/packer/families/tile-bank/rules/palette-damaged.ts';
import { codesOf, findingsOf, rgbPng } from '../tile-asset.ts';

const images = { 'a.png': rgbPng(8, 8, [0xff0000]) };
const spec = (palette: string | Uint8Array, file = 'p.hex') => ({ images, output: { palette: { file } }, palette });

describe('palette_damaged', () => {
  it('names the line, and is all that is said', () => {
    expect(findingsOf(paletteDamaged, spec('FF0000\nred\n'))).toEqual([
      {
        message: 'p.hex, line 2: "red" is not a colour RRGGBB',
        place: { root: 'tiles/test', file: 'assets/tiles/test/p.hex', line: 2 },
      },
    ]);
    expect(codesOf(spec('00FF00\nred\n'))).toEqual(['palette_damaged']);
  });

  it('finds a PNG that is not indexed', () => {
    expect(codesOf(spec(rgbPng(8, 8, [0]), 'p.png'))).toEqual(['palette_damaged']);
  });
});
