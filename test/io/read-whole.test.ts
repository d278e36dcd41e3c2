import { describe, expect, it } from 'vitest';
import type { FileSystem } from '../../src/io/file-system.ts';
import { MemoryFileSystem } from '../../src/io/memory-file-system.ts';
import { readWhole } from '../../src/io/read-whole.ts';

/** A disk on which somebody writes to `/a` just before the first read of it. */
function writtenMeanwhile(before: string, after: string): FileSystem {
  const disk = MemoryFileSystem.of({ '/a': before });
  const read = disk.read.bind(disk);
  let first = true;
  disk.read = (file, into, position) => {
    if (first) disk.writeFile('/a', after);
    first = false;
    return read(file, into, position);
  };
  return disk;
}

describe('readWhole', () => {
  it('gives the bytes and closes the file', () => {
    const disk = MemoryFileSystem.of({ '/a': 'hello' });
    const read = readWhole(disk, '/a', 5);
    expect(read.ok && Buffer.from(read.value.bytes).toString()).toBe('hello');
    expect(disk.openFiles()).toEqual([]);
  });

  it('goes on after a short read', () => {
    const disk = MemoryFileSystem.of({ '/a': 'hello' });
    const read = disk.read.bind(disk);
    disk.read = (file, into, position) => read(file, into.subarray(0, 2), position);
    const whole = readWhole(disk, '/a', 5);
    expect(whole.ok && Buffer.from(whole.value.bytes).toString()).toBe('hello');
  });

  it('refuses a file above the limit before reading it', () => {
    const disk = MemoryFileSystem.of({ '/a': 'hello' });
    disk.read = () => expect.unreachable();
    expect(readWhole(disk, '/a', 4)).toEqual({ ok: false, error: { kind: 'too_large', size: 5, limit: 4 } });
  });

  it('refuses what is no file', () => {
    const disk = MemoryFileSystem.of({ '/d/a': '' });
    disk.special('/pipe');
    expect(readWhole(disk, '/d', 4)).toEqual({ ok: false, error: { kind: 'not_a_file' } });
    expect(readWhole(disk, '/pipe', 4)).toEqual({ ok: false, error: { kind: 'not_a_file' } });
  });

  it.each([
    ['grew', 'hello world'],
    ['shrank', 'he'],
    ['was saved over at the same length', 'world'],
  ])('says so when the file %s while it was read', (_how, after) => {
    expect(readWhole(writtenMeanwhile('hello', after), '/a', 5)).toEqual({ ok: false, error: { kind: 'changed' } });
  });

  it("throws the system's error", () => {
    expect(() => readWhole(new MemoryFileSystem(), '/a', 5)).toThrow('ENOENT');
  });
});
