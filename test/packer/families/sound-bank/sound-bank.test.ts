import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../../../src/base/byte-source.ts';
import { soundBank } from '../../../../src/packer/families/sound-bank/sound-bank.ts';
import { codesOf, packed } from '../../../support/family-asset.ts';
import type { Files } from '../../../support/family-asset.ts';
import { wavFile } from '../../../support/wav.ts';

const files: Files = {
  'a.wav': wavFile({ bits: 24, rate: 48_000, samples: [1, 2, 3, 4, 5, 6, 7], loops: [{ start: 2, end: 6 }] }),
  'b/c.wav': wavFile({ encoding: 'float', bits: 64, channels: 2, rate: 96_000, samples: [0.5, 0.25, 0.125, 0] }),
  'b/d.wav': wavFile({ bits: 16, channels: 2, samples: [1, 2, 3, 4] }),
};

describe('the sound bank', () => {
  it('is what the format calls it', () => {
    expect(soundBank).toMatchObject({ family: 'sound_bank', format: 'SOUNDS/pcm16_v1', bankType: 'SOUNDS' });
    expect(soundBank.walker.family).toBe('sound_bank');
  });

  it('has nothing to say of good clips', () => {
    expect(codesOf(soundBank, 'clips', files)).toEqual([]);
  });

  it.each([11_025, 22_050, 32_000, 44_100])('verifies and decodes what it makes at %i Hz', (rate) => {
    for (const channels of [1, 2]) {
      const { payload, metadata } = packed(soundBank, 'clips', files, { sample_rate: rate, channels });
      expect(soundBank.verify(bytesSource(payload), metadata)).toEqual([]);
      const bank = soundBank.decode(bytesSource(payload), metadata);
      expect(bank).toMatchObject({ sampleRate: rate, channels });
      expect(bank.clips.map(({ name }) => name)).toEqual(['a', 'b/c', 'b/d']);
    }
  });

  it('has one rule a file, by code', () => {
    const folder = new URL('../../../../src/packer/families/sound-bank/rules/', import.meta.url);
    const codes = readdirSync(folder).filter((name) => name !== 'list.ts').map((name) => name.replace('.ts', '').replaceAll('-', '_'));
    expect(soundBank.rules.map(({ code }) => code)).toEqual(codes.sort());
  });
});
