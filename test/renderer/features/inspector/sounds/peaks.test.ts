import { describe, expect, it } from 'vitest';
import { barsOf, readPeaks } from '../../../../../renderer/features/inspector/sounds/peaks.ts';

describe('peaks', () => {
  it('are pairs of signed bytes', () => {
    expect(readPeaks(new Uint8Array([0x80, 127, 0, 0]))).toEqual([
      { low: -1, high: 1 },
      { low: 0, high: 0 },
    ]);
  });
});

describe('bars of a waveform', () => {
  it('reach from the highest to the lowest sample', () => {
    expect(barsOf([{ low: -0.5, high: 1 }], 1, 100)).toEqual([{ top: 0, height: 75 }]);
  });

  it('draw silence as a line', () => {
    expect(barsOf([{ low: 0, high: 0 }], 1, 100)).toEqual([{ top: 50, height: 1 }]);
  });

  it('lose no peak where several stretches share a column', () => {
    const quiet = { low: 0, high: 0 };
    const [bar] = barsOf([quiet, { low: -1, high: 1 }, quiet], 1, 40);
    expect(bar).toEqual({ top: 0, height: 40 });
  });

  it('repeat a stretch where there are more columns', () => {
    expect(barsOf([{ low: 0, high: 1 }, { low: -1, high: 0 }], 4, 10).map(({ top }) => top)).toEqual([0, 0, 5, 5]);
  });

  it('are none for a clip without samples', () => {
    expect(barsOf([], 10, 10)).toEqual([]);
  });
});
