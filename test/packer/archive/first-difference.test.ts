import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../../src/base/byte-source.ts';
import { firstDifference, firstUnequalByte, ownerOf } from '../../../src/packer/archive/first-difference.ts';
import { craft, emptyPack, fourPack, helloPack, opened, patched } from './golden.ts';

const four = opened(fourPack);
const text = fourPack.subarray(32, 914).toString('utf8');

describe('the owner of a byte', () => {
  it.each([
    [0, 'prelude field magic'],
    [31, 'prelude field header_checksum'],
    [32, 'header'],
    [46, 'header'],
    [47, 'header, asset_table'],
    [48, 'header entry of asset 2 (é)'],
    [32 + text.indexOf('"asset_id":9'), 'header entry of asset 9 (d)'],
    [32 + text.indexOf('"slot":15'), 'header, preload'],
    [913, 'header'],
    [914, 'gap after the header'],
    [928, 'slice of asset 2 (é)'],
    [931, 'gap after the slice of asset 2 (é)'],
    [944, 'slice of asset 7 (c)'],
    [960, 'slice of asset 7 (c)'],
    [975, 'gap after the slice of asset 7 (c)'],
    [976, 'end of the file'],
  ])('%d is %s', (byte, owner) => {
    expect(ownerOf(four, byte)).toBe(owner);
  });

  it('after the header of an empty pack is a gap, then the end', () => {
    const empty = opened(emptyPack);
    expect([ownerOf(empty, 63), ownerOf(empty, 64)]).toEqual(['gap after the header', 'end of the file']);
  });
});

describe('the first difference', () => {
  it('of a file and its copy is none', () => {
    expect(firstDifference(four, opened(Buffer.from(fourPack)))).toBeUndefined();
  });

  it('in a slice alone is that slice', () => {
    const other = opened(patched(fourPack, 950, 99));
    const slice = { byte: 950, owner: 'slice of asset 7 (c)' };
    expect(firstDifference(four, other)).toEqual({ ...slice, origin: slice });
  });

  it('of two honest builds is in the prelude, and comes from a slice', () => {
    // Digests in the header of different payloads: sha256 of `abc` and of `abd`.
    const abd = 'a52d159f262b2c6ddb724a61840befc36eb30c88877a4030b65cbe86298449c9';
    const header = text.replace('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad', abd);
    const other = opened(craft(header, patched(fourPack, 930, 0x64).subarray(928)));
    expect(firstDifference(four, other)).toEqual({
      byte: 28,
      owner: 'prelude field header_checksum',
      origin: { byte: 930, owner: 'slice of asset 2 (é)' },
    });
  });

  it('of a renamed asset comes from its entry', () => {
    const other = opened(craft(text.replace('"asset_name":"b"', '"asset_name":"B"'), fourPack.subarray(928)));
    expect(firstDifference(four, other)?.origin.owner).toBe('header entry of asset 5 (b)');
  });

  it('of an asset that only one has comes from its entry', () => {
    expect(firstDifference(opened(emptyPack), opened(helloPack))?.origin.owner).toBe('header entry of asset 1 (hello)');
    expect(firstDifference(opened(helloPack), opened(emptyPack))?.origin.owner).toBe('header entry of asset 1 (hello)');
  });
});

describe('the first unequal byte', () => {
  const first = (a: Uint8Array, b: Uint8Array): number | undefined => firstUnequalByte(bytesSource(a), bytesSource(b));

  it('is found far into large sources', () => {
    const large = Buffer.alloc(2 * 1024 * 1024 + 10);
    expect(first(large, patched(large, large.length - 1, 1))).toBe(large.length - 1);
    expect(first(large, Buffer.from(large))).toBeUndefined();
  });

  it('is where the shorter ends when it begins the longer', () => {
    expect(first(Buffer.from('ab'), Buffer.from('abc'))).toBe(2);
    expect(first(Buffer.from('abc'), Buffer.alloc(0))).toBe(0);
  });
});
