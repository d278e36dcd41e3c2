import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../../src/base/byte-source.ts';
import { gapSegment, packedSize, packRanges, rangeProblems } from '../../../src/packer/families/packed-ranges.ts';

describe('parts of a payload', () => {
  it('each start at the first multiple of four after the one before', () => {
    expect(packRanges([1, 4, 0, 6, 2])).toEqual([
      { offset: 0, size: 1 },
      { offset: 4, size: 4 },
      { offset: 8, size: 0 },
      { offset: 8, size: 6 },
      { offset: 16, size: 2 },
    ]);
  });

  it('are as long as the last one reaches', () => {
    expect(packedSize(packRanges([1, 4, 3]))).toBe(11);
    expect(packedSize(packRanges([]))).toBe(0);
  });

  it('have zeros between them, and no segment where there is nothing between', () => {
    expect([...gapSegment(5, 8)]).toEqual([{ kind: 'bytes', bytes: Uint8Array.of(0, 0, 0) }]);
    expect([...gapSegment(8, 8)]).toEqual([]);
  });

  it('are found where they were placed, and nowhere else', () => {
    const ranges = packRanges([3, 2]).map((range, i) => ({ ...range, name: String(i) }));
    expect([...rangeProblems(bytesSource(new Uint8Array(6)), ranges)]).toEqual([]);
    expect([...rangeProblems(bytesSource(new Uint8Array(5)), ranges)]).toEqual([
      '"1" is 2 bytes at 4, but the payload ends at 5',
    ]);
    expect([...rangeProblems(bytesSource(Uint8Array.of(1, 1, 1, 1, 1, 1)), ranges)]).toEqual([
      'the gap before "1" is not zero',
    ]);
  });
});
