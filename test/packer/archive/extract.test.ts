import { describe, expect, it } from 'vitest';
import { extractEntry, selectEntry } from '../../../src/packer/archive/extract.ts';
import { craft, fourPack, opened, patched } from './golden.ts';

const archive = opened(fourPack);

function bytesOf(selector: Parameters<typeof extractEntry>[1]): number[] | string {
  const result = extractEntry(archive, selector);
  return result.ok ? [...Buffer.concat([...result.value.pieces()].map((piece) => Buffer.from(piece)))] : result.error.code;
}

describe('extraction', () => {
  it('gives the bytes of an asset by its id', () => {
    expect(bytesOf({ asset_id: 2 })).toEqual([97, 98, 99]);
  });

  it('gives the bytes of an asset by its name, however its accents are spelled', () => {
    expect(bytesOf({ asset_name: 'é' })).toEqual([97, 98, 99]);
    expect(bytesOf({ asset_name: 'e\u0301' })).toEqual([97, 98, 99]);
  });

  it('gives no bytes of an empty asset', () => {
    expect(bytesOf({ asset_id: 9 })).toEqual([]);
  });

  it('misses what is not there', () => {
    expect(bytesOf({ asset_id: 3 })).toBe('entry_not_found');
    expect(bytesOf({ asset_name: 'z' })).toBe('entry_not_found');
  });

  it('can be repeated', () => {
    const result = extractEntry(archive, { asset_id: 7 });
    const read = (): number => (result.ok ? [...result.value.pieces()].reduce((sum, piece) => sum + piece.length, 0) : -1);
    expect([read(), read()]).toEqual([17, 17]);
  });

  it('refuses bytes that have not the digest the header gives them', () => {
    const damaged = opened(patched(fourPack, 945, 77));
    expect(extractEntry(damaged, { asset_id: 7 })).toMatchObject({ ok: false, error: { code: 'wrong_digest', asset_id: 7, byte: 944 } });
  });
});

describe('a name that two assets have', () => {
  it('selects neither and lists both', () => {
    const text = fourPack.subarray(32, 914).toString('utf8').replace('"asset_name":"c"', '"asset_name":"b"');
    const twins = opened(craft(text, fourPack.subarray(928)));
    expect(selectEntry(twins, { asset_name: 'b' })).toMatchObject({
      ok: false,
      error: { code: 'name_not_unique', message: 'assets 5, 7 are all named "b"; choose one by its id' },
    });
    expect(selectEntry(twins, { asset_id: 7 })).toMatchObject({ ok: true, value: { asset_id: 7 } });
  });
});
