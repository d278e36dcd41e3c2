import { expect, test } from 'vitest';
import { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';
import { loadSnapshot } from '../../../src/packer/snapshot/load.ts';
import { activePackSet, assetById, assetByRoot, assetsByUuid, nestedRoots, registeredRoots, unregisteredRoots } from '../../../src/packer/snapshot/query.ts';
import { plainWalker } from '../../support/walkers.ts';
import { makeWorkspace, uuidOf } from '../../support/workspace.ts';

const fs = new MemoryFileSystem();
fs.makeDirectory('/p');
makeWorkspace(fs, '/p', {
  assets: [
    { root: 'z', assetId: 1 },
    { root: 'b', assetId: 3, included: false },
    { root: 'a', assetId: 2 },
    { root: 'copy', assetId: 9, assetUuid: uuidOf(1), registered: false },
    { root: 'z/inner', assetId: 8, registered: false },
  ],
});
const snapshot = loadSnapshot({ project: { fs, path: '/p' }, walkers: [plainWalker], generation: 1 });
const names = (roots: readonly { readonly root: string }[]): readonly string[] => roots.map(({ root }) => root);

test('assets are found by id and by root', () => {
  expect(assetById(snapshot, 3)?.root).toBe('b');
  expect(assetById(snapshot, 4)).toBeUndefined();
  expect(assetByRoot(snapshot, 'a')?.entry?.asset_id).toBe(2);
});

test('a copied directory is found under the same uuid', () => {
  expect(names(assetsByUuid(snapshot, uuidOf(1)))).toEqual(['copy', 'z']);
  expect(assetsByUuid(snapshot, uuidOf(77))).toEqual([]);
});

test('the active pack set is what is registered and included, by id', () => {
  expect(names(activePackSet(snapshot))).toEqual(['z', 'a']);
  expect(names(registeredRoots(snapshot))).toEqual(['z', 'a', 'b']);
});

test('unregistered and nested roots are listed', () => {
  expect(names(unregisteredRoots(snapshot))).toEqual(['copy', 'z/inner']);
  expect(names(nestedRoots(snapshot))).toEqual(['z/inner']);
});
