import { describe, expect, it } from 'vitest';
import { riffFile, wavFile } from '../../../../support/wav.ts';
import { soundCodes, soundFindings } from '../sound-files.ts';

describe('wav_unsupported', () => {
  it('names what the file is and what would do', () => {
    expect(soundFindings('wav_unsupported', { 'a.wav': wavFile({ channels: 6 }) })).toEqual([
      {
        message: 'a.wav is not supported: it has 6 channels, only 1 and 2 are supported (nChannels at byte 22).',
        place: { root: 'bank', file: 'assets/bank/a.wav', asset_id: 7, byte: 22 },
      },
    ]);
  });

  it('is all that is said of such a file', () => {
    expect(soundCodes({ 'a.wav': wavFile({ encoding: 'float', bits: 24, samples: [] }) })).toEqual(['wav_unsupported']);
    expect(soundCodes({ 'a.wav': riffFile([], 'WAVE', 'RF64') })).toEqual(['wav_unsupported']);
  });
});
