import { describe, expect, it } from 'vitest';
import { wavFile } from '../../../../support/wav.ts';
import { soundCodes, soundFindings } from '../sound-files.ts';

describe('sound_empty_clip', () => {
  it('is said of a file without frames', () => {
    expect(soundFindings('sound_empty_clip', { 'a.wav': wavFile() })).toEqual([
      {
        message: 'a.wav has no frames; it becomes an empty clip.',
        place: { root: 'bank', file: 'assets/bank/a.wav', asset_id: 7 },
      },
    ]);
    expect(soundCodes({ 'a.wav': wavFile() })).toEqual(['sound_empty_clip']);
  });

  it('is said of a file of which no frame is left at the rate of the bank', () => {
    const files = { 'a.wav': wavFile({ rate: 48_000, samples: [1] }) };
    expect(soundFindings('sound_empty_clip', files, { sample_rate: 11_025 })).toMatchObject([
      { message: 'a.wav has 1 frame(s) and none at 11025 Hz; it becomes an empty clip.' },
    ]);
    expect(soundCodes(files)).toEqual([]);
  });
});
