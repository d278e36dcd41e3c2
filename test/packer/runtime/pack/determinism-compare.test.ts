import { expect, it } from 'vitest';
import { MemoryFileSystem } from '../../../../src/io/memory-file-system.ts';
import { compareBuilds } from '../../../../src/packer/runtime/pack/determinism-compare.ts';
import { fourPack, helloPack, patched } from '../../archive/golden.ts';

const rest = { 'asset_table.json': '[]\n', 'preload.json': '[]\n', 'asset_table_metadata.json': '{}\n' };

function disk(first: Readonly<Record<string, string | Uint8Array>>, second: Readonly<Record<string, string | Uint8Array>>): MemoryFileSystem {
  const place = (directory: string, files: typeof first) => Object.entries({ ...rest, ...files }).map(([name, bytes]) => [`${directory}/${name}`, bytes]);
  return MemoryFileSystem.of(Object.fromEntries([...place('/one', first), ...place('/two', second)]) as Record<string, string>);
}

it('equal files are identical, each with its digest', () => {
  const fs = disk({ 'assets.pa': fourPack }, { 'assets.pa': fourPack });
  const { outcome, files, first_difference: place } = compareBuilds(fs, '/one', '/two');
  expect([outcome, place, files.length, files.every(({ first, second }) => first === second)]).toEqual(['identical', undefined, 4, true]);
  expect(fs.openFiles()).toEqual([]);
});

it('the owner of the first other byte of an archive is named', () => {
  const fs = disk({ 'assets.pa': fourPack }, { 'assets.pa': patched(fourPack, 950, 99) });
  expect(compareBuilds(fs, '/one', '/two')).toMatchObject({ outcome: 'different', first_difference: { file: 'assets.pa', byte: 950, owner: 'slice of asset 7 (c)' } });
  expect(fs.openFiles()).toEqual([]);
});

it('an archive that is none is compared byte by byte', () => {
  const fs = disk({ 'assets.pa': helloPack }, { 'assets.pa': helloPack.subarray(0, 100) });
  expect(compareBuilds(fs, '/one', '/two').first_difference).toEqual({ file: 'assets.pa', byte: 100, owner: 'assets.pa' });
});

it('a companion is its own owner', () => {
  const fs = disk({ 'assets.pa': fourPack }, { 'assets.pa': fourPack, 'preload.json': '[1]\n' });
  expect(compareBuilds(fs, '/one', '/two').first_difference).toEqual({ file: 'preload.json', byte: 1, owner: 'preload.json' });
});

it('a file that is missing throws the system’s error', () => {
  const fs = disk({ 'assets.pa': fourPack }, { 'assets.pa': fourPack });
  fs.removeFile('/two/preload.json');
  expect(() => compareBuilds(fs, '/one', '/two')).toThrow('ENOENT');
});
