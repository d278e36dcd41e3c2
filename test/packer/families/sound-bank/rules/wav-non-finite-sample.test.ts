import { describe, expect, it } from 'vitest';
import { wavFile } from '../../../../support/wav.ts';
import { soundCodes, soundFindings } from '../sound-files.ts';

const broken = wavFile({ encoding: 'float', bits: 64, channels: 2, samples: [0, 0, 0, Number.NaN, Number.POSITIVE_INFINITY, 0] });

describe('wav_non_finite_sample', () => {
  it('says how many there are and where the first is', () => {
    expect(soundFindings('wav_non_finite_sample', { 'a.wav': broken })).toEqual([
      {
        message: 'a.wav has 2 sample(s) that are not finite numbers, the first at frame 1, channel 2.',
        place: { root: 'bank', file: 'assets/bank/a.wav', asset_id: 7, sample: 1 },
      },
    ]);
  });

  it('is all that is said of them: infinity does not clip', () => {
    expect(soundCodes({ 'a.wav': broken })).toEqual(['wav_non_finite_sample']);
  });
});
