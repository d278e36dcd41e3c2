import { describe, expect, it } from 'vitest';
import { paletteDuplicateColour } from '../../../../../src/packer/families/tile-bank/rules/palette-duplicate-colour.ts';
import { findingsOf, rgbPng } from '../tile-asset.ts';

const images = { 'a.png': rgbPng(8, 8, [0xff0000]) };
const spec = (palette: string | Uint8Array, file = 'p.hex') => ({ images, output: { palette: { file } }, palette });

describe('palette_duplicate_colour', () => {
  it('names both lines, at the second', () => {
    expect(findingsOf(paletteDuplicateColour, spec('FF0000\n00FF00\nFE0000'))).toEqual([
      {
        message: 'p.hex: #FE0000 in line 3 is in RGB565 the same as #FF0000 in line 1 (0xF800)',
        place: { root: 'tiles/test', file: 'assets/tiles/test/p.hex', line: 3 },
      },
    ]);
  });

  it('is no error', () => {
    expect(paletteDuplicateColour.severity).toBe('info');
  });
});
