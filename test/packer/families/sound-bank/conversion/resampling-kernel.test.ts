import { describe, expect, it } from 'vitest';
import { resamplingKernel } from '../../../../../src/packer/families/sound-bank/conversion/resampling-kernel.ts';

function sum(row: Float64Array): number {
  return row.reduce((total, tap) => total + tap, 0);
}

describe('the kernel', () => {
  it('has 128 taps where the rate rises and as many more as it falls', () => {
    expect(resamplingKernel(1, 2).taps).toBe(128);
    expect(resamplingKernel(160, 147).taps).toBe(140);
    expect(resamplingKernel(2, 1).taps).toBe(256);
    expect(resamplingKernel(4, 1).taps).toBe(512);
  });

  it('has a multiple of four taps, for any rates', () => {
    for (let from = 1; from < 400; from += 7) expect(resamplingKernel(from, 11).taps % 4).toBe(0);
  });

  it('lets a constant through unchanged in every phase', () => {
    const kernel = resamplingKernel(160, 147);
    for (let phase = 0; phase < 147; phase++) expect(Math.abs(sum(kernel.row(phase)) - 1)).toBeLessThan(1e-14);
  });

  it('is symmetric about the output it is for', () => {
    const row = resamplingKernel(1, 2).row(1);
    expect([...row].reverse()).toEqual([...row]);
    const centred = resamplingKernel(2, 1).row(0);
    for (let i = 1; i < 127; i++) expect(centred[127 + i]).toBe(centred[127 - i]);
  });

  it('is one tap of weight nearly the band where input and output meet', () => {
    const row = resamplingKernel(1, 2).row(0);
    expect(Math.abs(row[63]! - 121 / 128)).toBeLessThan(1e-5);
  });

  it('gives the same rows whether it keeps them or makes each anew', () => {
    // 44099 → 44100 has too many phases to keep; phase 22050 of 44100 is phase 1 of 2.
    expect([...resamplingKernel(44_099, 44_100).row(22_050)]).toEqual([...resamplingKernel(1, 2).row(1)]);
  });
});
