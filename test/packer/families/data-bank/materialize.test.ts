import { describe, expect, it } from 'vitest';
import { dataBank } from '../../../../src/packer/families/data-bank/data-bank.ts';
import { materializationOf, packed } from '../../../support/family-asset.ts';

const files = { 'z.bin': Uint8Array.of(1, 2, 3, 4, 5), 'a/b.txt': Uint8Array.of(6), none: new Uint8Array(0), m: Uint8Array.of(7, 8) };

describe('a data bank', () => {
  it('stands as the format says: files in order, multiples of four, gaps zero', () => {
    expect(packed(dataBank, 'files', files)).toEqual({
      payload: Uint8Array.of(1, 2, 3, 4, 5, 0, 0, 0, 6, 0, 0, 0, 7, 8),
      metadata: {
        files: [
          { name: 'z.bin', offset: 0, size: 5 },
          { name: 'a/b.txt', offset: 8, size: 1 },
          { name: 'none', offset: 12, size: 0 },
          { name: 'm', offset: 12, size: 2 },
        ],
      },
    });
  });

  it('hands its files on as ranges and makes nothing but the gaps', () => {
    expect([...materializationOf(dataBank, 'files', files).segments]).toEqual([
      { kind: 'input', input: 0, offset: 0, length: 5 },
      { kind: 'bytes', bytes: new Uint8Array(3) },
      { kind: 'input', input: 1, offset: 0, length: 1 },
      { kind: 'bytes', bytes: new Uint8Array(3) },
      { kind: 'input', input: 3, offset: 0, length: 2 },
    ]);
  });

  it('ends where its last file ends, in a gap if that is empty', () => {
    const { payload } = packed(dataBank, 'files', { a: Uint8Array.of(1), b: new Uint8Array(0) });
    expect(payload).toEqual(Uint8Array.of(1, 0, 0, 0));
  });

  it('may be empty', () => {
    expect(packed(dataBank, 'files', {})).toEqual({ payload: new Uint8Array(0), metadata: { files: [] } });
  });
});
