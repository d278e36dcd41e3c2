import { describe, expect, it } from 'vitest';
import { paletteTooManyColours } from '../../../../../src/packer/families/tile-bank/rules/palette-too-many-colours.ts';
import { codesOf, distinctColours, findingsOf, indexedPng, rgbPng } from '../tile-asset.ts';

const images = { 'a.png': rgbPng(8, 8, [0xff0000]) };
const spec = (palette: string | Uint8Array, file = 'p.hex') => ({ images, output: { palette: { file } }, palette });

const hex = (count: number) => distinctColours(count).map(colour => colour.toString(16).padStart(6, '0')).join('\n');

describe('palette_too_many_colours', () => {
  it('counts them and names the line of the 16th, and is all that is said', () => {
    expect(findingsOf(paletteTooManyColours, spec(`; mine\n${hex(20)}`))).toEqual([
      {
        message: 'p.hex has 20 opaque colours, a palette has at most 15; the 16th is #840000 in line 17',
        place: { root: 'tiles/test', file: 'assets/tiles/test/p.hex', line: 17 },
      },
    ]);
    expect(codesOf(spec(hex(16)))).toEqual(['palette_too_many_colours']);
  });

  it('does not count transparent entries of a PNG', () => {
    const entries = distinctColours(16, 32);
    expect(codesOf(spec(indexedPng(1, 1, [0], [...entries, 0xff0000], [0, 0]), 'p.png'))).toEqual([]);
    expect(findingsOf(paletteTooManyColours, spec(indexedPng(1, 1, [0], entries), 'p.png'))[0]?.message).toContain('in entry 15');
  });
});
