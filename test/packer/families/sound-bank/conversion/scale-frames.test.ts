import { describe, expect, it } from 'vitest';
import { scaleFrames } from '../../../../../src/packer/families/sound-bank/conversion/scale-frames.ts';

describe('frames at another rate', () => {
  it.each([
    [100, 44_100, 44_100, 100],
    [1, 44_100, 22_050, 1],
    [3, 44_100, 22_050, 2],
    [1, 44_100, 11_025, 0],
    [2, 44_100, 11_025, 1],
    [160, 48_000, 44_100, 147],
    [0, 8_000, 44_100, 0],
    [1, 8_000, 44_100, 6],
    [230_400_000, 384_000, 44_100, 26_460_000],
  ])('%i at %i Hz at %i Hz are %i', (count, from, to, expected) => {
    expect(scaleFrames(count, from, to)).toBe(expected);
  });

  it('are what whole-number arithmetic says, also next to a half', () => {
    for (const [from, to] of [[44_099, 44_100], [383_999, 32_000], [7, 11_025]] as const) {
      for (let count = 0; count < 600 * from; count += Math.ceil(from / 7)) {
        const exact = (2n * BigInt(count) * BigInt(to) + BigInt(from)) / (2n * BigInt(from));
        expect(scaleFrames(count, from, to)).toBe(Number(exact));
      }
    }
  });
});
