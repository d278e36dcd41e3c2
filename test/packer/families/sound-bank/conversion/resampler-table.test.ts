import { describe, expect, it } from 'vitest';
import { kernelTable as made } from '../../../../../scripts/resampler-table.ts';
import {
  kernelHalfWidth,
  kernelSteps,
  kernelTable,
} from '../../../../../src/packer/families/sound-bank/conversion/resampler-table.ts';

/** The modified Bessel function of order 0, by its defining series. */
function bessel(z: number): number {
  let sum = 1;
  for (let k = 1, term = 1; k < 80; k++) {
    term *= (z / 2 / k) ** 2;
    sum += term;
  }
  return sum;
}

describe('the table of the resampler', () => {
  it('is what its script makes, to the last bit', () => {
    expect(kernelTable).toEqual(made());
  });

  it('holds a windowed sinc: 121/128 of the band, Kaiser 11, 64 samples to a side', () => {
    for (let i = 1; i <= kernelHalfWidth * kernelSteps; i++) {
      const x = i / kernelSteps;
      const angle = (Math.PI * x * 121) / 128;
      const window = bessel(11 * Math.sqrt(1 - (x / 64) ** 2)) / bessel(11);
      expect(Math.abs(kernelTable[i]! - (Math.sin(angle) / angle) * window)).toBeLessThan(1e-14);
    }
  });

  it('has its centre first and one entry after its edge', () => {
    expect(kernelTable[0]).toBe(1);
    expect(kernelTable).toHaveLength(kernelHalfWidth * kernelSteps + 2);
  });
});
