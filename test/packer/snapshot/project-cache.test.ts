import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FaultFileSystem, Kill } from '../../../src/io/fault-file-system.ts';
import type { FileStat, FileSystem } from '../../../src/io/file-system.ts';
import { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';
import { RecordingFileSystem } from '../../../src/io/recording-file-system.ts';
import { systemCode } from '../../../src/io/system-error.ts';
import { readCache } from '../../../src/packer/snapshot/cache-file.ts';
import { factCache } from '../../../src/packer/snapshot/fact-cache.ts';
import type { FactStore } from '../../../src/packer/snapshot/fact-store.ts';
import type { FamilyWalker } from '../../../src/packer/snapshot/family-port.ts';
import { loadSnapshot } from '../../../src/packer/snapshot/load.ts';
import type { Snapshot } from '../../../src/packer/snapshot/model.ts';
import { probeAsset } from '../../../src/packer/snapshot/probe.ts';
import { ProjectCache } from '../../../src/packer/snapshot/project-cache.ts';
import { statCache } from '../../../src/packer/snapshot/stat-cache.ts';
import { plainWalker } from '../../support/walkers.ts';
import { makeWorkspace } from '../../support/workspace.ts';

const directory = '/p/assets/.prometeu/cache';

/** A disk on which nothing that happens in a directory changes its times. */
class TimelessFileSystem extends RecordingFileSystem {
  override stat(path: string): FileStat | undefined {
    const stat = super.stat(path);
    return stat?.kind === 'directory' ? { ...stat, mtimeMs: 1, ctimeMs: 1 } : stat;
  }
}

function project(): MemoryFileSystem {
  const disk = new MemoryFileSystem();
  disk.makeDirectory('/p');
  makeWorkspace(disk, '/p', {
    assets: [
      { root: 'a', files: { 'x.bin': 'xx', 'deep/y.bin': 'yy' } },
      { root: 'b', files: { 'z.bin': 'zz' } },
      { root: 'b/inner', files: { 'i.bin': 'ii' } },
      { root: 'wrong', declaration: { output: { bad: true } }, files: { 'w.bin': 'ww' } },
      { root: 'broken', declaration: '{', files: {} },
    ],
  });
  return disk;
}

/** A project of which a cache can hold all: nothing in it is odd. */
function plainProject(): MemoryFileSystem {
  const disk = new MemoryFileSystem();
  disk.makeDirectory('/p');
  makeWorkspace(disk, '/p', {
    assets: [
      { root: 'a', files: { 'x.bin': 'xx', 'deep/y.bin': 'yy' } },
      { root: 'folder/b', files: { 'z.bin': 'zz' } },
      { root: 'folder/inner/c', files: { 'i.bin': 'ii' } },
      { root: 'wrong', declaration: { output: { bad: true } }, files: { 'w.bin': 'ww' } },
      { root: 'broken', declaration: '{', files: {} },
    ],
    files: { 'assets/folder/notes.txt': 'notes' },
  });
  return disk;
}

interface Seen {
  readonly snapshot: Snapshot;
  readonly cache: ProjectCache;
}

/** What a process does: opens, looks into everything, and leaves its cache. */
function runProcess(fs: FileSystem, walkers: readonly FamilyWalker[] = [plainWalker], believed = true): Seen {
  const root = { fs, path: '/p' };
  const cache = new ProjectCache(root, walkers, believed);
  const snapshot = loadSnapshot({ project: root, walkers, generation: 1, known: cache.known });
  for (const asset of snapshot.roots) probeAsset({ project: root, walkers, facts: cache.facts, depth: 'content' }, asset);
  return { snapshot, cache };
}

/** All that anybody could ask of it: contents, places and facts. */
function answersOf({ snapshot, cache: { facts } }: Seen): string {
  const places = snapshot.roots.map(({ declaration }) => ['', '/output', '/inputs/files/0'].map((pointer) => declaration.locate(pointer)));
  return JSON.stringify([snapshot, places, snapshot.roots.map((asset) => factsOf(asset, facts))]);
}

function factsOf({ selection }: Snapshot['roots'][number], facts: FactStore): unknown {
  return selection.inputs.map(({ artifact: { sha256 = '', path } }) => [facts.get(sha256, 'data_bank', path, 'input', 'header'), facts.get(sha256, 'data_bank', path, 'input', 'content')]);
}

function opened(disk: MemoryFileSystem, walkers?: readonly FamilyWalker[]): { readonly seen: Seen; readonly files: readonly string[] } {
  const fs = new RecordingFileSystem(disk);
  const seen = runProcess(fs, walkers);
  return { seen, files: fs.paths('openRead').filter((path) => !path.includes('.prometeu')) };
}

test('a process opens no file of an asset that the one before read, and answers the same', () => {
  const disk = project();
  const first = runProcess(disk);
  first.cache.save();
  const again = opened(disk);
  expect(again.files).toEqual([]);
  expect(answersOf(again.seen)).toBe(answersOf(first));
});

test('a project that is as it was is recalled without listing a directory or parsing its registry', () => {
  const disk = plainProject();
  const first = runProcess(disk);
  first.cache.save();
  const fs = new RecordingFileSystem(disk);
  const cache = new ProjectCache({ fs, path: '/p' }, [plainWalker]);
  const snapshot = loadSnapshot({ project: { fs, path: '/p' }, walkers: [plainWalker], generation: 1, known: cache.known });
  expect(cache.known.untouched).toBe(snapshot);
  expect(fs.paths('list')).toEqual([]);
  expect(answersOf({ snapshot, cache })).toBe(answersOf(first));
});

test('a second look at a project that is as it was lists no directory either, and comes to the very same snapshot', () => {
  const disk = plainProject();
  runProcess(disk).cache.save();
  const fs = new RecordingFileSystem(disk);
  const { snapshot, cache } = runProcess(fs);
  const looked = loadSnapshot({ project: { fs, path: '/p' }, walkers: [plainWalker], generation: 2, known: cache.known, previous: snapshot });
  expect(looked).toBe(snapshot);
  expect(fs.paths('list')).toEqual([]);
});

test('a second look after something else was taken over is a snapshot of its own', () => {
  const disk = plainProject();
  runProcess(disk).cache.save();
  const { snapshot, cache } = runProcess(disk);
  const changed = { ...snapshot, generation: 2 };
  const looked = loadSnapshot({ project: { fs: disk, path: '/p' }, walkers: [plainWalker], generation: 3, known: cache.known, previous: changed });
  expect(looked.generation).toBe(3);
  expect(looked.roots).toEqual(snapshot.roots);
});

test('a second look lists the directory that got a name since, and no other', () => {
  const disk = plainProject();
  runProcess(disk).cache.save();
  const fs = new RecordingFileSystem(disk);
  const { snapshot, cache } = runProcess(fs);
  disk.writeFile('/p/assets/folder/b/new.bin', 'new');
  const looked = loadSnapshot({ project: { fs, path: '/p' }, walkers: [plainWalker], generation: 2, known: cache.known, previous: snapshot });
  expect(fs.paths('list')).toEqual(['/p/assets/folder/b']);
  expect(looked.roots.find(({ root }) => root === 'folder/b')?.artifacts.map(({ path }) => path)).toEqual(['new.bin', 'z.bin']);
});

test('of a project in which one name came, the directory that got it is listed and no other', () => {
  const disk = plainProject();
  runProcess(disk).cache.save();
  disk.writeFile('/p/assets/folder/b/new.bin', 'new');
  const fs = new RecordingFileSystem(disk);
  const seen = runProcess(fs);
  expect(fs.paths('list')).toEqual(['/p/assets/folder/b']);
  expect(answersOf(seen)).toBe(answersOf(runProcess(disk, [plainWalker], false)));
});

test('where the disk does not keep the times of directories, they are listed', () => {
  const disk = plainProject();
  const timeless = new TimelessFileSystem(disk);
  runProcess(timeless).cache.save();
  disk.writeFile('/p/assets/folder/b/new.bin', 'new');
  expect(answersOf(runProcess(timeless))).toBe(answersOf(runProcess(timeless, [plainWalker], false)));
});

test('a directory that was changed a moment before is listed again: a second name might show in no time', () => {
  const disk = plainProject();
  disk.setModified('/p/assets/folder/b', Date.now());
  runProcess(disk).cache.save();
  const fs = new RecordingFileSystem(disk);
  runProcess(fs);
  expect(fs.paths('list')).toEqual(['/p/assets/folder/b']);
});

test('what was read once more is written once more, and nothing else is', () => {
  const disk = project();
  runProcess(disk).cache.save();
  const written = disk.stat(`${directory}/stats`)?.inode;
  runProcess(disk).cache.save();
  expect(disk.stat(`${directory}/stats`)?.inode).toBe(written);
  disk.writeFile('/p/assets/b/z.bin', 'new');
  runProcess(disk).cache.save();
  expect(disk.stat(`${directory}/stats`)?.inode).not.toBe(written);
  expect(opened(disk).files).toEqual([]);
});

test('another version of a family understands everything anew, and looks into it anew', () => {
  const disk = project();
  runProcess(disk).cache.save();
  const newer = [{ ...plainWalker, version: 2, readDeclaration: () => [{ pointer: '/output', message: 'is refused now' }] }];
  const seen = runProcess(disk, newer);
  expect(seen.snapshot.roots.map(({ declaration }) => declaration.state)).not.toContain('valid');
  expect(answersOf(seen)).toBe(answersOf(runProcess(disk, newer, false)));
});

test('facts about what the project no longer holds are not kept on', () => {
  const disk = project();
  runProcess(disk).cache.save();
  const { size = 0 } = disk.stat(`${directory}/facts`) ?? {};
  disk.removeFile('/p/assets/a/x.bin');
  disk.writeFile('/p/assets/b/z.bin', 'other');
  runProcess(disk).cache.save();
  expect(disk.stat(`${directory}/facts`)?.size).toBeLessThan(size);
});

test('a copy of a cache is none: it stands in another file', () => {
  const disk = project();
  runProcess(disk).cache.save();
  const bytes = disk.readFile(`${directory}/stats`);
  disk.removeFile(`${directory}/stats`);
  disk.writeFile(`${directory}/stats`, bytes);
  expect(opened(disk).files).not.toEqual([]);
});

test.each([statCache, factCache])('a cache of $name that is cut or wrong in any byte is as good as none', (kind) => {
  const { name } = kind;
  const disk = project();
  const first = runProcess(disk);
  first.cache.save();
  const answers = answersOf(first);
  const whole = disk.readFile(`${directory}/${name}`);
  for (let at = 0; at < whole.length; at++) {
    const wrong = whole.slice();
    wrong[at] = (wrong[at] ?? 0) ^ 0x55;
    for (const bytes of [whole.subarray(0, at), wrong]) {
      // Over the old bytes: the file stays the same one.
      disk.writeFile(`${directory}/${name}`, bytes);
      expect(readCache({ fs: disk, path: '/p' }, kind)).toBeUndefined();
      if (at % 50 === 0) expect(answersOf(runProcess(disk))).toBe(answers);
    }
  }
});

test.each(['error', 'kill', 'kill-after', 'torn-write', 'short-write'] as const)('%s at any call of the disk while a cache is written: the next process answers the same', (kind) => {
  const before = project();
  const counted = new FaultFileSystem(before.clone());
  runProcess(counted).cache.save();
  const answers = answersOf(runProcess(before.clone(), [plainWalker], false));
  const reads = new FaultFileSystem(before.clone());
  runProcess(reads);
  for (let at = reads.count + 1; at <= counted.count; at++) {
    const disk = before.clone();
    dying(() => runProcess(new FaultFileSystem(disk, kind === 'error' ? { at, kind, code: 'EIO' } : { at, kind })).cache.save());
    for (const after of [disk, disk.crash(() => true), disk.crash()]) expect(answersOf(runProcess(after))).toBe(answersOf(runProcess(after, [plainWalker], false)));
    expect(answersOf(runProcess(disk))).toBe(answers);
  }
});

/** Runs what the disk may end. */
function dying(run: () => void): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof Kill)) throw error;
  }
}

