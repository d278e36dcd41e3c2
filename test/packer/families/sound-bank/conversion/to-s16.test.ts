import { describe, expect, it } from 'vitest';
import { s16, toS16 } from '../../../../../src/packer/families/sound-bank/conversion/to-s16.ts';
import { frames } from './readers.ts';

describe('a real number as s16', () => {
  it.each([
    [0, 0],
    [-0, 0],
    [0.5, 16_384],
    [-1, -32_768],
    [0.5 / 32_768, 1],
    [0.49999 / 32_768, 0],
    [-0.5 / 32_768, 0],
    [-0.50001 / 32_768, -1],
    [3.5 / 32_768, 4],
    [-3.5 / 32_768, -3],
    [32_767.4 / 32_768, 32_767],
    [1, 32_767],
    [1e300, 32_767],
    [-1.0001, -32_768],
    [-1e300, -32_768],
  ])('%d is %i', (x, expected) => {
    expect(s16(x) + 0).toBe(expected);
  });
});

describe('frames as s16', () => {
  it('are interleaved and little-endian', () => {
    const bytes = [...toS16(frames(2, 2, (frame, channel) => (frame * 2 + channel - 1) / 128))];
    expect(bytes).toEqual([Uint8Array.of(0, 0xff, 0, 0, 0, 1, 0, 2)]);
  });

  it('come in blocks of at most 64 KiB, each with a buffer of its own', () => {
    const blocks = [...toS16(frames(2, 40_000, () => 0))];
    expect(blocks.map((block) => block.length)).toEqual([65_536, 65_536, 28_928]);
    expect(new Set(blocks.map((block) => block.buffer)).size).toBe(3);
  });

  it('are nothing for an empty clip', () => {
    expect([...toS16(frames(1, 0, () => 0))]).toEqual([]);
  });
});
