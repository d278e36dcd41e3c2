import { describe, expect, it } from 'vitest';
import { decodeSoundBank } from '../../../../src/packer/families/sound-bank/decode.ts';
import { strictSource } from './sound-files.ts';

const payload = Uint8Array.of(1, 0, 2, 0, 0xff, 0xff, 0, 0x80, 3, 0, 4, 0);
const metadata = {
  channels: 2,
  clips: [
    { frames: 2, loop_end: 2, loop_start: 1, name: 'a', offset: 0 },
    { frames: 1, name: 'b', offset: 8 },
  ],
  sample_rate: 32_000,
};

describe('a sound bank read back', () => {
  it('has the clips its metadata names', () => {
    expect(decodeSoundBank(strictSource(payload), metadata)).toMatchObject({
      channels: 2,
      sampleRate: 32_000,
      clips: [
        { name: 'a', frames: 2, loop: { start: 1, end: 2 } },
        { name: 'b', frames: 1 },
      ],
    });
  });

  it('gives any frames of a clip, interleaved', () => {
    const [a, b] = decodeSoundBank(strictSource(payload), metadata).clips;
    expect([...a!.read(0, 2)]).toEqual([1, 2, -1, -32_768]);
    expect([...a!.read(1, 1)]).toEqual([-1, -32_768]);
    expect([...b!.read(0, 1)]).toEqual([3, 4]);
    expect([...b!.read(1, 0)]).toEqual([]);
  });

  it('reads no samples until it is asked for them', () => {
    const read: number[] = [];
    const counting = { size: 8, read: (_: number, length: number) => (read.push(length), new Uint8Array(length)) };
    const clip = decodeSoundBank(counting, { ...metadata, clips: metadata.clips.slice(0, 1) }).clips[0]!;
    expect(read).toEqual([]);
    clip.read(1, 1);
    expect(read).toEqual([4]);
  });

  it('has no frames outside a clip', () => {
    const [a] = decodeSoundBank(strictSource(payload), metadata).clips;
    expect(() => a!.read(1, 2)).toThrow('BUG:');
    expect(() => a!.read(-1, 1)).toThrow('BUG:');
  });

  it('is refused with the first thing that is wrong', () => {
    expect(() => decodeSoundBank(strictSource(payload.subarray(0, 10)), metadata)).toThrow(
      'not a sound bank: "b" is 4 bytes at 8, but the payload ends at 10',
    );
    expect(() => decodeSoundBank(strictSource(payload), null)).toThrow('not a sound bank: metadata');
  });
});
