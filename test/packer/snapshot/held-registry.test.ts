import { expect, test } from 'vitest';
import { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';
import { isRegistryHeld, withHeldRegistry } from '../../../src/packer/snapshot/held-registry.ts';
import { loadSnapshot } from '../../../src/packer/snapshot/load.ts';
import type { Snapshot } from '../../../src/packer/snapshot/model.ts';
import { plainWalker } from '../../support/walkers.ts';
import { makeWorkspace } from '../../support/workspace.ts';

const registry = '/p/assets/.prometeu/index.json';

function disk(): MemoryFileSystem {
  const fs = new MemoryFileSystem();
  fs.makeDirectory('/p');
  makeWorkspace(fs, '/p', { assets: [{ root: 'a', files: { f: 'f' } }, { root: 'b', files: { g: 'g' } }] });
  return fs;
}

const load = (fs: MemoryFileSystem): Snapshot => loadSnapshot({ project: { fs, path: '/p' }, walkers: [plainWalker], generation: 1 });
const named = ({ roots }: Snapshot): readonly unknown[] => roots.map(({ root, entry }) => [root, entry?.asset_id]);

test('a snapshot with entries of its own is itself', () => {
  const snapshot = load(disk());
  expect(withHeldRegistry(snapshot, load(disk()).registry)).toBe(snapshot);
  expect(isRegistryHeld(snapshot)).toBe(false);
});

test('where nothing was ever known, nothing is held', () => {
  const fs = disk();
  fs.removeFile(registry);
  const snapshot = load(fs);
  expect(withHeldRegistry(snapshot, snapshot.registry)).toBe(snapshot);
  expect(isRegistryHeld(snapshot)).toBe(false);
});

test('a spoilt registry keeps its faults and no line, roots have the entries of before, and gone ones are missing', () => {
  const fs = disk();
  const before = load(fs);
  fs.writeFile(registry, 'no registry');
  fs.removeFile('/p/assets/b/asset.json');
  fs.writeFile('/p/assets/c/asset.json', '{}');
  const now = load(fs);
  const held = withHeldRegistry(now, before.registry);
  expect(isRegistryHeld(held)).toBe(true);
  expect(held.registry).toEqual({ ...now.registry, document: before.registry.document });
  expect(held.registry.lines).toBeUndefined();
  expect(named(held)).toEqual([['a', 1], ['c', undefined]]);
  expect(held.missing.map(({ root }) => root)).toEqual(['b']);
});

test('what is held is held on, through one spoilt registry after the other', () => {
  const fs = disk();
  const before = load(fs);
  fs.writeFile(registry, 'no registry');
  const held = withHeldRegistry(load(fs), before.registry);
  fs.removeFile(registry);
  expect(named(withHeldRegistry(load(fs), held.registry))).toEqual(named(before));
});
