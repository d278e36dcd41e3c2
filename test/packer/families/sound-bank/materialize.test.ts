import { describe, expect, it } from 'vitest';
import type { ByteSource } from '../../../../src/base/byte-source.ts';
import { bytesSource } from '../../../../src/base/byte-source.ts';
import { MaterializeError } from '../../../../src/packer/families/family.ts';
import { soundBank } from '../../../../src/packer/families/sound-bank/sound-bank.ts';
import { effectiveOf, materializationOf, packed } from '../../../support/family-asset.ts';
import { wavFile } from '../../../support/wav.ts';
import type { WavRecipe } from '../../../support/wav.ts';
import { converted, scrambled, strictSource, wavOfBytes } from './sound-files.ts';

describe('a clip of the rate and channels of its bank', () => {
  it.each<[string, WavRecipe, number[], number[]]>([
    ['8-bit', { bits: 8 }, [0x00, 0x80, 0xff, 0x81], [-32_768, 0, 32_512, 256]],
    ['16-bit', { bits: 16 }, [0x00, 0x80, 0xff, 0x7f, 0xff, 0xff, 0x34, 0x12], [-32_768, 32_767, -1, 0x1234]],
    [
      '24-bit',
      { bits: 24 },
      [0, 0, 0x80, 0xff, 0xff, 0x7f, 0x80, 0, 0, 0x7f, 0, 0, 0x80, 0xff, 0xff, 0x7f, 0xff, 0xff],
      [-32_768, 32_767, 1, 0, 0, -1],
    ],
    [
      '32-bit',
      { bits: 32 },
      [0, 0, 0, 0x80, 0xff, 0xff, 0xff, 0x7f, 0, 0x80, 0, 0, 0xff, 0x7f, 0, 0, 0, 0x80, 0xff, 0xff, 0xff, 0x7f, 0xff, 0xff],
      [-32_768, 32_767, 1, 0, 0, -1],
    ],
    [
      '32-bit float',
      { encoding: 'float', bits: 32 },
      [0, 0, 0, 0x3f, 0, 0, 0x80, 0xbf, 0, 0, 0x80, 0x3f, 0, 0, 0, 0x40, 0, 0, 0x80, 0x37, 0, 0, 0, 0x80],
      [16_384, -32_768, 32_767, 32_767, 1, 0],
    ],
    [
      '64-bit float',
      { encoding: 'float', bits: 64 },
      [0, 0, 0, 0, 0, 0, 0xd0, 0x3f, 0, 0, 0, 0, 0, 0, 0xe8, 0xbf],
      [8192, -24_576],
    ],
  ])('of %s becomes s16 as the format says', (_, format, bytes, expected) => {
    expect(converted(wavOfBytes(format, bytes))).toEqual(expected);
    expect(converted(wavOfBytes({ ...format, extensible: true }, bytes))).toEqual(expected);
  });

  it('and 16 bits is handed on as a range of the file', () => {
    const files = { 'a.wav': wavFile({ samples: [1, 2, 3] }), 'b.wav': wavFile({ samples: [4] }) };
    expect([...materializationOf(soundBank, 'clips', files).segments]).toEqual([
      { kind: 'input', input: 0, offset: 44, length: 6 },
      { kind: 'bytes', bytes: Uint8Array.of(0, 0) },
      { kind: 'input', input: 1, offset: 44, length: 2 },
    ]);
  });
});

describe('a clip of other channels', () => {
  it('comes from stereo to mono as the mean', () => {
    const samples = [1000, -1000, 3, 4, -3, -4, 32_767, 32_767];
    expect(converted(wavFile({ channels: 2, samples }))).toEqual([0, 4, -3, 32_767]);
  });

  it('comes from mono to stereo as a copy', () => {
    expect(converted(wavFile({ samples: [5, -6] }), { channels: 2 })).toEqual([5, 5, -6, -6]);
  });
});

describe('a clip of another rate', () => {
  it('keeps a constant and has as many frames as the format says', () => {
    const clip = converted(wavFile({ rate: 48_000, samples: new Array<number>(4800).fill(1000) }));
    expect(clip).toHaveLength(4410);
    expect(clip.slice(100, -100).every((sample) => sample === 1000)).toBe(true);
  });

  it('is mixed before it is resampled', () => {
    const samples = Array.from({ length: 2000 }, (_, i) => (i % 2 === 0 ? 20_000 : -20_000));
    expect(converted(wavFile({ rate: 22_050, channels: 2, samples })).every((sample) => sample === 0)).toBe(true);
  });

  it('that swings over full scale is clamped, not wrapped', () => {
    const samples = Array.from({ length: 400 }, (_, i) => (Math.floor(i / 20) % 2 === 0 ? 32_767 : -32_768));
    const clip = converted(wavFile({ rate: 22_050, samples }));
    expect(Math.max(...clip)).toBe(32_767);
    expect(Math.min(...clip)).toBe(-32_768);
    // Frames 40 … 59 of the source are positive, so are 80 … 119 here.
    expect(clip.slice(84, 116).every((sample) => sample > 16_000)).toBe(true);
  });
});

