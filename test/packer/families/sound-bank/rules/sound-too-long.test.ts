import { describe, expect, it } from 'vitest';
import { wavFile } from '../../../../support/wav.ts';
import { soundCodes, soundFindings } from '../sound-files.ts';

function lasting(seconds: number): Uint8Array {
  return wavFile({ bits: 8, rate: 10, samples: new Array<number>(seconds * 10).fill(128) });
}

describe('sound_too_long', () => {
  it('says how long the clip is and where ten minutes end', () => {
    expect(soundFindings('sound_too_long', { 'a.wav': lasting(601) })).toEqual([
      {
        message: 'a.wav has 6010 frames at 10 Hz; 10 minutes are 6000.',
        place: { root: 'bank', file: 'assets/bank/a.wav', asset_id: 7, sample: 6000 },
      },
    ]);
    expect(soundCodes({ 'a.wav': lasting(601) })).toEqual(['sound_too_long']);
  });

  it('is not said of ten minutes', () => {
    expect(soundCodes({ 'a.wav': lasting(600) })).toEqual([]);
  });
});
