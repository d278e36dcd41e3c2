import { describe, expect, it } from 'vitest';
import { wavFile } from '../../../../support/wav.ts';
import { soundCodes, soundFindings } from '../sound-files.ts';

const loud = wavFile({ encoding: 'float', bits: 32, channels: 2, samples: [0, 0, 1, -1, 1.5, 0, 0, -2] });

describe('wav_clipping', () => {
  it('says how many samples and where the first is', () => {
    expect(soundFindings('wav_clipping', { 'a.wav': loud })).toEqual([
      {
        message: 'a.wav clips: 2 sample(s) beyond full scale, the first at frame 2, channel 1.',
        place: { root: 'bank', file: 'assets/bank/a.wav', asset_id: 7, sample: 2 },
      },
    ]);
  });

  it('is all that is said of such a file', () => {
    expect(soundCodes({ 'a.wav': loud })).toEqual(['wav_clipping']);
  });

  it('is not said of a file at full scale', () => {
    expect(soundCodes({ 'a.wav': wavFile({ encoding: 'float', bits: 32, samples: [1, -1] }) })).toEqual([]);
    expect(soundCodes({ 'a.wav': wavFile({ samples: [32_767, -32_768] }) })).toEqual([]);
  });
});
