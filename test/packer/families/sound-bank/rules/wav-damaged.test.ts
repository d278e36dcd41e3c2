import { describe, expect, it } from 'vitest';
import { wavFile } from '../../../../support/wav.ts';
import { soundCodes, soundFindings } from '../sound-files.ts';

describe('wav_damaged', () => {
  it('names the file, the field and the byte', () => {
    const files = { 'ui/a.wav': wavFile({ samples: [1, 2], dataClaims: 6 }) };
    expect(soundFindings('wav_damaged', files)).toEqual([
      {
        message: 'ui/a.wav is damaged: the chunk "data" claims 6 bytes, 4 are left (data at byte 40).',
        place: { root: 'bank', file: 'assets/bank/ui/a.wav', asset_id: 7, byte: 40 },
      },
    ]);
  });

  it('is all that is said of a file that is no WAV at all', () => {
    expect(soundCodes({ 'a.wav': Buffer.from('not sound') })).toEqual(['wav_damaged']);
  });

  it('does not hide the other clips', () => {
    const files = { 'a.wav': new Uint8Array(0), 'b.wav': wavFile({ samples: [1] }), 'c.wav': Uint8Array.of(1) };
    expect(soundFindings('wav_damaged', files).map(({ place }) => place.file)).toEqual([
      'assets/bank/a.wav',
      'assets/bank/c.wav',
    ]);
  });
});
