import { describe, expect, it } from 'vitest';
import { SlidingWindow } from '../../../../../src/packer/families/sound-bank/conversion/sliding-window.ts';
import { frames } from './readers.ts';

describe('a sliding window', () => {
  it('shows the clip with silence before and after it, at every place', () => {
    const clip = 10_000;
    const length = 100;
    for (const step of [1, 7, 99]) {
      const window = new SlidingWindow(frames(1, clip, (frame) => frame + 1), length, -60);
      for (let first = -60; first < clip + 200; first += step) {
        const at = window.moveTo(first);
        for (const i of [0, 1, length - 1]) {
          const frame = first + i;
          expect(window.planes[0]![at + i]).toBe(frame >= 0 && frame < clip ? frame + 1 : 0);
        }
      }
    }
  });

  it('is wider than a short clip', () => {
    const window = new SlidingWindow(frames(2, 3, (frame, channel) => frame + channel * 10 + 1), 8, -2);
    expect(window.moveTo(-2)).toBe(0);
    expect([...window.planes[1]!.subarray(0, 8)]).toEqual([0, 0, 11, 12, 13, 0, 0, 0]);
  });

  it('does not leap over frames it never held', () => {
    const window = new SlidingWindow(frames(1, 50_000, () => 0), 8, 0);
    window.moveTo(0);
    expect(() => window.moveTo(20_000)).toThrow('BUG:');
  });
});
