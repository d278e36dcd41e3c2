import { describe, expect, it } from 'vitest';
import { expectedSoundBankSize } from '../../../../src/packer/families/sound-bank/expected-size.ts';
import { soundBank } from '../../../../src/packer/families/sound-bank/sound-bank.ts';
import { assetOf, factsOf, packed } from '../../../support/family-asset.ts';
import type { Files } from '../../../support/family-asset.ts';
import { wavFile } from '../../../support/wav.ts';

const good: Files = {
  'a.wav': wavFile({ rate: 48_000, samples: new Array<number>(1001).fill(5) }),
  'b.wav': wavFile({ bits: 8, channels: 2, samples: [1, 2, 3, 4, 5, 6] }),
};

function size(files: Files, output: object = {}): number | undefined {
  return expectedSoundBankSize(assetOf(soundBank, 'clips', files, output), factsOf(soundBank, files, ['header']));
}

describe('the expected size of a sound bank', () => {
  it('is the size it turns out to have', () => {
    for (const output of [{}, { channels: 2 }, { sample_rate: 11_025 }]) {
      expect(size(good, output)).toBe(packed(soundBank, 'clips', good, output).payload.length);
    }
  });

  it('is unknown while a clip is unchecked', () => {
    const asset = assetOf(soundBank, 'clips', good);
    expect(expectedSoundBankSize(asset, factsOf(soundBank, good, []))).toBeUndefined();
  });

  it('is unknown when a clip cannot be read, is too long or is missing', () => {
    expect(size({ ...good, 'c.wav': new Uint8Array(3) })).toBeUndefined();
    expect(size({ ...good, 'c.wav': wavFile({ rate: 1, samples: new Array<number>(601).fill(0) }) })).toBeUndefined();
    const asset = assetOf(soundBank, 'clips', good);
    const fault = { kind: 'missing', key: 'clips', entry: 'c.wav', pointer: '/inputs/clips/2' } as const;
    const lacking = { ...asset, selection: { ...asset.selection, faults: [fault] } };
    expect(expectedSoundBankSize(lacking, factsOf(soundBank, good))).toBeUndefined();
  });

  it('is unknown for another family', () => {
    const asset = assetOf(soundBank, 'clips', {});
    const other = { ...asset, declaration: { ...asset.declaration, effective: { family: 'x', format: 'X', codec: 'NONE', parameters: {} } as const } };
    expect(expectedSoundBankSize(other, factsOf(soundBank, {}))).toBeUndefined();
  });
});
