import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../src/base/byte-source.ts';

describe('a source over bytes', () => {
  const source = bytesSource(Uint8Array.of(10, 11, 12, 13));

  it('says how many there are', () => {
    expect(source.size).toBe(4);
  });

  it('reads exactly the range asked for', () => {
    expect([...source.read(1, 2)]).toEqual([11, 12]);
  });

  it('reads nothing at the very end', () => {
    expect(source.read(4, 0)).toHaveLength(0);
  });

  it('does not copy', () => {
    const bytes = Uint8Array.of(1, 2);
    const view = bytesSource(bytes).read(0, 2);
    bytes[0] = 9;
    expect(view[0]).toBe(9);
  });
});
