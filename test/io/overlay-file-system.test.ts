import { describe, expect, it } from 'vitest';
import { MemoryFileSystem } from '../../src/io/memory-file-system.ts';
import { OverlayFileSystem } from '../../src/io/overlay-file-system.ts';
import type { OverlaidContent } from '../../src/io/overlay-file-system.ts';
import { RecordingFileSystem } from '../../src/io/recording-file-system.ts';
import { originOf } from '../../src/packer/commit/placement.ts';

interface Pending {
  readonly moves?: readonly { readonly from: string; readonly to: string }[];
  readonly files?: Readonly<Record<string, OverlaidContent>>;
}

function over(disk: MemoryFileSystem, { moves = [], files = {} }: Pending): OverlayFileSystem {
  return new OverlayFileSystem(disk, {
    origin: (path) => originOf(path, moves, moves.length),
    arrivals: moves.map(({ to }) => to),
    files: new Map(Object.entries(files)),
  });
}

function namesIn(view: OverlayFileSystem, path: string): readonly string[] {
  return view.list(path).map(({ name, kind }) => `${name} ${kind}`).sort();
}

function textOf(view: OverlayFileSystem, path: string): string {
  const file = view.openRead(path);
  const bytes = new Uint8Array(view.statOpen(file).size);
  view.read(file, bytes, 0);
  view.close(file);
  return new TextDecoder().decode(bytes);
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('OverlayFileSystem', () => {
  it('shows the disk where nothing is pending', () => {
    const view = over(MemoryFileSystem.of({ '/p/a/x': 'x' }), {});
    expect([namesIn(view, '/p'), namesIn(view, '/p/a'), textOf(view, '/p/a/x')]).toEqual([['a directory'], ['x file'], 'x']);
    expect(view.stat('/p/b')).toBeUndefined();
  });

  it('shows pending bytes in a new directory as if they were there', () => {
    const view = over(MemoryFileSystem.of({ '/p/a': '' }), { files: { '/p/new/deep/x': bytes('xx') } });
    expect(namesIn(view, '/p')).toEqual(['a file', 'new directory']);
    expect(namesIn(view, '/p/new')).toEqual(['deep directory']);
    expect([view.stat('/p/new/deep/x')?.size, textOf(view, '/p/new/deep/x')]).toEqual([2, 'xx']);
  });

  it('shows pending bytes in place of those on the disk', () => {
    const view = over(MemoryFileSystem.of({ '/p/x': 'old' }), { files: { '/p/x': bytes('newer') } });
    expect([namesIn(view, '/p'), view.stat('/p/x')?.size, textOf(view, '/p/x')]).toEqual([['x file'], 5, 'newer']);
  });

  it('reads a pending copy from the file it is a copy of', () => {
    const view = over(MemoryFileSystem.of({ '/out/x': 'copied', '/p/a': '' }), { files: { '/p/x': { copyOf: '/out/x' } } });
    expect([textOf(view, '/p/x'), namesIn(view, '/p')]).toEqual(['copied', ['a file', 'x file']]);
  });

  it('does not show a removed file', () => {
    const view = over(MemoryFileSystem.of({ '/p/x': 'x', '/p/y': 'y' }), { files: { '/p/x': 'absent' } });
    expect([view.stat('/p/x'), namesIn(view, '/p')]).toEqual([undefined, ['y file']]);
    expect(() => view.openRead('/p/x')).toThrow('ENOENT');
  });

  it('shows a moved directory at its new place alone', () => {
    const view = over(MemoryFileSystem.of({ '/p/a/x': 'x', '/p/b/y': 'y' }), { moves: [{ from: '/p/a', to: '/p/b/c' }] });
    expect([namesIn(view, '/p'), namesIn(view, '/p/b'), namesIn(view, '/p/b/c')]).toEqual([['b directory'], ['c directory', 'y file'], ['x file']]);
    expect([view.stat('/p/a'), textOf(view, '/p/b/c/x')]).toEqual([undefined, 'x']);
  });

  it('shows what is put where a directory was moved away', () => {
    const view = over(MemoryFileSystem.of({ '/p/a/x': 'x' }), { moves: [{ from: '/p/a', to: '/p/b' }], files: { '/p/a/new': bytes('n') } });
    expect([namesIn(view, '/p'), namesIn(view, '/p/a'), namesIn(view, '/p/b')]).toEqual([['a directory', 'b directory'], ['new file'], ['x file']]);
  });

  it('shows two directories that changed places', () => {
    const moves = [{ from: '/p/a', to: '/p/t' }, { from: '/p/b', to: '/p/a' }, { from: '/p/t', to: '/p/b' }];
    const view = over(MemoryFileSystem.of({ '/p/a/x': 'x', '/p/b/y': 'y' }), { moves });
    expect([namesIn(view, '/p'), namesIn(view, '/p/a'), namesIn(view, '/p/b')]).toEqual([['a directory', 'b directory'], ['y file'], ['x file']]);
  });

  it('keeps one inode for one pending file, so that a swap can be told', () => {
    const view = over(MemoryFileSystem.of({ '/p/a': '' }), { files: { '/p/x': bytes('x'), '/p/y': bytes('y') } });
    const file = view.openRead('/p/x');
    expect(view.statOpen(file).inode).toBe(view.stat('/p/x')?.inode);
    expect(view.stat('/p/y')?.inode).not.toBe(view.stat('/p/x')?.inode);
  });

  it('throws a bug when something is written through it', () => {
    const view = over(MemoryFileSystem.of({ '/p/a': '' }), {});
    for (const write of [() => view.create(), () => view.write(), () => { view.rename(); }, () => { view.removeFile(); }]) expect(write).toThrow('BUG:');
  });

  it('opens nothing on the disk to list or look', () => {
    const recording = new RecordingFileSystem(MemoryFileSystem.of({ '/p/a/x': 'x' }));
    const view = new OverlayFileSystem(recording, { origin: (path) => path, arrivals: [], files: new Map([['/p/n', bytes('n')]]) });
    view.list('/p');
    view.stat('/p/n');
    expect(recording.paths('openRead', 'read')).toEqual([]);
  });
});
