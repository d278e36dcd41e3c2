import { describe, expect, it } from 'vitest';
import { scanSamples } from '../../../../src/packer/families/sound-bank/sample-scan.ts';
import type { SampleFindings } from '../../../../src/packer/families/sound-bank/sample-scan.ts';
import { readWavHeader } from '../../../../src/packer/families/sound-bank/wav/wav-header.ts';
import { wavFile } from '../../../support/wav.ts';
import type { WavRecipe } from '../../../support/wav.ts';
import { strictSource } from './sound-files.ts';

function scan(recipe: WavRecipe): SampleFindings {
  const source = strictSource(wavFile(recipe));
  const header = readWavHeader(source);
  if (!header.ok) throw new Error(header.error.message);
  return scanSamples(source, header.value);
}

describe('the samples of a float clip', () => {
  it('clip beyond full scale, on either side', () => {
    const samples = [0, 0.5, 1.0000001, -1.5, 3, 0];
    expect(scan({ encoding: 'float', bits: 64, samples })).toEqual({ clipped: { count: 3, frame: 2, channel: 0 } });
  });

  it('do not clip at full scale itself', () => {
    expect(scan({ encoding: 'float', bits: 32, samples: [1, -1, 0.999] })).toEqual({});
  });

  it('are not finite when they are NaN or infinite, and then do not clip', () => {
    const samples = [0, 0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN];
    expect(scan({ encoding: 'float', bits: 32, channels: 2, samples })).toEqual({
      non_finite: { count: 3, frame: 1, channel: 1 },
    });
  });

  it('are counted across blocks', () => {
    const samples = new Float64Array(30_000);
    for (const at of [20_000, 25_000, 29_999]) samples[at] = 2;
    expect(scan({ encoding: 'float', bits: 64, samples })).toEqual({ clipped: { count: 3, frame: 20_000, channel: 0 } });
  });
});

describe('the samples of a PCM clip', () => {
  it('are never beyond full scale', () => {
    expect(scan({ bits: 16, samples: [32_767, -32_768] })).toEqual({});
    expect(scan({ bits: 24, samples: [8_388_607, -8_388_608] })).toEqual({});
  });
});
