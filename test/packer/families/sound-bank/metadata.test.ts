import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { bytesSource } from '../../../../src/base/byte-source.ts';
import { verifySoundBank } from '../../../../src/packer/families/sound-bank/metadata.ts';
import { strictSource } from './sound-files.ts';

interface Clip {
  frames: number;
  name: string;
  offset: number;
  loop_start?: number;
  loop_end?: number;
}

/** Three frames, a gap of two bytes, one frame. */
const payload = Uint8Array.of(1, 0, 2, 0, 3, 0, 0, 0, 9, 9);
const clips: readonly Clip[] = [
  { frames: 3, name: 'a', offset: 0, loop_start: 1, loop_end: 3 },
  { frames: 1, name: 'b', offset: 8 },
];

function problems(change: { bytes?: Uint8Array; bank?: object; first?: object; second?: object } = {}): readonly string[] {
  const metadata = {
    channels: 1,
    clips: [
      { ...clips[0], ...change.first },
      { ...clips[1], ...change.second },
    ],
    sample_rate: 44_100,
    ...change.bank,
  };
  return verifySoundBank(strictSource(change.bytes ?? payload), metadata);
}

describe('a sound bank verifies', () => {
  it('when payload and metadata agree with the format', () => {
    expect(problems()).toEqual([]);
  });

  it('when it is empty', () => {
    const metadata = { channels: 2, clips: [], sample_rate: 11_025 };
    expect(verifySoundBank(bytesSource(new Uint8Array(0)), metadata)).toEqual([]);
  });

  it('with a loop that no frame is left of', () => {
    expect(problems({ first: { loop_start: 2, loop_end: 2 } })).toEqual([]);
  });
});

describe('a sound bank does not verify', () => {
  it.each<[string, Parameters<typeof problems>[0], string]>([
    ['with a rate of its own', { bank: { sample_rate: 48_000 } }, 'metadata/sample_rate: '],
    ['with three channels', { bank: { channels: 3 } }, 'metadata/channels: '],
    ['with an unknown key', { bank: { volume: 1 } }, 'metadata: '],
    ['with an unknown key in a clip', { first: { volume: 1 } }, 'metadata/clips/0: '],
    ['without clips', { bank: { clips: undefined } }, 'metadata/clips: '],
    ['with half a loop', { second: { loop_start: 0 } }, 'metadata/clips/1: has one of'],
    ['with a loop past its clip', { first: { loop_end: 4 } }, 'metadata/clips/0: has a loop outside'],
    ['with a loop that ends before it starts', { first: { loop_start: 3, loop_end: 2 } }, 'metadata/clips/0: has a loop that ends'],
    ['with a negative number', { second: { offset: -4 } }, 'metadata/clips/1/offset: '],
    ['with a fraction', { first: { frames: 2.5 } }, 'metadata/clips/0/frames: '],
    ['with a name that is not NFC', { first: { name: 'e\u0301' } }, 'metadata/clips/0/name: must be NFC'],
    ['with two clips of a name', { second: { name: 'a' } }, 'two parts of the bank are named "a"'],
    ['with a clip out of its place', { second: { offset: 6 } }, '"b" starts at 6, where 8 is its place'],
    ['with a clip past the end', { second: { frames: 2 } }, '"b" is 4 bytes at 8, but the payload ends at 10'],
    ['with an enormous clip', { second: { frames: Number.MAX_SAFE_INTEGER } }, '"b" is '],
    ['with bytes that no clip owns', { bytes: Uint8Array.of(...payload, 0) }, 'the payload is 11 bytes, but its parts end at 10'],
    ['with something in a gap', { bytes: Uint8Array.of(1, 0, 2, 0, 3, 0, 0, 5, 9, 9) }, 'the gap before "b" is not zero'],
  ])('%s', (_, change, problem) => {
    expect(problems(change)).toEqual([expect.stringContaining(problem)]);
  });

  it('when its metadata is any other value, and never throws', () => {
    fc.assert(
      fc.property(fc.anything(), (metadata) => {
        expect(verifySoundBank(strictSource(payload), metadata).length).toBeGreaterThan(0);
      }),
      { seed: 5, numRuns: 500 },
    );
  });

  it('and says so in few words, however much is wrong', () => {
    const many = Array.from({ length: 100_000 }, () => ({}));
    expect(verifySoundBank(strictSource(payload), { channels: 1, clips: many, sample_rate: 44_100 }).length).toBeLessThan(50);
  });
});
