import { describe, expect, it } from 'vitest';
import { FaultFileSystem, Kill } from '../../src/io/fault-file-system.ts';
import type { Fault, FaultOptions } from '../../src/io/fault-file-system.ts';
import type { FileSystem } from '../../src/io/file-system.ts';
import { MemoryFileSystem } from '../../src/io/memory-file-system.ts';

/** create, write, close: three calls. */
function save(fs: FileSystem): number {
  const file = fs.create('/a');
  const written = fs.write(file, Buffer.from('hello'), 0);
  fs.close(file);
  return written;
}

function withFault(fault?: Fault, options?: FaultOptions): { disk: MemoryFileSystem; fs: FaultFileSystem } {
  const disk = new MemoryFileSystem();
  return { disk, fs: new FaultFileSystem(disk, fault, options) };
}

describe('FaultFileSystem', () => {
  it('without a fault only counts', () => {
    const { fs } = withFault();
    save(fs);
    expect(fs.count).toBe(3);
    expect(fs.hit).toBeUndefined();
  });

  it('an error falls on the one call and leaves the disk alone', () => {
    const { disk, fs } = withFault({ at: 1, kind: 'error', code: 'EIO' });
    expect(() => save(fs)).toThrow('EIO');
    expect(disk.stat('/a')).toBeUndefined();
    expect(fs.hit).toEqual({ operation: 'create', path: '/a' });
    expect(save(fs)).toBe(5);
  });

  it('a lasting error falls on every call from there', () => {
    const { fs } = withFault({ at: 2, kind: 'error', code: 'ENOSPC', lasting: true });
    expect(() => save(fs)).toThrow('ENOSPC');
    expect(() => { fs.removeFile('/a'); }).toThrow('ENOSPC');
  });

  it('a kill stops before the call and nothing works after it', () => {
    const { disk, fs } = withFault({ at: 2, kind: 'kill' });
    expect(() => save(fs)).toThrow(Kill);
    expect(() => fs.stat('/a')).toThrow(Kill);
    expect(fs.dead).toBe(true);
    expect(disk.readText('/a')).toBe('');
  });

  it('a kill after the call finds it done', () => {
    const { disk, fs } = withFault({ at: 2, kind: 'kill-after' });
    expect(() => save(fs)).toThrow(Kill);
    expect(disk.readText('/a')).toBe('hello');
  });

  it('a torn write leaves half of the bytes and a dead process', () => {
    const { disk, fs } = withFault({ at: 2, kind: 'torn-write' });
    expect(() => save(fs)).toThrow(Kill);
    expect(disk.readText('/a')).toBe('hel');
  });

  it('a short write says how much went', () => {
    const { disk, fs } = withFault({ at: 2, kind: 'short-write' });
    expect(save(fs)).toBe(3);
    expect(disk.readText('/a')).toBe('hel');
  });

  it('a short write on another call changes nothing', () => {
    const { fs } = withFault({ at: 1, kind: 'short-write' });
    expect(save(fs)).toBe(5);
  });

  it('counts only the calls that are asked for', () => {
    const { fs } = withFault({ at: 1, kind: 'error', code: 'EIO' }, { counts: ({ operation }) => operation === 'close' });
    expect(() => save(fs)).toThrow('EIO');
    expect(fs.hit).toEqual({ operation: 'close', path: '/a' });
    expect(fs.count).toBe(1);
  });

  it('tells its owner at the moment of death', () => {
    const seen: string[] = [];
    const { disk, fs } = withFault({ at: 1, kind: 'kill-after' }, { onKill: () => seen.push(...disk.tree().keys()) });
    expect(() => save(fs)).toThrow(Kill);
    expect(seen).toEqual(['/', '/a']);
  });
});