test('a medium that takes nothing is read all the same', () => {
  const disk = project();
  disk.readOnly = true;
  const seen = runProcess(disk);
  seen.cache.save();
  expect(disk.stat(directory)).toBeUndefined();
  expect(answersOf(runProcess(disk))).toBe(answersOf(seen));
});

/** One thing that somebody does to the project between two processes. Sizes and times are kept wherever that can be. */
type Deed = (disk: MemoryFileSystem, step: number) => void;

const files = ['folder/b/z.bin', 'folder/inner/c/i.bin', 'folder/b/asset.json', 'a/x.bin', 'a/deep/y.bin', 'b/z.bin', 'b/inner/i.bin', 'wrong/w.bin', 'a/asset.json', 'b/inner/asset.json'].map((path) => `/p/assets/${path}`);

/** The same number of bytes, and others. */
function flipped(bytes: Uint8Array, by: number): Uint8Array {
  const copy = bytes.slice();
  // In JSON a blank in the place of the last newline: still the same document.
  const at = copy.length - 1;
  if (at >= 0) copy[at] = copy[at] === 10 ? 32 : copy[at] === 32 ? 10 : (copy[at] ?? 0) ^ (1 + (by % 7));
  return copy;
}

const file = fc.constantFrom(...files);

const edit = fc.tuple(file, fc.nat(6)).map(([path, by]): Deed => (disk) => {
  if (disk.stat(path)) disk.writeFile(path, flipped(disk.readFile(path), by));
});
const editThatHidesItsTime = fc.tuple(file, fc.nat(6)).map(([path, by]): Deed => (disk) => {
  const stat = disk.stat(path);
  if (!stat) return;
  disk.writeFile(path, flipped(disk.readFile(path), by));
  disk.setModified(path, stat.mtimeMs);
});
const swap = fc.tuple(file, file).map(([one, other]): Deed => (disk) => {
  if (one === other || !disk.stat(one) || !disk.stat(other)) return;
  disk.rename(one, '/p/assets/.prometeu/aside');
  disk.rename(other, one);
  disk.rename('/p/assets/.prometeu/aside', other);
});
const replaceInTheSameInode = fc.tuple(file, fc.nat(6)).map(([path, by]): Deed => (disk) => {
  const stat = disk.stat(path);
  if (!stat) return;
  const bytes = disk.readFile(path);
  disk.removeFile(path);
  disk.reuseInode(stat.inode);
  disk.writeFile(path, flipped(bytes, by));
  disk.setModified(path, stat.mtimeMs);
});
const remove = file.map((path): Deed => (disk) => {
  if (disk.stat(path)) disk.removeFile(path);
});
const folders = fc.constantFrom('a', 'a/deep', 'a/new', 'b', 'b/inner', 'folder', 'folder/b', 'folder/inner', 'folder/new').map((path) => `/p/assets/${path}`);
const exists = (disk: MemoryFileSystem, path: string): boolean => disk.stat(path)?.kind === 'directory';
const moveDirectory = fc.tuple(folders, folders).map(([from, to]): Deed => (disk) => {
  if (exists(disk, from) && !disk.stat(to) && exists(disk, to.slice(0, to.lastIndexOf('/'))) && !to.startsWith(`${from}/`)) disk.rename(from, to);
});
const makeDirectory = folders.map((path): Deed => (disk) => {
  if (!disk.stat(path) && exists(disk, path.slice(0, path.lastIndexOf('/')))) disk.makeDirectory(path);
});
/** What was in the directory is as old as the directory seems to be. */
const addThatHidesItsTime = fc.tuple(folders, fc.constantFrom('new.bin', 'asset.json', 'X.BIN')).map(([folder, name]): Deed => (disk) => {
  const stat = disk.stat(folder);
  if (stat?.kind !== 'directory' || disk.stat(`${folder}/${name}`)) return;
  // Facts are about a content and an extension in whatever case: no two names have one content here.
  disk.writeFile(`${folder}/${name}`, name);
  disk.setModified(folder, stat.mtimeMs);
});
const link = folders.map((folder): Deed => (disk) => {
  if (exists(disk, folder) && !disk.stat(`${folder}/link`)) disk.symlink('elsewhere', `${folder}/link`);
});
const replaceByLink = folders.map((folder): Deed => (disk) => {
  if (!exists(disk, folder) || disk.stat('/p/aside')) return;
  disk.rename(folder, '/p/aside');
  disk.symlink('/p/aside', folder);
});
const forbid = fc.tuple(folders, fc.constantFrom(0o000, 0o755)).map(([folder, mode]): Deed => (disk) => {
  if (exists(disk, folder)) disk.setMode(folder, mode);
});
const document = fc.constantFrom('index.json', 'project.json').map((name) => `/p/assets/.prometeu/${name}`);
const editDocument = fc.tuple(document, fc.constantFrom('{', '{"schema_version": 1}', '{"schema_version": 1, "next_asset_id": 9, "assets": []}', '{"schema_version": 1, "refresh": "manual"}')).map(
  ([path, text]): Deed => (disk) => disk.writeFile(path, text),
);
const add = fc.tuple(file, fc.string()).map(([path, text]): Deed => (disk) => disk.writeFile(path, text));
// Never to an instant that was before: a disk that hands one out twice cannot be told by any stat.
const putClock = fc.integer({ min: -5000, max: 5000 }).map((by): Deed => (disk, step) => {
  disk.clock = Math.floor(disk.clock) + by + (step + 1) / 1024;
});

