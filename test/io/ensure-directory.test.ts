import { describe, expect, it } from 'vitest';
import { ensureDirectory } from '../../src/io/ensure-directory.ts';
import { MemoryFileSystem } from '../../src/io/memory-file-system.ts';

describe('ensureDirectory', () => {
  it('makes what is missing, durably, the last one with its mode', () => {
    const fs = new MemoryFileSystem();
    ensureDirectory(fs, '/a/b/c', 0o700);
    const after = fs.crash();
    expect(after.stat('/a/b/c')).toMatchObject({ kind: 'directory', mode: 0o700 });
    expect(after.stat('/a/b')?.mode).not.toBe(0o700);
  });

  it('leaves what is there as it is', () => {
    const fs = new MemoryFileSystem();
    fs.makeDirectory('/a');
    fs.setMode('/a', 0o755);
    ensureDirectory(fs, '/a', 0o700);
    expect(fs.stat('/a')?.mode).toBe(0o755);
  });

  it('takes a directory that another process made meanwhile', () => {
    const fs = new MemoryFileSystem();
    const make = fs.makeDirectory.bind(fs);
    fs.makeDirectory = (path) => {
      fs.makeDirectory = make;
      make(path);
      make(path);
    };
    ensureDirectory(fs, '/a');
    expect(fs.stat('/a')?.kind).toBe('directory');
  });

  it('throws what is in the way below', () => {
    const fs = MemoryFileSystem.of({ '/a/file': '' });
    expect(() => { ensureDirectory(fs, '/a/file/b'); }).toThrow('ENOTDIR');
  });
});
