import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ContainedRoot, SeenDirectories } from '../../src/io/contained-path.ts';
import { openContained, openContainedRoot, resolveContained, resolveWriteTarget } from '../../src/io/contained-path.ts';
import { FaultFileSystem } from '../../src/io/fault-file-system.ts';
import type { FileSystem } from '../../src/io/file-system.ts';
import { MemoryFileSystem } from '../../src/io/memory-file-system.ts';
import { NodeFileSystem } from '../../src/io/node-file-system.ts';
import { RecordingFileSystem } from '../../src/io/recording-file-system.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const project = { '/game/assets/tiles/a.png': 'tile', '/game/assets/tiles/b.png': 'other', '/secret': 'secret' };

function rootOf(fs: FileSystem, directory = '/game'): ContainedRoot {
  const root = openContainedRoot(fs, directory);
  if (!root.ok) throw new Error(root.error.message);
  return root.value;
}

function contentOf(root: ContainedRoot, file: string): string {
  const opened = openContained(root, file);
  if (!opened.ok) return opened.error.code;
  const into = Buffer.alloc(100);
  const length = root.fs.read(opened.value.open, into, 0);
  root.fs.close(opened.value.open);
  return into.toString('utf8', 0, length);
}

/** Runs `swap` once, just before the call that is named. */
function swappingBefore(disk: MemoryFileSystem, operation: 'stat' | 'openRead', path: string, swap: () => void): FileSystem {
  let done = false;
  return new FaultFileSystem(disk, undefined, {
    counts: (call) => {
      if (!done && call.operation === operation && call.path === path) {
        done = true;
        swap();
      }
      return true;
    },
  });
}

describe('openContainedRoot', () => {
  it('resolves the links of the directory itself, once', () => {
    const disk = MemoryFileSystem.of(project);
    disk.symlink('/game', '/here');
    expect(rootOf(disk, '/here').path).toBe('/game');
  });

  it('answers that there is no project where there is no directory', () => {
    const disk = MemoryFileSystem.of(project);
    expect(openContainedRoot(disk, '/nowhere')).toMatchObject({ ok: false, error: { code: 'project_not_found' } });
    expect(openContainedRoot(disk, '/secret')).toMatchObject({ ok: false, error: { code: 'project_not_found' } });
  });

  it('works at the top of a disk', () => {
    expect(contentOf(rootOf(MemoryFileSystem.of(project), '/'), 'secret')).toBe('secret');
  });
});

