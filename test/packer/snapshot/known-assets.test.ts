import { expect, test } from 'vitest';
import { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';
import { NodeFileSystem } from '../../../src/io/node-file-system.ts';
import { RecordingFileSystem } from '../../../src/io/recording-file-system.ts';
import { KnownAssets } from '../../../src/packer/snapshot/known-assets.ts';
import { loadSnapshot } from '../../../src/packer/snapshot/load.ts';
import type { Snapshot } from '../../../src/packer/snapshot/model.ts';
import { isSameSnapshot } from '../../../src/packer/snapshot/same-snapshot.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { plainWalker } from '../../support/walkers.ts';
import { makeWorkspace } from '../../support/workspace.ts';

/** A project of two assets that was loaded once; its clock stands in the past, so that no stat is racy. */
class Loaded {
  readonly disk = new MemoryFileSystem();
  readonly known = new KnownAssets();
  readonly first: Snapshot;
  #fs = new RecordingFileSystem(this.disk);

  constructor() {
    this.disk.makeDirectory('/p');
    makeWorkspace(this.disk, '/p', {
      assets: [
        { root: 'a', files: { 'x.png': 'x', 'y.png': 'y' } },
        { root: 'b', files: { 'z.png': 'z' } },
      ],
    });
    this.first = this.load();
  }

  load(): Snapshot {
    this.#fs = new RecordingFileSystem(this.disk);
    return loadSnapshot({ project: { fs: this.#fs, path: '/p' }, walkers: [plainWalker], generation: 1, known: this.known });
  }

  /** Files of assets that the last load opened. */
  opened(): readonly string[] {
    return this.#fs.paths('openRead').filter((path) => !path.includes('.prometeu'));
  }
}

test('an asset whose names and stats are as they were is the same value, and none of its files is opened', () => {
  const project = new Loaded();
  const again = project.load();
  expect(project.opened()).toEqual([]);
  expect(again.roots.map((root, at) => root === project.first.roots[at])).toEqual([true, true]);
  expect(isSameSnapshot(again, project.first)).toBe(true);
});

test.each([
  ['a file is written to', (disk: MemoryFileSystem) => disk.writeFile('/p/assets/b/z.png', 'Z')],
  ['a file is replaced by one of the same size', (disk: MemoryFileSystem) => {
    disk.writeFile('/p/assets/b/new', 'Z');
    disk.rename('/p/assets/b/new', '/p/assets/b/z.png');
  }],
  ['a file appears', (disk: MemoryFileSystem) => disk.writeFile('/p/assets/b/n.png', 'n')],
  ['a file is renamed', (disk: MemoryFileSystem) => disk.rename('/p/assets/b/z.png', '/p/assets/b/y.png')],
  ['the declaration is written to', (disk: MemoryFileSystem) => disk.writeFile('/p/assets/b/asset.json', `${disk.readText('/p/assets/b/asset.json')}\n`)],
  ['a link appears', (disk: MemoryFileSystem) => disk.symlink('elsewhere', '/p/assets/b/link')],
])('when %s that asset is read again, and no other', (_, change) => {
  const project = new Loaded();
  change(project.disk);
  const again = project.load();
  expect(project.opened().every((path) => path.startsWith('/p/assets/b/'))).toBe(true);
  expect(again.roots[0]).toBe(project.first.roots[0]);
  expect(again.roots[1]).not.toBe(project.first.roots[1]);
  const anew = loadSnapshot({ project: { fs: project.disk, path: '/p' }, walkers: [plainWalker], generation: 1 });
  expect(JSON.stringify(again)).toBe(JSON.stringify(anew));
});

test('an entry of the registry that changed is taken over without reading the asset', () => {
  const project = new Loaded();
  const index = '/p/assets/.prometeu/index.json';
  project.disk.writeFile(index, project.disk.readText(index).replace('"included_in_build": true', '"included_in_build": false'));
  const again = project.load();
  expect(project.opened()).toEqual([]);
  expect(again.roots.filter(({ entry }) => entry?.included_in_build === false)).toHaveLength(1);
});

test('what turned out to be wrong is forgotten', () => {
  const project = new Loaded();
  project.known.forget(['assets/b/z.png']);
  project.load();
  expect(project.opened()).toEqual(['/p/assets/b/z.png', '/p/assets/b/asset.json']);
});

test('a file written to a moment before is read again: a second write might show in no stat', () => {
  const directory = temporaryDirectory();
  const disk = new NodeFileSystem();
  makeWorkspace(disk, directory, { assets: [{ root: 'a', files: { 'x.png': 'x' } }] });
  const known = new KnownAssets();
  const load = (fs: RecordingFileSystem): Snapshot =>
    loadSnapshot({ project: { fs, path: directory }, walkers: [plainWalker], generation: 1, known });
  load(new RecordingFileSystem(disk));
  const fs = new RecordingFileSystem(disk);
  load(fs);
  expect(fs.paths('openRead')).toContain(`${directory}/assets/a/x.png`);
});

test('of an asset that changed only the files that did are read again, and its declaration', () => {
  const project = new Loaded();
  project.disk.writeFile('/p/assets/a/x.png', 'another');
  const again = project.load();
  expect([...project.opened()].sort()).toEqual(['/p/assets/a/asset.json', '/p/assets/a/x.png']);
  expect(isSameSnapshot(again, loadSnapshot({ project: { fs: project.disk, path: '/p' }, walkers: [plainWalker], generation: 1 }))).toBe(true);
});

test('of an asset that changed a file whose stat was racy is read again as well', () => {
  const project = new Loaded();
  project.disk.setModified('/p/assets/a/y.png', Date.now());
  project.load();
  project.disk.writeFile('/p/assets/a/x.png', 'another');
  project.load();
  expect(project.opened()).toContain('/p/assets/a/y.png');
});
