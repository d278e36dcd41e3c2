import { describe, expect, it } from 'vitest';
import { wavFile } from '../../../../support/wav.ts';
import { soundCodes, soundFindings } from '../sound-files.ts';

const clip = wavFile({ samples: [1] });

describe('sound_duplicate_name', () => {
  it('names both files and the entry of the second', () => {
    expect(soundFindings('sound_duplicate_name', { 'ui/a.wav': clip, 'b.wav': clip, 'ui/a.WAV': clip })).toEqual([
      {
        message: 'ui/a.WAV and ui/a.wav are both the clip "ui/a".',
        place: {
          root: 'bank',
          file: 'assets/bank/asset.json',
          asset_id: 7,
          field: '/inputs/clips/2',
          line: 12,
          column: 5,
        },
      },
    ]);
  });

  it('is said once for each file too many', () => {
    expect(soundCodes({ 'a.wav': clip, 'a.wave': clip, 'a.WAV': clip })).toEqual([
      'sound_duplicate_name',
      'sound_duplicate_name',
    ]);
  });

  it('is not said of one name in two directories', () => {
    expect(soundCodes({ 'a.wav': clip, 'b/a.wav': clip, 'a.b.wav': clip })).toEqual([]);
  });
});
