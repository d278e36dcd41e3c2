import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContainedRoot } from '../../../src/io/contained-path.ts';
import type { FileSystem } from '../../../src/io/file-system.ts';
import { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';
import { RecordingFileSystem } from '../../../src/io/recording-file-system.ts';
import { loadSnapshot } from '../../../src/packer/snapshot/load.ts';
import type { Snapshot } from '../../../src/packer/snapshot/model.ts';
import { patchSnapshot } from '../../../src/packer/snapshot/patch.ts';
import { plainWalker } from '../../support/walkers.ts';
import { makeWorkspace, writeFile } from '../../support/workspace.ts';
import type { WorkspaceSpec } from '../../support/workspace.ts';

const walkers = [plainWalker];

function workspace(spec: WorkspaceSpec): MemoryFileSystem {
  const disk = new MemoryFileSystem();
  disk.makeDirectory('/p');
  makeWorkspace(disk, '/p', spec);
  return disk;
}

function on(fs: FileSystem): ContainedRoot {
  return { fs, path: '/p' };
}

function load(fs: FileSystem, generation = 1): Snapshot {
  return loadSnapshot({ project: on(fs), walkers, generation });
}

function patch(fs: FileSystem, previous: Snapshot, ...affected: readonly string[]): Snapshot {
  return patchSnapshot({ project: on(fs), walkers, previous, affected, generation: previous.generation + 1 });
}

/** Functions left out: what a declaration's places are follows from its digest. */
function plain(snapshot: Snapshot): unknown {
  return JSON.parse(JSON.stringify(snapshot));
}

const three: WorkspaceSpec = {
  assets: [
    { root: 'tiles/a', files: { 'x.bin': 'x' } },
    { root: 'tiles/b', files: { 'y.bin': 'y' } },
    { root: 'sounds/c', files: { 'z.bin': 'z' } },
  ],
};

describe('patchSnapshot', () => {
  it('reads the affected root and the registry, and opens no file of any other', () => {
    const disk = workspace(three);
    const before = load(disk);
    disk.writeFile('/p/assets/tiles/a/x.bin', 'changed');
    const recording = new RecordingFileSystem(disk);
    const patched = patch(recording, before, 'assets/tiles/a');
    expect([...new Set(recording.paths('openRead'))].sort()).toEqual([
      '/p/assets/.prometeu/index.json',
      '/p/assets/tiles/a/asset.json',
      '/p/assets/tiles/a/x.bin',
    ]);
    expect(recording.paths('list')).not.toContain('/p/assets/sounds');
    expect(plain(patched)).toEqual(plain(load(disk, 2)));
  });

  it('of a change inside of one root lists no directory but those of it', () => {
    const disk = workspace(three);
    const before = load(disk);
    disk.writeFile('/p/assets/tiles/a/new/w.bin', 'w');
    const recording = new RecordingFileSystem(disk);
    const patched = patch(recording, before, 'assets/tiles/a/new', 'assets/.prometeu');
    expect(recording.paths('list')).toEqual(['/p/assets/tiles/a', '/p/assets/tiles/a/new']);
    expect(plain(patched)).toEqual(plain(load(disk, 2)));
  });

  it.each<[string, (disk: MemoryFileSystem) => void]>([
    ['is no root any more', (disk) => disk.removeFile('/p/assets/tiles/a/asset.json')],
    ['is gone', (disk) => disk.rename('/p/assets/tiles/a', '/p/gone')],
    ['holds another one now', (disk) => writeFile(disk, '/p', 'assets/tiles/a/inner/asset.json', '{}')],
    ['is a link now', (disk) => { disk.rename('/p/assets/tiles/a', '/p/gone'); disk.symlink('/p/gone', '/p/assets/tiles/a'); }],
    ['is reached through a link now', (disk) => { disk.rename('/p/assets/tiles', '/p/gone'); disk.symlink('/p/gone', '/p/assets/tiles'); }],
  ])('sees that a root of which only its own folder was told %s', (_what, change) => {
    const disk = workspace(three);
    const before = load(disk);
    change(disk);
    expect(plain(patch(disk, before, 'assets/tiles/a'))).toEqual(plain(load(disk, 2)));
  });

  it('takes over what it does not read as the very same values', () => {
    const disk = workspace(three);
    const before = load(disk);
    const patched = patch(disk, before, 'assets/tiles/a');
    expect(patched.roots.find(({ root }) => root === 'sounds/c')).toBe(before.roots.find(({ root }) => root === 'sounds/c'));
  });

  it('gives roots their new entries, also those it does not read', () => {
    const disk = workspace(three);
    const before = load(disk);
    disk.writeFile('/p/assets/.prometeu/index.json', disk.readText('/p/assets/.prometeu/index.json').replaceAll('true', 'false'));
    const patched = patch(disk, before);
    expect(patched.roots.map(({ entry }) => entry?.included_in_build)).toEqual([false, false, false]);
    expect(plain(patched)).toEqual(plain(load(disk, 2)));
  });

  it('finds an asset that moved at its new place, and its old place empty', () => {
    const disk = workspace(three);
    const before = load(disk);
    disk.makeDirectory('/p/assets/far');
    disk.rename('/p/assets/tiles/a', '/p/assets/far/a');
    const patched = patch(disk, before, 'assets/tiles/a', 'assets/far/a');
    expect([patched.roots.map(({ root }) => root), patched.missing.map(({ root }) => root)]).toEqual([['far/a', 'sounds/c', 'tiles/b'], ['tiles/a']]);
    expect(plain(patched)).toEqual(plain(load(disk, 2)));
  });

  it('sees that a new name collides with an old one beside it', () => {
    const disk = workspace({ assets: [{ root: 'tiles/A', files: { x: 'x' } }] });
    const before = load(disk);
    disk.writeFile('/p/assets/tiles/a/asset.json', disk.readText('/p/assets/tiles/A/asset.json'));
    disk.writeFile('/p/assets/Tiles/asset.json', '{}');
    const patched = patch(disk, before, 'assets/tiles/a', 'assets/Tiles');
    expect(plain(patched)).toEqual(plain(load(disk, 2)));
    expect(patched.roots.flatMap(({ faults }) => faults.map(({ kind }) => kind))).toContain('case_collision');
  });

  it('forgets that two names collided when one of them is gone', () => {
    const disk = workspace({ assets: [{ root: 'a', files: { x: 'x' } }, { root: 'A', files: { x: 'x' } }] });
    const before = load(disk);
    disk.makeDirectory('/p/gone');
    disk.rename('/p/assets/A', '/p/gone/A');
    const patched = patch(disk, before, 'assets/A');
    expect(patched.roots.map(({ faults }) => faults)).toEqual([[]]);
    expect(plain(patched)).toEqual(plain(load(disk, 2)));
  });

  it('is a fresh load, whatever changed', () => {
    const names = ['a', 'b', 'A', 'deep/a', 'deep/b', 'a/inner', 'deep/con', 'ä'];
    const step = fc.record({
      what: fc.constantFrom('write', 'declare', 'break', 'undeclare', 'move', 'link', 'register'),
      name: fc.constantFrom(...names),
      other: fc.constantFrom(...names),
      file: fc.constantFrom('x.bin', 'X.bin', 'sub/y.bin', 'nul.txt'),
      text: fc.string({ maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), fc.integer({ min: 1, max: 4 }), (steps, batch) => {
        const disk = workspace({ assets: [{ root: 'a', files: { 'x.bin': 'x' } }, { root: 'deep/b', files: { 'y.bin': 'y' } }, { root: 'gone' }] });
        let snapshot = load(disk);
        for (let at = 0; at < steps.length; at += batch) {
          const affected = steps.slice(at, at + batch).flatMap((one) => carryOut(disk, one));
          const patched = patch(disk, snapshot, ...affected);
          expect(plain(patched)).toEqual(plain(load(disk, patched.generation)));
          snapshot = patched;
        }
      }),
      { numRuns: 300, seed: 20_260_324 },
    );
  });
});

interface Step {
  readonly what: string;
  readonly name: string;
  readonly other: string;
  readonly file: string;
  readonly text: string;
}

/** Changes the disk, if it lets itself be changed so, and says what was touched. */
function carryOut(disk: MemoryFileSystem, { what, name, other, file, text }: Step): readonly string[] {
  const root = `assets/${name}`;
  const at = `/p/${root}`;
  const declaration = { schema_version: 1, asset_uuid: '0198c2a4-7b1e-7d3a-9c55-000000000009', asset_name: 'n', family: 'data_bank', inputs: { files: ['**'] }, output: { format: 'DATA/blob_v1' } };
  try {
    if (what === 'write') disk.writeFile(`${at}/${file}`, text);
    if (what === 'declare') disk.writeFile(`${at}/asset.json`, JSON.stringify(declaration));
    if (what === 'break') disk.writeFile(`${at}/asset.json`, '{');
    if (what === 'undeclare') disk.removeFile(`${at}/asset.json`);
    if (what === 'link') disk.symlink('/p', `${at}/link`);
    if (what === 'move') {
      const to = `assets/${other}`;
      disk.rename(at, `/p/${to}`);
      return [root, to];
    }
    if (what === 'register') disk.writeFile('/p/assets/.prometeu/index.json', disk.readText('/p/assets/.prometeu/index.json').replace('"gone"', JSON.stringify(name)));
  } catch {
    // Another kind of thing stands there: nothing changed but, perhaps, directories above.
  }
  return [root, `${root}/${file}`.slice(0, `${root}/${file}`.lastIndexOf('/'))];
}