describe('openContained', () => {
  it('P1: refuses a path by its text before the disk is asked', () => {
    const fs = new RecordingFileSystem(MemoryFileSystem.of(project));
    const root = rootOf(fs);
    fs.clear();
    expect(contentOf(root, '../secret')).toBe('path_not_contained');
    expect(contentOf(root, '/secret')).toBe('path_not_contained');
    expect(contentOf(root, 'assets\\a')).toBe('path_not_portable');
    expect(fs.calls).toEqual([]);
  });

  it.each([
    ['the file', 'assets/tiles/l.png', '/game/assets/tiles/l.png', '/secret'],
    ['a file inside', 'assets/tiles/l.png', '/game/assets/tiles/l.png', 'a.png'],
    ['a directory', 'assets/l/a.png', '/game/assets/l', 'tiles'],
    ['nothing', 'assets/l', '/game/assets/l', 'nowhere'],
  ])('P2: refuses a link to %s', (_what, file, link, target) => {
    const disk = MemoryFileSystem.of(project);
    disk.symlink(target, link);
    expect(contentOf(rootOf(disk), file)).toBe('path_is_link');
  });

  it('P3: gives a descriptor of the file', () => {
    const disk = MemoryFileSystem.of(project);
    expect(contentOf(rootOf(disk), 'assets/tiles/a.png')).toBe('tile');
    expect(disk.openFiles()).toEqual([]);
  });

  it('P3: opens nothing but a regular file', () => {
    const disk = MemoryFileSystem.of(project);
    disk.special('/game/assets/pipe');
    const fs = new RecordingFileSystem(disk);
    expect(contentOf(rootOf(fs), 'assets/tiles')).toBe('path_missing');
    expect(contentOf(rootOf(fs), 'assets/pipe')).toBe('path_missing');
    expect(fs.paths('openRead')).toEqual([]);
  });

  it('P3: notices a file that was swapped between the look and the open', () => {
    const disk = MemoryFileSystem.of(project);
    const fs = swappingBefore(disk, 'openRead', '/game/assets/tiles/a.png', () => {
      disk.rename('/game/assets/tiles/b.png', '/game/assets/tiles/a.png');
    });
    expect(contentOf(rootOf(fs), 'assets/tiles/a.png')).toBe('io_error');
    expect(disk.openFiles()).toEqual([]);
  });

  it('P3: does not open a link that appeared between the look and the open', () => {
    const disk = MemoryFileSystem.of(project);
    const fs = swappingBefore(disk, 'openRead', '/game/assets/tiles/a.png', () => {
      disk.removeFile('/game/assets/tiles/a.png');
      disk.symlink('/secret', '/game/assets/tiles/a.png');
    });
    expect(contentOf(rootOf(fs), 'assets/tiles/a.png')).toBe('path_is_link');
  });

  it.each(['stat', 'openRead'] as const)('P4: notices a directory that became a link before the %s of the file in it', (operation) => {
    const disk = MemoryFileSystem.of({ ...project, '/elsewhere/a.png': 'secret' });
    const fs = swappingBefore(disk, operation, '/game/assets/tiles/a.png', () => {
      disk.rename('/game/assets/tiles', '/game/assets/moved');
      disk.symlink('/elsewhere', '/game/assets/tiles');
    });
    expect(contentOf(rootOf(fs), 'assets/tiles/a.png')).toBe('io_error');
    expect(disk.openFiles()).toEqual([]);
  });

  it('P4: notices a directory further up that became a link to another place', () => {
    const disk = MemoryFileSystem.of({ ...project, '/elsewhere/tiles/a.png': 'secret' });
    const fs = swappingBefore(disk, 'stat', '/game/assets/tiles/a.png', () => {
      disk.rename('/game/assets', '/game/moved');
      disk.symlink('/elsewhere', '/game/assets');
    });
    expect(contentOf(rootOf(fs), 'assets/tiles/a.png')).toBe('io_error');
  });

  it('names what is missing', () => {
    const root = rootOf(MemoryFileSystem.of(project));
    expect(openContained(root, 'assets/sounds/ui/a.wav')).toMatchObject({
      error: { code: 'path_missing', message: 'assets/sounds is not there.', place: { file: 'assets/sounds/ui/a.wav' } },
    });
    expect(openContained(root, 'assets/tiles/a.png/b')).toMatchObject({
      error: { code: 'path_missing', message: 'assets/tiles/a.png is a file, not a directory.' },
    });
  });

  it('says that the system does not allow it', () => {
    const disk = MemoryFileSystem.of(project);
    disk.setMode('/game/assets/tiles/a.png', 0o200);
    expect(contentOf(rootOf(disk), 'assets/tiles/a.png')).toBe('permission_denied');
  });

  it('answers an error of the disk at any call as data and leaves nothing open', () => {
    const counting = new FaultFileSystem(MemoryFileSystem.of(project));
    const root = rootOf(counting);
    const before = counting.count;
    const opened = openContained(root, 'assets/tiles/a.png');
    expect(opened.ok).toBe(true);
    for (let at = before + 1; at <= counting.count; at += 1) {
      const disk = MemoryFileSystem.of(project);
      const faulty = new FaultFileSystem(disk, { at, kind: 'error', code: 'EIO' });
      expect(openContained(rootOf(faulty), 'assets/tiles/a.png')).toMatchObject({ ok: false, error: { code: 'io_error', cause: 'EIO' } });
      expect(disk.openFiles()).toEqual([]);
    }
  });

  it('looks at a directory once before the opens of one walk', () => {
    const fs = new RecordingFileSystem(MemoryFileSystem.of(project));
    const root = rootOf(fs);
    const seen: SeenDirectories = new Map();
    openContained(root, 'assets/tiles/a.png', seen);
    fs.clear();
    openContained(root, 'assets/tiles/b.png', seen);
    expect(fs.calls.slice(0, 2)).toEqual([
      { operation: 'stat', path: '/game/assets/tiles/b.png' },
      { operation: 'openRead', path: '/game/assets/tiles/b.png' },
    ]);
  });

  it('holds on a real disk', () => {
    const directory = temporaryDirectory();
    mkdirSync(`${directory}/assets/tiles`, { recursive: true });
    writeFileSync(`${directory}/assets/tiles/a.png`, 'tile');
    const root = rootOf(new NodeFileSystem(), directory);
    expect(contentOf(root, 'assets/tiles/a.png')).toBe('tile');
    renameSync(`${directory}/assets/tiles`, `${directory}/moved`);
    symlinkSync(`${directory}/moved`, `${directory}/assets/tiles`);
    expect(contentOf(root, 'assets/tiles/a.png')).toBe('path_is_link');
  });
});

describe('resolveContained', () => {
  it('says what stands there without opening it', () => {
    const fs = new RecordingFileSystem(MemoryFileSystem.of(project));
    const resolved = resolveContained(rootOf(fs), 'assets/tiles');
    expect(resolved).toMatchObject({ ok: true, value: { absolute: '/game/assets/tiles', stat: { kind: 'directory' } } });
    expect(fs.paths('openRead')).toEqual([]);
  });
});

describe('resolveWriteTarget', () => {
  it('gives an existing file with nothing to make', () => {
    const target = resolveWriteTarget(rootOf(MemoryFileSystem.of(project)), 'assets/tiles/a.png');
    expect(target).toMatchObject({ ok: true, value: { absolute: '/game/assets/tiles/a.png', stat: { kind: 'file' }, missingParents: [] } });
  });

  it('gives a new file in a directory that exists', () => {
    const target = resolveWriteTarget(rootOf(MemoryFileSystem.of(project)), 'assets/new.json');
    expect(target).toMatchObject({ ok: true, value: { stat: undefined, missingParents: [] } });
  });

  it('lists the parents to be made, outermost first', () => {
    const target = resolveWriteTarget(rootOf(MemoryFileSystem.of(project)), 'assets/sounds/ui/asset.json');
    expect(target).toMatchObject({ ok: true, value: { missingParents: ['assets/sounds', 'assets/sounds/ui'] } });
  });

  it.each([
    ['../x', 'path_not_contained'],
    ['assets/a:b', 'path_not_portable'],
    ['assets/l', 'path_is_link'],
    ['assets/l/x', 'path_is_link'],
    ['assets/tiles/a.png/x', 'path_missing'],
  ])('refuses %s with %s', (file, code) => {
    const disk = MemoryFileSystem.of(project);
    disk.symlink('/', '/game/assets/l');
    expect(resolveWriteTarget(rootOf(disk), file)).toMatchObject({ ok: false, error: { code } });
  });
});
