import { describe, expect, it } from 'vitest';
import { wavFile } from '../../../../support/wav.ts';
import { soundCodes, soundFindings } from '../sound-files.ts';

describe('wav_loop_outside', () => {
  it('names the loop, the frames there are, and the byte', () => {
    const files = { 'a.wav': wavFile({ samples: [1, 2, 3, 4], loops: [{ start: 1, end: 4 }] }) };
    expect(soundFindings('wav_loop_outside', files)).toEqual([
      {
        message: 'a.wav loops from frame 1 to 4, but has 4 frames.',
        place: { root: 'bank', file: 'assets/bank/a.wav', asset_id: 7, byte: 104 },
      },
    ]);
  });

  it('is all that is said of a loop that ends before it starts', () => {
    expect(soundCodes({ 'a.wav': wavFile({ samples: [1, 2, 3], loops: [{ start: 2, end: 1 }] }) })).toEqual(['wav_loop_outside']);
  });

  it('is not said of a loop over the whole clip, nor of a second loop', () => {
    const loops = [{ start: 0, end: 2 }, { start: 5, end: 900 }];
    expect(soundCodes({ 'a.wav': wavFile({ samples: [1, 2, 3], loops }) })).toEqual([]);
  });
});
