import { describe, expect, it } from 'vitest';
import { wavFile } from '../../../../support/wav.ts';
import { soundCodes, soundFindings } from '../sound-files.ts';

const cut = wavFile({ bits: 24, channels: 2, samples: [1, 2, 3, 4], partialFrame: [9, 9, 9, 9] });

describe('wav_partial_frame', () => {
  it('says how much of a frame is there, and where', () => {
    expect(soundFindings('wav_partial_frame', { 'a.wav': cut })).toEqual([
      {
        message: "a.wav ends with 4 of a frame's 6 bytes; they are dropped.",
        place: { root: 'bank', file: 'assets/bank/a.wav', asset_id: 7, byte: 56 },
      },
    ]);
  });

  it('is all that is said of such a file', () => {
    expect(soundCodes({ 'a.wav': cut })).toEqual(['wav_partial_frame']);
  });
});
