import { describe, expect, it } from 'vitest';
import { soundBank } from '../../../../src/packer/families/sound-bank/sound-bank.ts';
import { soundBankWalker } from '../../../../src/packer/families/sound-bank/walker.ts';
import { declarationOf } from '../../../support/family-asset.ts';
import { wavFile } from '../../../support/wav.ts';
import { strictSource } from './sound-files.ts';

describe('the walker of a sound bank', () => {
  it('asks for the clips and no other file', () => {
    const declaration = declarationOf(soundBank, 'clips', ['b.wav', 'ui/*.wav']);
    expect(soundBankWalker.declaredFiles(declaration)).toEqual({
      inputs: { key: 'clips', entries: ['b.wav', 'ui/*.wav'] },
      parameters: [],
    });
  });

  it('asks for nothing when there is no list', () => {
    const declaration = declarationOf(soundBank, 'sounds', ['b.wav']);
    expect(soundBankWalker.declaredFiles(declaration).inputs.entries).toEqual([]);
  });

  it('looks at bytes, not at names', () => {
    const source = strictSource(wavFile({ samples: [1] }));
    expect(soundBankWalker.probe(source, 'song.mp3', 'input', 'header')).toMatchObject({ state: 'readable', frames: 1 });
  });
});
