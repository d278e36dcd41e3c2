import { describe, expect, it } from 'vitest';
import type { FileSystem } from '../../src/io/file-system.ts';
import { MemoryFileSystem } from '../../src/io/memory-file-system.ts';
import { describeFileSystem } from '../support/file-system-contract.ts';

function write(fs: FileSystem, path: string, text: string, flush: 'flush' | 'leave' = 'flush'): void {
  const file = fs.create(path);
  fs.write(file, Buffer.from(text), 0);
  if (flush === 'flush') fs.flush(file);
  fs.close(file);
}

describe('MemoryFileSystem', () => {
  describeFileSystem(() => {
    const fs = new MemoryFileSystem();
    fs.makeDirectory('/d');
    return {
      fs,
      directory: '/d',
      symlink: (target, path) => {
        fs.symlink(target, path);
      },
    };
  });

  describe('after a power loss', () => {
    it('a file that was flushed with its directory is there', () => {
      const fs = new MemoryFileSystem();
      write(fs, '/a', 'x');
      fs.flushDirectory('/');
      expect(fs.crash().readText('/a')).toBe('x');
    });

    it('a file whose directory was not flushed is gone', () => {
      const fs = new MemoryFileSystem();
      write(fs, '/a', 'x');
      expect(fs.crash().stat('/a')).toBeUndefined();
    });

    it('a file that was not flushed is empty', () => {
      const fs = new MemoryFileSystem();
      write(fs, '/a', 'x', 'leave');
      fs.flushDirectory('/');
      expect(fs.crash().readText('/a')).toBe('');
    });

    it('a save in place falls back to the bytes flushed last', () => {
      const fs = MemoryFileSystem.of({ '/a': 'old' });
      fs.writeFile('/a', 'new');
      expect(fs.crash().readText('/a')).toBe('old');
    });

    it('a replacement that was not flushed left the old file', () => {
      const fs = MemoryFileSystem.of({ '/a': 'old' });
      write(fs, '/b', 'new');
      fs.rename('/b', '/a');
      expect([...fs.crash().tree()]).toEqual([['/', ''], ['/a', 'old']]);
    });

    it('a removal that was not flushed did not happen', () => {
      const fs = MemoryFileSystem.of({ '/a': 'x' });
      fs.removeFile('/a');
      expect(fs.crash().readText('/a')).toBe('x');
    });

    it('a new directory is there only when its parent was flushed', () => {
      const fs = new MemoryFileSystem();
      fs.makeDirectory('/d');
      write(fs, '/d/a', 'x');
      fs.flushDirectory('/d');
      expect(fs.crash().stat('/d')).toBeUndefined();
      fs.flushDirectory('/');
      expect(fs.crash().readText('/d/a')).toBe('x');
    });

    it.each(['/from', '/to'])('a rename between directories is whole when %s was flushed', (flushed) => {
      const fs = MemoryFileSystem.of({ '/from/a': 'x', '/to/b': 'y' });
      fs.rename('/from/a', '/to/a');
      fs.flushDirectory(flushed);
      expect([...fs.crash().tree().keys()]).toEqual(['/', '/from/', '/to/', '/to/a', '/to/b']);
    });

    it('a flush brings along what happened before under the same name', () => {
      const fs = MemoryFileSystem.of({ '/one/a': 'x', '/two/b': 'y' });
      write(fs, '/one/new', 'z');
      fs.rename('/one/new', '/two/new');
      fs.flushDirectory('/two');
      expect([...fs.crash().tree().keys()]).toEqual(['/', '/one/', '/one/a', '/two/', '/two/b', '/two/new']);
    });

    it('what the test picks survives without a flush', () => {
      const fs = MemoryFileSystem.of({ '/kept': '1', '/lost': '1' });
      fs.writeFile('/kept', '2');
      fs.writeFile('/lost', '2');
      write(fs, '/new', '3');
      const after = fs.crash(({ path }) => path !== '/lost');
      expect(after.readText('/kept')).toBe('2');
      expect(after.readText('/lost')).toBe('1');
      expect(after.readText('/new')).toBe('3');
    });

    it('two names of one inode stay one inode', () => {
      const fs = MemoryFileSystem.of({ '/a': 'x' });
      fs.link('/a', '/b');
      fs.flushDirectory('/');
      const after = fs.crash();
      after.writeFile('/b', 'y');
      expect(after.readText('/a')).toBe('y');
    });

    it('the disk it was taken from goes on as it was', () => {
      const fs = new MemoryFileSystem();
      write(fs, '/a', 'x');
      fs.crash();
      expect(fs.readText('/a')).toBe('x');
    });

    it('nothing is left to lose a second time', () => {
      const fs = MemoryFileSystem.of({ '/a': 'old' });
      fs.writeFile('/a', 'new');
      const after = fs.crash();
      expect([...after.crash().tree()]).toEqual([...after.tree()]);
    });
  });

  it('a clone changes by itself and remembers what was durable', () => {
    const fs = MemoryFileSystem.of({ '/a': 'old' });
    fs.writeFile('/a', 'new');
    const copy = fs.clone();
    fs.removeFile('/a');
    expect(copy.readText('/a')).toBe('new');
    expect(copy.crash().readText('/a')).toBe('old');
  });

  it('every change has a later time', () => {
    const fs = MemoryFileSystem.of({ '/a': 'x' });
    const before = fs.stat('/a');
    fs.writeFile('/a', 'y');
    expect(fs.stat('/a')?.mtimeMs).toBeGreaterThan(before?.mtimeMs ?? 0);
  });

  it('names that differ by case are two files', () => {
    const fs = MemoryFileSystem.of({ '/a': '1', '/A': '2' });
    expect([fs.readText('/a'), fs.readText('/A')]).toEqual(['1', '2']);
  });

  it('modes are obeyed', () => {
    const fs = MemoryFileSystem.of({ '/d/a': 'x', '/secret': 'x' });
    fs.setMode('/d', 0o500);
    fs.setMode('/secret', 0o200);
    expect(() => fs.create('/d/b')).toThrow('EACCES');
    expect(() => fs.openRead('/secret')).toThrow('EACCES');
    expect(fs.writable('/d')).toBe(false);
  });

  it('a read-only disk refuses every change', () => {
    const fs = MemoryFileSystem.of({ '/a': 'x' });
    fs.readOnly = true;
    expect(() => { fs.removeFile('/a'); }).toThrow('EROFS');
    expect(() => { fs.setMode('/a', 0o600); }).toThrow('EROFS');
    expect(fs.writable('/a')).toBe(false);
  });

  it('another disk is not reached by rename or link', () => {
    const fs = MemoryFileSystem.of({ '/a': 'x', '/usb/b': 'y' });
    fs.mount('/usb');
    expect(() => { fs.rename('/a', '/usb/a'); }).toThrow('EXDEV');
    expect(() => { fs.link('/a', '/usb/a'); }).toThrow('EXDEV');
  });

  it('links that go round in a circle end', () => {
    const fs = new MemoryFileSystem();
    fs.symlink('/b', '/a');
    fs.symlink('/a', '/b');
    expect(() => fs.list('/a')).toThrow('ELOOP');
  });

  it('knows what was left open', () => {
    const fs = MemoryFileSystem.of({ '/a': 'x' });
    const file = fs.openRead('/a');
    expect(fs.openFiles()).toEqual(['/a']);
    fs.close(file);
    expect(fs.openFiles()).toEqual([]);
    expect(() => { fs.close(file); }).toThrow('EBADF');
  });
});
