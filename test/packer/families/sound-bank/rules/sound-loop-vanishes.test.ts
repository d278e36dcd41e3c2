import { describe, expect, it } from 'vitest';
import { wavFile } from '../../../../support/wav.ts';
import { soundCodes, soundFindings } from '../sound-files.ts';

const files = { 'a.wav': wavFile({ samples: [1, 2, 3, 4, 5, 6, 7, 8], loops: [{ start: 4, end: 4 }] }) };

describe('sound_loop_vanishes', () => {
  it('names the loop and the rate at which nothing of it is left', () => {
    expect(soundFindings('sound_loop_vanishes', files, { sample_rate: 11_025 })).toEqual([
      {
        message: 'a.wav loops from frame 4 to 4, which is no frame at 11025 Hz.',
        place: { root: 'bank', file: 'assets/bank/a.wav', asset_id: 7, byte: 112 },
      },
    ]);
    expect(soundCodes(files, { sample_rate: 11_025 })).toEqual(['sound_loop_vanishes']);
  });

  it('is not said where a frame is left', () => {
    expect(soundCodes(files)).toEqual([]);
  });
});
