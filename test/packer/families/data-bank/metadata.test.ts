import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../../../src/base/byte-source.ts';
import { verifyDataBank } from '../../../../src/packer/families/data-bank/metadata.ts';

const payload = Uint8Array.of(1, 2, 3, 4, 5, 0, 0, 0, 6);
const first = { name: 'a', offset: 0, size: 5 };
const second = { name: 'b', offset: 8, size: 1 };

function problems(metadata: unknown, bytes = payload): readonly string[] {
  return verifyDataBank(bytesSource(bytes), metadata);
}

describe('a data bank verifies', () => {
  it('when payload and metadata agree with the format', () => {
    expect(problems({ files: [first, second] })).toEqual([]);
    expect(problems({ files: [] }, new Uint8Array(0))).toEqual([]);
  });
});

describe('a data bank does not verify', () => {
  it.each<[string, unknown, string]>([
    ['with an unknown key', { files: [first, second], more: 1 }, 'metadata: '],
    ['with a file lacking its size', { files: [{ name: 'a', offset: 0 }] }, 'metadata/files/0/size: '],
    ['with two files of a name', { files: [first, { ...second, name: 'a' }] }, 'two parts of the bank are named "a"'],
    ['with a file out of its place', { files: [first, { ...second, offset: 5, size: 4 }] }, '"b" starts at 5, where 8'],
    ['with a file past the end', { files: [first, { ...second, size: 2 }] }, '"b" is 2 bytes at 8, but the payload ends at 9'],
    ['with bytes that no file owns', { files: [first] }, 'the payload is 9 bytes, but its parts end at 5'],
  ])('%s', (_, metadata, problem) => {
    expect(problems(metadata)).toEqual([expect.stringContaining(problem)]);
  });

  it('when its metadata is any other value, and never throws', () => {
    fc.assert(
      fc.property(fc.anything(), (metadata) => {
        expect(problems(metadata).length).toBeGreaterThan(0);
      }),
      { seed: 6, numRuns: 500 },
    );
  });
});
