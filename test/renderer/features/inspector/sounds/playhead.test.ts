import { describe, expect, it } from 'vitest';
import { formatSeconds, playheadFrame } from '../../../../../renderer/features/inspector/sounds/playhead.ts';

const clip = { frames: 1000, rate: 100, loop: { start: 200, end: 600 } };

describe('the playhead', () => {
  it('goes with the time from where it was started', () => {
    expect(playheadFrame(2, 50, clip, false)).toBe(250);
  });

  it('ends with the clip when it does not loop', () => {
    expect(playheadFrame(10, 0, clip, false)).toBeUndefined();
  });

  it('goes back to the start of the loop, again and again', () => {
    expect([5.99, 6, 7, 10, 14].map((seconds) => playheadFrame(seconds, 0, clip, true))).toEqual([599, 200, 300, 200, 200]);
  });

  it('loops all of a clip that has no loop of its own', () => {
    expect(playheadFrame(12, 0, { frames: 1000, rate: 100 }, true)).toBe(200);
  });
});

describe('lengths', () => {
  it('are seconds, and minutes from one on', () => {
    expect([formatSeconds(22_050, 44_100), formatSeconds(44_100 * 65.25, 44_100)]).toEqual(['0.50 s', '1:05.3 min']);
  });
});
