import { describe, expect, test } from 'vitest';
import { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';
import { isSameStructure } from '../../../src/packer/drift/same-structure.ts';
import { loadSnapshot } from '../../../src/packer/snapshot/load.ts';
import type { Snapshot } from '../../../src/packer/snapshot/model.ts';
import { plainWalker } from '../../support/walkers.ts';
import { makeWorkspace, uuidOf, writeFile } from '../../support/workspace.ts';

const declaration = '/p/assets/a/asset.json';
const stranger = '/p/assets/b/asset.json';

function of(change: (fs: MemoryFileSystem) => void = () => undefined): Snapshot {
  const fs = new MemoryFileSystem();
  fs.makeDirectory('/p');
  makeWorkspace(fs, '/p', { assets: [{ root: 'a', files: { f: 'f' } }, { root: 'b', registered: false, files: { f: 'f' } }] });
  change(fs);
  return loadSnapshot({ project: { fs, path: '/p' }, walkers: [plainWalker], generation: 1 });
}

describe('the structure', () => {
  test.each<[string, (fs: MemoryFileSystem) => void]>([
    ['bytes', (fs) => fs.writeFile('/p/assets/a/f', 'F')],
    ['files', (fs) => fs.writeFile('/p/assets/a/g', 'g')],
    ['the name of a registered asset', (fs) => fs.writeFile(declaration, fs.readText(declaration).replace(/"asset_name": "[^"]*"/u, '"asset_name": "other"'))],
  ])('is the same when %s change', (_name, change) => {
    expect(isSameStructure(of(), of(change))).toBe(true);
  });

  test.each<[string, (fs: MemoryFileSystem) => void]>([
    ['an asset moves', (fs) => fs.rename('/p/assets/a', '/p/assets/c')],
    ['an asset comes', (fs) => makeWorkspace(fs, '/p', { assets: [{ root: 'a' }, { root: 'b', registered: false }, { root: 'c', registered: false }] })],
    ['a uuid changes', (fs) => fs.writeFile(declaration, fs.readText(declaration).replace(uuidOf(1), uuidOf(9)))],
    ['a declaration breaks', (fs) => fs.writeFile(declaration, '{')],
    ['the name of an asset that nobody registered changes', (fs) => fs.writeFile(stranger, fs.readText(stranger).replace(/"asset_name": "[^"]*"/u, '"asset_name": "other"'))],
    ['the registry is edited', (fs) => writeFile(fs, '/p', 'assets/.prometeu/index.json', '{"schema_version": 1, "next_asset_id": 9, "assets": []}')],
    ['the registry cannot be read as one', (fs) => writeFile(fs, '/p', 'assets/.prometeu/index.json', '{')],
  ])('is another when %s', (_name, change) => {
    expect(isSameStructure(of(), of(change))).toBe(false);
  });

  test('of a registry that is none is never the same twice', () => {
    const broken = (): Snapshot => of((fs) => writeFile(fs, '/p', 'assets/.prometeu/index.json', '{'));
    expect(isSameStructure(broken(), broken())).toBe(false);
  });
});
