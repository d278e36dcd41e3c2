import { describe, expect, it } from 'vitest';
import { tileTooManyColours } from '../../../../../src/packer/families/tile-bank/rules/tile-too-many-colours.ts';
import { codesOf, distinctColours, findingsOf, rgbPng, rgbaPng } from '../tile-asset.ts';

describe('tile_too_many_colours', () => {
  const colours = distinctColours(17);
  const spec = { images: { 'a.png': rgbPng(8, 8, colours) } };

  it('lists the colours that fit, the first that does not with its pixel, and how many there are', () => {
    const [finding] = findingsOf(tileTooManyColours, spec);
    // Colour n is first at pixel n of rows of 8: the 16th at (7, 1).
    expect(finding?.place).toMatchObject({ file: 'assets/tiles/test/a.png', pixel: { x: 7, y: 1 } });
    expect(finding?.message).toContain('a.png has 17 opaque colours, an image has at most 15; the 16th, #840000, is first at (7, 1)');
    expect(finding?.message).toContain('#080000 (0x0800), #100000 (0x1000)');
    expect(finding?.message).toContain('and 1 more');
  });

  it('is all that is said, under auto and file', () => {
    expect(codesOf(spec)).toEqual(['tile_too_many_colours']);
    expect(codesOf({ ...spec, output: { palette: { file: 'p.hex' } }, palette: '' })).toEqual(['tile_too_many_colours']);
  });

  it('lets 15 colours and transparency pass', () => {
    const image = rgbaPng(8, 8, [0x12345600, ...distinctColours(15).map(colour => colour * 256 + 255)]);
    expect(codesOf({ images: { 'a.png': image } })).toEqual([]);
  });

  it('counts colours that are one in RGB565 once', () => {
    const image = rgbPng(8, 8, [...distinctColours(15), 0x080001]);
    expect(codesOf({ images: { 'a.png': image } })).toEqual(['tile_colours_merge']);
  });

  it('counts exactly however many there are', () => {
    const image = rgbPng(64, 32, distinctColours(2048));
    expect(findingsOf(tileTooManyColours, { images: { 'a.png': image } })[0]?.message).toContain('has 2048 opaque colours');
  });
});