describe('a bank', () => {
  it('stands as the format says: clips in order, multiples of four, gaps zero', () => {
    const files = {
      'ui/b.wav': wavFile({ bits: 8, samples: [0x81, 0x82, 0x83] }),
      'a.wav': wavFile({ samples: [0x0102], loops: [{ start: 0, end: 0 }] }),
    };
    expect(packed(soundBank, 'clips', files)).toEqual({
      payload: Uint8Array.of(0, 1, 0, 2, 0, 3, 0, 0, 2, 1),
      metadata: {
        channels: 1,
        clips: [
          { frames: 3, name: 'ui/b', offset: 0 },
          { frames: 1, loop_end: 1, loop_start: 0, name: 'a', offset: 8 },
        ],
        sample_rate: 44_100,
      },
    });
  });

  it('may hold empty clips, which take no bytes', () => {
    const files = { 'a.wav': wavFile(), 'b.wav': wavFile({ bits: 24 }), 'c.wav': wavFile({ samples: [7] }) };
    expect(packed(soundBank, 'clips', files).payload).toEqual(Uint8Array.of(7, 0));
  });

  it('drops a partial last frame', () => {
    expect(converted(wavFile({ bits: 24, samples: [256], partialFrame: [1, 2] }))).toEqual([1]);
  });

  it('can have its segments asked for twice', () => {
    const work = materializationOf(soundBank, 'clips', { 'a.wav': wavFile({ rate: 8000, samples: [1, 2, 3] }) });
    expect([...work.segments]).toEqual([...work.segments]);
  });

  it('refuses samples that are not finite, naming the clip and the frame', () => {
    const file = wavFile({ encoding: 'float', bits: 32, channels: 2, samples: [0, 0, 0, Number.NaN] });
    const { segments } = materializationOf(soundBank, 'clips', { 'x.wav': file });
    expect(() => [...segments]).toThrow(
      expect.objectContaining({ name: 'MaterializeError', path: 'x.wav', message: 'sample 1 is not a finite number' }),
    );
  });
});

/** Ten minutes of sound that stand nowhere: a header, and samples made as they are read. */
function endlessClip(header: Uint8Array, frames: number, seen: { largest: number; furthest: number }): ByteSource {
  const size = header.length + frames * 4;
  return {
    size,
    read(offset, length) {
      if (offset + length > size) throw new RangeError('past the end');
      seen.largest = Math.max(seen.largest, length);
      seen.furthest = Math.max(seen.furthest, offset + length);
      if (offset < header.length) return header.slice(offset, offset + length);
      return new Uint8Array(length).fill(offset & 0x3f);
    },
  };
}

describe('a clip of ten minutes', () => {
  const seconds = 600;

  it.each([
    [8000, 11_025, 1],
    [11_025, 11_025, 1],
    [3000, 11_025, 2],
  ])('streams from %i Hz stereo to %i Hz and %i channels without running ahead', (rate, sampleRate, channels) => {
    const header = wavFile({ channels: 2, rate, dataClaims: seconds * rate * 4 });
    const seen = { largest: 0, furthest: 0 };
    const source = endlessClip(header, seconds * rate, seen);
    const files = { 'long.wav': wavFile() };
    const declaration = effectiveOf(soundBank, 'clips', files, { sample_rate: sampleRate, channels });
    const work = soundBank.materialize({ declaration, inputs: [{ path: 'long.wav', source }], parameters: {} });
    expect(work.size).toBe(seconds * sampleRate * channels * 2);
    expect(seen.furthest).toBeLessThan(100);
    let made = 0;
    for (const segment of work.segments) {
      if (segment.kind !== 'bytes') continue;
      made += segment.bytes.length;
      const due = header.length + (made / (sampleRate * channels * 2)) * rate * 4;
      // At most a block of the window (4096 frames) and the kernel ahead of what was handed over.
      if (seen.furthest > due + 5000 * 4) throw new Error(`read to ${seen.furthest} where ${due} was due`);
      if (segment.bytes.length > 1024 * 1024) throw new Error('a segment above 1 MiB');
    }
    expect(made).toBe(work.size);
    expect(seen.largest).toBeLessThan(64 * 1024);
  });
});

describe('hostile files', () => {
  const file = wavFile({
    encoding: 'float',
    bits: 32,
    channels: 2,
    rate: 48_000,
    samples: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6],
    loops: [{ start: 0, end: 2 }],
  });

  /** Bytes made of a file, or `undefined` when it is refused as a file is refused. */
  function bytesMade(bytes: Uint8Array): number | undefined {
    const declaration = effectiveOf(soundBank, 'clips', { 'x.wav': bytes }, { sample_rate: 11_025 });
    try {
      const inputs = [{ path: 'x.wav', source: strictSource(bytes) }];
      const work = soundBank.materialize({ declaration, inputs, parameters: {} });
      let made = 0;
      for (const segment of work.segments) made += segment.kind === 'bytes' ? segment.bytes.length : segment.length;
      expect(made).toBe(work.size);
      return made;
    } catch (error) {
      expect(error).toBeInstanceOf(MaterializeError);
      return undefined;
    }
  }

  it('cut anywhere are refused or become no more than the whole', () => {
    const whole = bytesMade(file)!;
    for (let size = 0; size < file.length; size++) expect(bytesMade(file.subarray(0, size)) ?? 0).toBeLessThanOrEqual(whole);
  });

  it('changed anywhere are refused or become what their own bytes can hold', () => {
    const numbers = scrambled(9);
    for (let round = 0; round < 3000; round++) {
      const bytes = file.slice();
      for (let i = 0; i <= round % 3; i++) bytes[numbers.next().value % bytes.length] = numbers.next().value >>> 24;
      // At worst a byte a frame at 1 Hz.
      expect(bytesMade(bytes) ?? 0).toBeLessThanOrEqual(bytes.length * 11_025 * 2);
    }
  });

  it('are decoded from what was materialized, whatever it was', () => {
    const { payload, metadata } = packed(soundBank, 'clips', { 'x.wav': file }, { channels: 2 });
    expect(soundBank.verify(bytesSource(payload), metadata)).toEqual([]);
  });
});
