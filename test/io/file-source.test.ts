import { describe, expect, it } from 'vitest';
import { FileSource, openFileSource } from '../../src/io/file-source.ts';
import { MemoryFileSystem } from '../../src/io/memory-file-system.ts';

describe('FileSource', () => {
  it('reads pieces anywhere in the file', () => {
    const source = openFileSource(MemoryFileSystem.of({ '/a': 'hello world' }), '/a');
    expect(source.size).toBe(11);
    expect(Buffer.from(source.read(6, 5)).toString()).toBe('world');
    expect(Buffer.from(source.read(0, 5)).toString()).toBe('hello');
    expect(source.read(11, 0)).toHaveLength(0);
    source.dispose();
  });

  it('calls reading past the end a bug', () => {
    const source = openFileSource(MemoryFileSystem.of({ '/a': 'hello' }), '/a');
    expect(() => source.read(3, 3)).toThrow('BUG:');
    expect(() => source.read(-1, 1)).toThrow('BUG:');
    source.dispose();
  });

  it('says that a file became shorter instead of making bytes up', () => {
    const disk = MemoryFileSystem.of({ '/a': 'hello' });
    const source = openFileSource(disk, '/a');
    disk.writeFile('/a', 'he');
    expect(() => source.read(0, 5)).toThrow('EIO');
    source.dispose();
  });

  it('closes its file once', () => {
    const disk = MemoryFileSystem.of({ '/a': 'hello' });
    const source = new FileSource(disk, disk.openRead('/a'), '/a');
    source.dispose();
    source.dispose();
    expect(disk.openFiles()).toEqual([]);
    expect(() => source.read(0, 1)).toThrow('BUG:');
  });
});
