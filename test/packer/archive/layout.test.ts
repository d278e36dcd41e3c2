import { describe, expect, it } from 'vitest';
import {
  alignUp,
  decodePrelude,
  encodePrelude,
  paddingAfter,
  payloadOffsetFor,
  preludeField,
  preludeFieldAt,
  preludeSize,
  preludeTable,
} from '../../../src/packer/archive/layout.ts';
import { emptyPack, helloPack } from './golden.ts';

describe('the layout table', () => {
  it('says what formats.md §3 says', () => {
    expect(preludeTable.map(({ offset, size, name }) => [offset, size, name])).toEqual([
      [0, 4, 'magic'],
      [4, 4, 'schema_version'],
      [8, 4, 'header_len'],
      [12, 8, 'payload_offset'],
      [20, 4, 'flags'],
      [24, 4, 'reserved'],
      [28, 4, 'header_checksum'],
    ]);
  });

  it('covers the prelude without a hole or an overlap', () => {
    let end = 0;
    for (const row of preludeTable) {
      expect(row.offset).toBe(end);
      end += row.size;
    }
    expect(end).toBe(preludeSize);
  });

  it('finds the field of every byte', () => {
    expect([0, 3, 4, 12, 19, 20, 31].map(preludeFieldAt)).toEqual([
      'magic', 'magic', 'schema_version', 'payload_offset', 'payload_offset', 'flags', 'header_checksum',
    ]);
    expect(preludeField('reserved').offset).toBe(24);
    expect(() => preludeFieldAt(32)).toThrow('BUG:');
  });
});

describe('the prelude', () => {
  const empty = {
    magic: 'ASPA',
    schema_version: 1,
    header_len: 31,
    payload_offset: 64,
    flags: 0,
    reserved: 0,
    header_checksum: 0xb33b_d236,
  };

  it('is written as the bytes of the golden file', () => {
    expect(Buffer.from(encodePrelude(empty))).toEqual(emptyPack.subarray(0, 32));
  });

  it('is read from the bytes of the golden file', () => {
    expect(decodePrelude(emptyPack.subarray(0, 32))).toEqual(empty);
    expect(decodePrelude(helloPack.subarray(0, 32)).payload_offset).toBe(336);
  });

  it('is read from a view that does not begin its buffer', () => {
    const moved = new Uint8Array([9, 9, 9, ...emptyPack]).subarray(3, 35);
    expect(decodePrelude(moved)).toEqual(empty);
  });

  it('has a payload_offset of 64 bits', () => {
    const bytes = encodePrelude({ ...empty, payload_offset: 2 ** 40 + 16 });
    expect(Buffer.from(bytes.subarray(12, 20)).toString('hex')).toBe('1000000000010000');
    expect(decodePrelude(bytes).payload_offset).toBe(2 ** 40 + 16);
  });
});

describe('alignment', () => {
  it.each([
    [0, 0],
    [1, 16],
    [15, 16],
    [16, 16],
    [17, 32],
    [2 ** 40 + 1, 2 ** 40 + 16],
  ])('%d goes up to %d', (size, expected) => {
    expect(alignUp(size)).toBe(expected);
    expect(paddingAfter(size)).toBe(expected - size);
  });

  it('puts the payload at the first multiple of 16 at or after the header', () => {
    expect([31, 32, 33, 300].map(payloadOffsetFor)).toEqual([64, 64, 80, 336]);
  });
});
