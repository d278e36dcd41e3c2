import { describe, expect, it } from 'vitest';
import { isTooLong, readWavHeader } from '../../../../../src/packer/families/sound-bank/wav/wav-header.ts';
import { wavFile } from '../../../../support/wav.ts';
import { scrambled, strictSource } from '../sound-files.ts';

const rich = wavFile({
  bits: 24,
  channels: 2,
  rate: 48_000,
  extensible: true,
  samples: [1, 2, 3, 4, 5, 6],
  before: [{ id: 'JUNK', body: Uint8Array.of(1, 2, 3) }],
  loops: [{ start: 0, end: 2 }],
  after: [{ id: 'LIST', body: Uint8Array.of(7, 7, 7, 7, 7) }],
});

describe('a WAV header', () => {
  it('says where the samples are and how many', () => {
    expect(readWavHeader(strictSource(rich))).toEqual({
      ok: true,
      value: {
        encoding: 'pcm',
        bits: 24,
        channels: 2,
        rate: 48_000,
        frameBytes: 6,
        dataOffset: 80,
        frames: 3,
        partialBytes: 0,
        loop: { start: 0, last: 2, direction: 'forward', byte: 150 },
      },
    });
  });

  it('counts whole frames and the bytes of a partial one', () => {
    const file = wavFile({ channels: 2, samples: [1, 2, 3, 4], partialFrame: [9, 9, 9] });
    expect(readWavHeader(strictSource(file))).toMatchObject({ value: { frames: 2, partialBytes: 3 } });
  });

  it('takes 10 minutes to the frame', () => {
    expect(isTooLong(600 * 44_100, 44_100)).toBe(false);
    expect(isTooLong(600 * 44_100 + 1, 44_100)).toBe(true);
  });
});

describe('hostile bytes', () => {
  it('cut anywhere never throw, and never give a clip the file does not hold', () => {
    for (let size = 0; size < rich.length; size++) {
      const header = readWavHeader(strictSource(rich.subarray(0, size)));
      if (header.ok) expect(header.value.dataOffset + header.value.frames * header.value.frameBytes).toBeLessThanOrEqual(size);
    }
  });

  it('cut inside the samples or before are damage', () => {
    for (let size = 0; size < 98; size++) {
      expect(readWavHeader(strictSource(rich.subarray(0, size)))).toMatchObject({ ok: false, error: { kind: 'damaged' } });
    }
  });

  it('changed anywhere never throw, and every size found lies in the file', () => {
    const numbers = scrambled(1);
    for (let round = 0; round < 20_000; round++) {
      const bytes = rich.slice();
      for (let i = 0; i <= round % 4; i++) bytes[numbers.next().value % bytes.length] = numbers.next().value >>> 24;
      const header = readWavHeader(strictSource(bytes));
      if (!header.ok) {
        expect(header.error.byte).toBeLessThanOrEqual(bytes.length);
        continue;
      }
      const { dataOffset, frames, frameBytes, partialBytes } = header.value;
      expect(dataOffset + frames * frameBytes + partialBytes).toBeLessThanOrEqual(bytes.length);
    }
  });
});
