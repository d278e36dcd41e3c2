import { describe, expect, it } from 'vitest';
import { hueOf, paintIndices } from '../../../../../renderer/features/inspector/tiles/paint.ts';

const red = 0xf800;
const green = 0x07e0;
/** Two tiles of 2 × 2 side by side, the second with the second palette; a third cell is left over. */
const sheet = {
  width: 6,
  tile_size: 2,
  columns: 3,
  palettes: [{ colours: [red, red] }, { colours: [0, green] }],
  tile_palettes: [0, 1],
  used: 2,
};
const indices = new Uint8Array([1, 0, 1, 1, 1, 1, /**/ 0, 1, 0, 1, 1, 1]);

const pixel = (rgba: Uint8ClampedArray, x: number, y: number): number[] => [...rgba.subarray((y * 6 + x) * 4, (y * 6 + x) * 4 + 4)];

describe('a painted sheet', () => {
  it('draws each tile with its own palette', () => {
    const rgba = paintIndices(indices, sheet);
    expect(pixel(rgba, 0, 0)).toEqual([255, 0, 0, 255]);
    expect(pixel(rgba, 2, 0)).toEqual([0, 255, 0, 255]);
  });

  it('leaves index 0 transparent, whatever colour its entry has', () => {
    expect(pixel(paintIndices(indices, sheet), 1, 0)[3]).toBe(0);
  });

  it('leaves what is after the last tile empty', () => {
    expect(pixel(paintIndices(indices, sheet), 4, 0)[3]).toBe(0);
  });

  it('draws all tiles with one palette when they are swapped', () => {
    const rgba = paintIndices(indices, { ...sheet, swap: 1 });
    expect(pixel(rgba, 0, 0)).toEqual([0, 255, 0, 255]);
  });

  it('draws nothing with a palette that is not there', () => {
    expect(paintIndices(indices, { ...sheet, swap: 9 }).every((byte) => byte === 0)).toBe(true);
  });

  it('gives neighbouring palettes hues that are far apart', () => {
    for (let palette = 0; palette < 63; palette += 1) {
      const apart = Math.abs(hueOf(palette) - hueOf(palette + 1));
      expect(Math.min(apart, 360 - apart)).toBeGreaterThan(90);
    }
  });
});
