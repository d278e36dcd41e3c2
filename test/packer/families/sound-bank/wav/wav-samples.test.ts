import { describe, expect, it } from 'vitest';
import { planes } from '../../../../../src/packer/families/sound-bank/conversion/frame-reader.ts';
import { readWavHeader } from '../../../../../src/packer/families/sound-bank/wav/wav-header.ts';
import { wavSamples } from '../../../../../src/packer/families/sound-bank/wav/wav-samples.ts';
import type { WavRecipe } from '../../../../support/wav.ts';
import { strictSource, wavOfBytes } from '../sound-files.ts';

function samples(file: Uint8Array, block = 100): number[][] {
  const source = strictSource(file);
  const header = readWavHeader(source);
  if (!header.ok) throw new Error(header.error.message);
  const reader = wavSamples(source, header.value);
  const out = planes(reader.channels, reader.frames);
  for (let at = 0; at < reader.frames; at += block) reader.read(out, at, Math.min(block, reader.frames - at));
  return out.map((plane) => [...plane]);
}

describe('samples are real numbers', () => {
  it.each<[string, WavRecipe, number[], number[]]>([
    ['8-bit', { bits: 8 }, [0x00, 0x80, 0xff, 0x81], [-1, 0, 127 / 128, 1 / 128]],
    ['16-bit', { bits: 16 }, [0x00, 0x80, 0xff, 0x7f, 0xff, 0xff, 0x34, 0x12], [-1, 32767 / 32768, -1 / 32768, 4660 / 32768]],
    ['24-bit', { bits: 24 }, [0, 0, 0x80, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff], [-1, 8388607 / 8388608, -1 / 8388608]],
    ['32-bit', { bits: 32 }, [0, 0, 0, 0x80, 0, 0, 0, 0x40, 0xff, 0xff, 0xff, 0xff], [-1, 0.5, -(2 ** -31)]],
    ['32-bit float', { encoding: 'float', bits: 32 }, [0, 0, 0, 0x3f, 0, 0, 0x20, 0xc1], [0.5, -10]],
    ['64-bit float', { encoding: 'float', bits: 64 }, [0, 0, 0, 0, 0, 0, 0xe8, 0xbf], [-0.75]],
  ])('of %s as the format stores them', (_, format, bytes, expected) => {
    expect(samples(wavOfBytes(format, bytes))).toEqual([expected]);
  });

  it('of two channels side by side', () => {
    const file = wavOfBytes({ bits: 16, channels: 2 }, [0, 0x40, 0, 0xc0, 0, 0x20, 0, 0xe0]);
    expect(samples(file)).toEqual([
      [0.5, 0.25],
      [-0.5, -0.25],
    ]);
  });

  it('the same in whatever blocks they are read', () => {
    const file = wavOfBytes({ bits: 8, channels: 2 }, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    for (const block of [1, 2, 3]) expect(samples(file, block)).toEqual(samples(file));
  });
});
