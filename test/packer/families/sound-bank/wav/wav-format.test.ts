import { describe, expect, it } from 'vitest';
import { readFormat } from '../../../../../src/packer/families/sound-bank/wav/wav-format.ts';
import { formatBody } from '../../../../support/wav.ts';
import type { WavRecipe } from '../../../../support/wav.ts';
import { strictSource } from '../sound-files.ts';

function read(body: Uint8Array): ReturnType<typeof readFormat> {
  return readFormat(strictSource(body), { offset: 0, size: body.length });
}

/** The `fmt ` body of a recipe with a 16-bit field replaced. */
function patched(recipe: WavRecipe, at: number, value: number): Uint8Array {
  const body = formatBody(recipe);
  new DataView(body.buffer).setUint16(at, value, true);
  return body;
}

describe('a format is read', () => {
  it('from the sixteen bytes of the format', () => {
    const body = Uint8Array.of(1, 0, 2, 0, 0x80, 0xbb, 0, 0, 0, 0xee, 2, 0, 4, 0, 16, 0);
    expect(read(body)).toEqual({
      ok: true,
      value: { encoding: 'pcm', bits: 16, channels: 2, rate: 48000, frameBytes: 4 },
    });
  });

  it.each([
    ['pcm', 8],
    ['pcm', 16],
    ['pcm', 24],
    ['pcm', 32],
    ['float', 32],
    ['float', 64],
  ] as const)('as %s of %i bits, plain and extensible', (encoding, bits) => {
    for (const extensible of [false, true]) {
      expect(read(formatBody({ encoding, bits, channels: 2, extensible }))).toMatchObject({ value: { encoding, bits } });
    }
  });

  it('with the bits of the container, whatever the valid bits', () => {
    expect(read(formatBody({ bits: 24, extensible: true, validBits: 20 }))).toMatchObject({ value: { bits: 24 } });
    expect(read(formatBody({ bits: 16, extensible: true, validBits: 99 }))).toMatchObject({ value: { bits: 16 } });
  });

  it('whatever the byte rate', () => {
    const body = formatBody({});
    new DataView(body.buffer).setUint32(8, 1, true);
    expect(read(body)).toMatchObject({ ok: true });
  });

  it('with any rate from 1 to 384000', () => {
    for (const rate of [1, 384_000]) expect(read(formatBody({ rate }))).toMatchObject({ value: { rate } });
  });
});

describe('a format is damaged', () => {
  it.each([
    ['fmt ', formatBody({}).subarray(0, 15)],
    ['nChannels', patched({}, 2, 0)],
    ['nBlockAlign', patched({}, 12, 4)],
    ['nBlockAlign', patched({ channels: 2 }, 12, 0)],
    ['nSamplesPerSec', formatBody({ rate: 0 })],
    ['cbSize', formatBody({ extensible: true }).subarray(0, 38)],
    ['cbSize', patched({ extensible: true }, 16, 20)],
    ['cbSize', patched({}, 0, 0xfffe)],
  ])('and says so of %s', (field, body) => {
    expect(read(body)).toMatchObject({ ok: false, error: { kind: 'damaged', field } });
  });

  it('with the byte where the field stands', () => {
    const padded = Uint8Array.of(0, 0, ...patched({}, 12, 4));
    expect(readFormat(strictSource(padded), { offset: 2, size: 16 })).toMatchObject({ error: { byte: 14 } });
  });
});

describe('a format is not supported', () => {
  const guid = [1, 0, 0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xaa, 0, 0x38, 0x9b, 0x70];
  it.each([
    ['wFormatTag', patched({}, 0, 2), 'its samples are Microsoft ADPCM, only PCM and float are supported'],
    ['wFormatTag', patched({}, 0, 0x1234), 'its samples are format 0x1234, only PCM and float are supported'],
    ['nChannels', formatBody({ channels: 6 }), 'it has 6 channels, only 1 and 2 are supported'],
    ['wBitsPerSample', patched({}, 14, 12), 'it is 12-bit PCM, only 8, 16, 24, 32 are supported'],
    ['wBitsPerSample', formatBody({ encoding: 'float', bits: 16 }), 'it is 16-bit float, only 32, 64 are supported'],
    ['nSamplesPerSec', formatBody({ rate: 384_001 }), 'its sample rate is 384001 Hz, above 384000'],
    ['SubFormat', patched({ extensible: true }, 24, 6), 'its samples are A-law, only PCM and float are supported'],
    [
      'SubFormat',
      formatBody({ extensible: true, subformat: guid }),
      'its subformat 01 00 00 00 00 00 10 00 80 00 00 aa 00 38 9b 70 is not supported, only PCM and float are',
    ],
  ])('and says why in %s', (field, body, message) => {
    expect(read(body)).toMatchObject({ ok: false, error: { kind: 'unsupported', field, message } });
  });
});
