import { describe, expect, it } from 'vitest';
import { wavFile } from '../../../../support/wav.ts';
import { soundCodes, soundFindings } from '../sound-files.ts';

function looping(type: number): Uint8Array {
  return wavFile({ samples: [1, 2, 3], loops: [{ start: 1, end: 2, type }] });
}

describe('wav_loop_direction', () => {
  it.each([
    [1, 'back and forth'],
    [2, 'backward'],
    [9, 'in a way of its own'],
  ])('says of type %i that it loops %s', (type, how) => {
    expect(soundFindings('wav_loop_direction', { 'a.wav': looping(type) })).toEqual([
      {
        message: `a.wav loops ${how} from frame 1; in the bank it will loop forward.`,
        place: { root: 'bank', file: 'assets/bank/a.wav', asset_id: 7, byte: 102 },
      },
    ]);
    expect(soundCodes({ 'a.wav': looping(type) })).toEqual(['wav_loop_direction']);
  });

  it('is not said of a forward loop', () => {
    expect(soundCodes({ 'a.wav': looping(0) })).toEqual([]);
  });
});