/** What the disk refuses does not happen. */
function allowed(deed: () => void): void {
  try {
    deed();
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
  }
}

const anyDeed = fc.oneof(edit, editThatHidesItsTime, swap, replaceInTheSameInode, remove, add, putClock, moveDirectory, makeDirectory, addThatHidesItsTime, link, replaceByLink, forbid, editDocument);

test.each([['odd', project], ['plain', plainProject]])('over any history of edits of a project that is %s, a process that goes by the cache answers as one that does not', (_, project) => {
  const deeds = fc.array(fc.tuple(anyDeed, fc.boolean()), { maxLength: 25 });
  fc.assert(
    fc.property(deeds, (history) => {
      const disk = project();
      runProcess(disk).cache.save();
      for (const [step, [deed, looks]] of history.entries()) {
        allowed(() => deed(disk, step));
        if (!looks) continue;
        const seen = runProcess(disk);
        expect(answersOf(seen)).toBe(answersOf(runProcess(disk, [plainWalker], false)));
        seen.cache.save();
        // What nobody did anything to is recalled as it is.
        const again = runProcess(disk);
        expect(answersOf(again)).toBe(answersOf(seen));
      }
    }),
    { numRuns: 150 },
  );
});

test.each([['odd', project], ['plain', plainProject]])('over any history of edits of a project that is %s, one that stays open and looks again sees what one sees that goes by nothing', (_, project) => {
  const deeds = fc.array(fc.tuple(anyDeed, fc.boolean()), { maxLength: 25 });
  fc.assert(
    fc.property(deeds, (history) => {
      const disk = project();
      runProcess(disk).cache.save();
      const { snapshot: first, cache } = runProcess(disk);
      let seen = first;
      for (const [step, [deed, looks]] of history.entries()) {
        allowed(() => deed(disk, step));
        if (!looks) continue;
        seen = loadSnapshot({ project: { fs: disk, path: '/p' }, walkers: [plainWalker], generation: step + 2, known: cache.known, previous: seen });
        const { snapshot } = runProcess(disk, [plainWalker], false);
        expect(JSON.stringify({ ...seen, generation: 1 })).toBe(JSON.stringify(snapshot));
      }
    }),
    { numRuns: 150 },
  );
});
