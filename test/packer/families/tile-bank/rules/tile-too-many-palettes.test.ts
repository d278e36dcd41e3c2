import { describe, expect, it } from 'vitest';
import { tileTooManyPalettes } from '../../../../../src/packer/families/tile-bank/rules/tile-too-many-palettes.ts';
import { codesOf, distinctColours, findingsOf, rgbPng } from '../tile-asset.ts';

describe('tile_too_many_palettes', () => {
  const images = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`${at}.png`, rgbPng(8, 8, distinctColours(15, 1 + at * 15))]));

  it('says how many it would take, and which image found none left', () => {
    expect(findingsOf(tileTooManyPalettes, { images: images(66) })).toMatchObject([
      {
        message: 'the images need 66 palettes of 15 colours, a bank holds 64; the first that finds none left is 64.png',
        place: { file: 'assets/tiles/test/asset.json', field: '/inputs/tiles', line: 6 },
      },
    ]);
  });

  it('lets 64 palettes pass', () => {
    expect(codesOf({ images: images(64) })).toEqual([]);
  });

  it('waits until the colours of every image are known', () => {
    expect(findingsOf(tileTooManyPalettes, { images: images(66), unchecked: ['3.png'] })).toEqual([]);
  });
});
