import { beforeEach, describe, expect, it } from 'vitest';
import type { FileSystem } from '../../src/io/file-system.ts';

/** A file system under test, an empty directory in it, and a way to make a link, which the port has not. */
export interface FileSystemUnderTest {
  readonly fs: FileSystem;
  readonly directory: string;
  symlink(target: string, path: string): void;
}

/** What every version of the port promises. */
export function describeFileSystem(make: () => FileSystemUnderTest): void {
  let fs: FileSystem;
  let at: (name: string) => string;
  let symlink: FileSystemUnderTest['symlink'];

  beforeEach(() => {
    const made = make();
    fs = made.fs;
    at = (name) => `${made.directory}/${name}`;
    symlink = (target, path) => {
      made.symlink(target, path);
    };
  });

  const put = (name: string, text: string): void => {
    const file = fs.create(at(name));
    fs.write(file, Buffer.from(text), 0);
    fs.close(file);
  };
  const text = (name: string): string => {
    const file = fs.openRead(at(name));
    const into = Buffer.alloc(100);
    const length = fs.read(file, into, 0);
    fs.close(file);
    return into.toString('utf8', 0, length);
  };
  const failure = (run: () => unknown): unknown => {
    try {
      run();
    } catch (error) {
      return error instanceof Error && 'code' in error ? error.code : error;
    }
    return undefined;
  };

  describe('files', () => {
    it('reads back what was written', () => {
      put('a', 'hello');
      expect(text('a')).toBe('hello');
    });

    it('writes and reads at a position', () => {
      const file = fs.create(at('a'));
      expect(fs.write(file, Buffer.from('world'), 6)).toBe(5);
      expect(fs.write(file, Buffer.from('hello '), 0)).toBe(6);
      fs.close(file);
      const opened = fs.openRead(at('a'));
      const into = Buffer.alloc(3);
      expect(fs.read(opened, into, 8)).toBe(3);
      fs.close(opened);
      expect(into.toString()).toBe('rld');
    });

    it('reads nothing at the end', () => {
      put('a', 'hello');
      const file = fs.openRead(at('a'));
      expect(fs.read(file, Buffer.alloc(4), 5)).toBe(0);
      fs.close(file);
    });

    it('creates exclusively', () => {
      put('a', 'one');
      expect(failure(() => fs.create(at('a')))).toBe('EEXIST');
      expect(text('a')).toBe('one');
    });

    it('does not create through a link', () => {
      symlink('b', at('a'));
      expect(failure(() => fs.create(at('a')))).toBe('EEXIST');
      expect(fs.stat(at('b'))).toBeUndefined();
    });

    it.skipIf(process.platform === 'win32')('creates with exactly the mode asked for', () => {
      fs.close(fs.create(at('a'), 0o666));
      expect(fs.stat(at('a'))?.mode).toBe(0o666);
    });

    it('does not open a link', () => {
      put('a', 'x');
      symlink('a', at('b'));
      expect(failure(() => fs.openRead(at('b')))).toBe('ELOOP');
    });

    it('says EISDIR when a directory is read', () => {
      fs.makeDirectory(at('d'));
      const file = fs.openRead(at('d'));
      expect(failure(() => fs.read(file, Buffer.alloc(1), 0))).toBe('EISDIR');
      fs.close(file);
    });

    it('still reads a file that was removed while open', () => {
      put('a', 'x');
      const file = fs.openRead(at('a'));
      fs.removeFile(at('a'));
      expect(fs.read(file, Buffer.alloc(4), 0)).toBe(1);
      fs.close(file);
    });

    it('flushes a file and a directory', () => {
      const file = fs.create(at('a'));
      fs.flush(file);
      fs.close(file);
      fs.flushDirectory(at('.'));
      expect(fs.stat(at('a'))?.size).toBe(0);
    });
  });

  describe('what is there', () => {
    it('answers absence with undefined', () => {
      put('a', 'x');
      expect(fs.stat(at('missing'))).toBeUndefined();
      expect(fs.stat(at('missing/b'))).toBeUndefined();
      expect(fs.stat(at('a/b'))).toBeUndefined();
    });

    it('tells files, directories and links apart', () => {
      put('a', 'four');
      fs.makeDirectory(at('d'));
      symlink('nowhere', at('l'));
      expect(fs.stat(at('a'))).toMatchObject({ kind: 'file', size: 4 });
      expect(fs.stat(at('d'))?.kind).toBe('directory');
      expect(fs.stat(at('l'))?.kind).toBe('link');
    });

    it('lists names with kinds', () => {
      put('a', 'x');
      fs.makeDirectory(at('d'));
      symlink('a', at('l'));
      const entries = fs.list(at('.')).toSorted((one, other) => (one.name < other.name ? -1 : 1));
      expect(entries).toEqual([
        { name: 'a', kind: 'file' },
        { name: 'd', kind: 'directory' },
        { name: 'l', kind: 'link' },
      ]);
    });

    it('gives an open file the device and inode of its path', () => {
      put('a', 'x');
      const file = fs.openRead(at('a'));
      const { device, inode } = fs.statOpen(file);
      fs.close(file);
      expect(fs.stat(at('a'))).toMatchObject({ device, inode });
    });

    it('keeps the identity of a directory through a rename', () => {
      fs.makeDirectory(at('d'));
      fs.makeDirectory(at('other'));
      const before = fs.identity(at('d'));
      fs.rename(at('d'), at('e'));
      expect(fs.identity(at('e'))).toBe(before);
      expect(fs.identity(at('other'))).not.toBe(before);
    });

    it('resolves links in a real path', () => {
      fs.makeDirectory(at('d'));
      put('d/a', 'x');
      symlink('d', at('l'));
      expect(fs.realPath(at('l/a'))).toBe(fs.realPath(at('d/a')));
      expect(failure(() => fs.realPath(at('l/b')))).toBe('ENOENT');
    });

    it('calls what is absent, and a link, not writable', () => {
      put('a', 'x');
      symlink('a', at('l'));
      expect(fs.writable(at('a'))).toBe(true);
      expect(fs.writable(at('missing'))).toBe(false);
      expect(fs.writable(at('l'))).toBe(false);
    });
  });

  describe('names', () => {
    it('makes one directory, whose parent must exist', () => {
      expect(failure(() => { fs.makeDirectory(at('d/e')); })).toBe('ENOENT');
      fs.makeDirectory(at('d'));
      expect(failure(() => { fs.makeDirectory(at('d')); })).toBe('EEXIST');
    });

    it('removes only an empty directory', () => {
      fs.makeDirectory(at('d'));
      put('d/a', 'x');
      expect(failure(() => { fs.removeDirectory(at('d')); })).toBe('ENOTEMPTY');
      fs.removeFile(at('d/a'));
      fs.removeDirectory(at('d'));
      expect(fs.stat(at('d'))).toBeUndefined();
    });

    it('removes a link and leaves what it points at', () => {
      put('a', 'x');
      symlink('a', at('l'));
      fs.removeFile(at('l'));
      expect(text('a')).toBe('x');
    });

    it('replaces a file by rename', () => {
      put('a', 'new');
      put('b', 'old');
      fs.rename(at('a'), at('b'));
      expect(text('b')).toBe('new');
      expect(fs.stat(at('a'))).toBeUndefined();
    });

    it('does not rename a directory over one that holds something, or into itself', () => {
      fs.makeDirectory(at('d'));
      fs.makeDirectory(at('e'));
      put('e/a', 'x');
      expect(failure(() => { fs.rename(at('d'), at('e')); })).toBe('ENOTEMPTY');
      expect(failure(() => { fs.rename(at('e'), at('e/f')); })).toBe('EINVAL');
    });

    it('links one inode under two names', () => {
      put('a', 'x');
      fs.link(at('a'), at('b'));
      expect(fs.stat(at('b'))?.inode).toBe(fs.stat(at('a'))?.inode);
    });

    it('links exclusively, and never a link', () => {
      put('a', 'x');
      put('b', 'y');
      symlink('a', at('l'));
      expect(failure(() => { fs.link(at('a'), at('b')); })).toBe('EEXIST');
      expect(failure(() => { fs.link(at('l'), at('c')); })).toBe('ELOOP');
    });

    it.skipIf(process.platform === 'win32')('sets a mode, but not through a link', () => {
      put('a', 'x');
      symlink('a', at('l'));
      fs.setMode(at('a'), 0o640);
      expect(fs.stat(at('a'))?.mode).toBe(0o640);
      expect(failure(() => { fs.setMode(at('l'), 0o600); })).toBe('ELOOP');
    });
  });
}
