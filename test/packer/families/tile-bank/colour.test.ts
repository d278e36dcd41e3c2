import { describe, expect, it } from 'vitest';
import { rgb565, rgb565OfPacked, rgb565OfRgb, rgb565Text, rgbOfPacked, rgbText } from '../../../../src/packer/families/tile-bank/colour.ts';

describe('RGB565', () => {
  it('rounds each sample to the nearest step', () => {
    // 4·31/255 = 0.486, 5·31/255 = 0.608; 2·63/255 = 0.494, 3·63/255 = 0.741.
    expect([rgb565(4, 0, 0), rgb565(5, 0, 0), rgb565(0, 2, 0), rgb565(0, 3, 0), rgb565(0, 0, 4), rgb565(0, 0, 5)]).toEqual([
      0, 0x0800, 0, 0x0020, 0, 0x0001,
    ]);
  });

  it('is round(v·31/255) and round(v·63/255) for every sample', () => {
    for (let v = 0; v < 256; v += 1) {
      const five = Math.round((v * 31) / 255);
      expect(rgb565(v, v, v)).toBe(five * 2048 + Math.round((v * 63) / 255) * 32 + five);
    }
  });

  it('is the same of packed colours, whatever their alpha, and of RRGGBB', () => {
    const packed = 0x12 | (0x34 << 8) | (0x56 << 16) | (0xff << 24);
    expect([rgb565OfPacked(packed), rgb565OfRgb(0x123456), rgbOfPacked(packed)]).toEqual([rgb565(0x12, 0x34, 0x56), rgb565(0x12, 0x34, 0x56), 0x123456]);
  });
});

describe('colours in words', () => {
  it('are written as people write them', () => {
    expect([rgbText(0x00ab0c), rgb565Text(0x7e0)]).toEqual(['#00AB0C', '0x07E0']);
  });
});
