import { describe, expect, it } from 'vitest';
import {
  readSoundBankDeclaration,
  soundBankParameters,
} from '../../../../src/packer/families/sound-bank/declaration.ts';
import { soundBank } from '../../../../src/packer/families/sound-bank/sound-bank.ts';
import { declarationOf } from '../../../support/family-asset.ts';

function read(output: object, key = 'clips'): ReturnType<typeof readSoundBankDeclaration> {
  return readSoundBankDeclaration(declarationOf(soundBank, key, ['a.wav'], output));
}

describe('a sound bank declaration', () => {
  it('without parameters is 44100 Hz mono', () => {
    expect(read({})).toEqual({
      family: 'sound_bank',
      format: 'SOUNDS/pcm16_v1',
      codec: 'NONE',
      parameters: { sample_rate: 44_100, channels: 1 },
    });
  });

  it.each([11_025, 22_050, 32_000, 44_100])('may ask for %i Hz', (rate) => {
    expect(read({ sample_rate: rate, channels: 2 })).toMatchObject({ parameters: { sample_rate: rate, channels: 2 } });
  });

  it('may hold keys that nobody knows, which are no parameters', () => {
    expect(read({ loudness: -14 })).toMatchObject({ parameters: { sample_rate: 44_100, channels: 1 } });
    expect(read({ loudness: -14 })).not.toHaveProperty('parameters.loudness');
  });

  it('is not one without a list of clips', () => {
    expect(read({}, 'clip')).toEqual([{ pointer: '/inputs/clips', message: 'is required; it must be a list of WAV files' }]);
  });

  it('names every parameter it does not accept, by its place', () => {
    expect(read({ format: 'SOUNDS/pcm8', sample_rate: 48_000, channels: '2' })).toEqual([
      { pointer: '/output/sample_rate', message: 'must be 11025, 22050, 32000 or 44100, not 48000' },
      { pointer: '/output/channels', message: 'must be 1 or 2, not "2"' },
      { pointer: '/output/format', message: 'must be "SOUNDS/pcm16_v1", not "SOUNDS/pcm8"' },
    ]);
  });

  it('that was read gives its parameters back, and no other does', () => {
    const declaration = { family: 'sound_bank', format: 'SOUNDS/pcm16_v1', codec: 'NONE' } as const;
    const parameters = { sample_rate: 22_050, channels: 2 };
    expect(soundBankParameters({ ...declaration, parameters })).toEqual(parameters);
    expect(() => soundBankParameters({ ...declaration, parameters: { sample_rate: 5 } })).toThrow('BUG:');
    expect(() => soundBankParameters({ ...declaration, family: 'data_bank', parameters })).toThrow('BUG:');
  });
});
