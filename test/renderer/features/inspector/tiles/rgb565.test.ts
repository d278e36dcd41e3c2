import { describe, expect, it } from 'vitest';
import { channelsOf, hex565, hexRgb, isLight, rgbOf } from '../../../../../renderer/features/inspector/tiles/rgb565.ts';

describe('RGB565', () => {
  it('is taken apart into five, six and five bits', () => {
    expect(channelsOf(0b10101_110011_00011)).toEqual({ r: 21, g: 51, b: 3 });
  });

  it.each([
    [0x0000, { r: 0, g: 0, b: 0 }],
    [0xffff, { r: 255, g: 255, b: 255 }],
    [0xf800, { r: 255, g: 0, b: 0 }],
    [0x07e0, { r: 0, g: 255, b: 0 }],
    [0x001f, { r: 0, g: 0, b: 255 }],
    [0x8410, { r: 132, g: 130, b: 132 }],
  ])('%i widens to the whole range', (value, rgb) => {
    expect(rgbOf(value)).toEqual(rgb);
  });

  it('comes back to itself by the packer’s rounding, whatever the value', () => {
    for (let value = 0; value < 0x10000; value += 1) {
      const { r, g, b } = rgbOf(value);
      const back = (Math.round((r * 31) / 255) << 11) | (Math.round((g * 63) / 255) << 5) | Math.round((b * 31) / 255);
      if (back !== value) expect.fail(`${hex565(value)} came back as ${hex565(back)}`);
    }
  });

  it('is written with four digits, and as a colour of the web with six', () => {
    expect([hex565(0x1f), hexRgb({ r: 0, g: 10, b: 255 })]).toEqual(['0x001F', '#000AFF']);
  });

  it('tells light colours from dark ones', () => {
    expect([isLight(rgbOf(0xffe0)), isLight(rgbOf(0x001f))]).toEqual([true, false]);
  });
});
