import { describe, expect, it } from 'vitest';
import { createDurable, DurableWriter, replaceDurable, writeAll } from '../../src/io/durable-write.ts';
import { FaultFileSystem, Kill } from '../../src/io/fault-file-system.ts';
import type { Fault } from '../../src/io/fault-file-system.ts';
import type { FileSystem, OpenFile } from '../../src/io/file-system.ts';
import { MemoryFileSystem } from '../../src/io/memory-file-system.ts';
import { RecordingFileSystem } from '../../src/io/recording-file-system.ts';

const hello = Buffer.from('hello');

function countCalls(run: (fs: FileSystem) => void, disk: MemoryFileSystem): number {
  const counting = new FaultFileSystem(disk.clone());
  run(counting);
  return counting.count;
}

describe('writeAll', () => {
  it('goes on after a short write', () => {
    const disk = new MemoryFileSystem();
    const fs = new FaultFileSystem(disk, { at: 2, kind: 'short-write' });
    const file = fs.create('/a');
    writeAll(fs, file, hello);
    expect(disk.readText('/a')).toBe('hello');
  });

  it('calls a disk full that takes nothing and reports no error', () => {
    const disk = new MemoryFileSystem();
    disk.write = () => 0;
    const file = disk.create('/a');
    expect(() => { writeAll(disk, file, hello); }).toThrow('ENOSPC');
  });

  it('starts where it is told', () => {
    const disk = new MemoryFileSystem();
    const file = disk.create('/a');
    writeAll(disk, file, hello);
    writeAll(disk, file, hello, 3);
    expect(disk.readText('/a')).toBe('helhello');
  });
});

describe('createDurable', () => {
  it('has flushed and closed the file when it returns', () => {
    const disk = new MemoryFileSystem();
    createDurable(disk, '/a', hello, 0o640);
    disk.flushDirectory('/');
    const after = disk.crash();
    expect(after.readText('/a')).toBe('hello');
    expect(after.stat('/a')?.mode).toBe(0o640);
    expect(disk.openFiles()).toEqual([]);
  });

  it('does not touch what is already there', () => {
    const disk = MemoryFileSystem.of({ '/a': 'mine' });
    expect(() => { createDurable(disk, '/a', hello); }).toThrow('EEXIST');
    expect(disk.readText('/a')).toBe('mine');
  });

  it('notices that the disk has fewer bytes than it took', () => {
    const disk = new MemoryFileSystem();
    const swallow: FileSystem['write'] = (_file: OpenFile, from: Uint8Array) => from.length;
    disk.write = swallow;
    expect(() => { createDurable(disk, '/a', hello); }).toThrow('EIO');
  });

  it('leaves nothing behind and nothing open after an error at any call', () => {
    const calls = countCalls((fs) => { createDurable(fs, '/a', hello); }, new MemoryFileSystem());
    expect(calls).toBe(5);
    for (let at = 1; at <= calls; at += 1) {
      const disk = new MemoryFileSystem();
      const fs = new FaultFileSystem(disk, { at, kind: 'error', code: 'EIO' });
      expect(() => { createDurable(fs, '/a', hello); }).toThrow('EIO');
      expect([...disk.tree().keys()]).toEqual(['/']);
      // The injected error stands for a close that gave the descriptor up, which the memory disk cannot know.
      expect(disk.openFiles()).toEqual(fs.hit?.operation === 'close' ? ['/a'] : []);
    }
  });

  it('never flushes a second time after a flush that failed', () => {
    const fs = new RecordingFileSystem(
      new FaultFileSystem(new MemoryFileSystem(), { at: 1, kind: 'error', code: 'EIO' }, { counts: ({ operation }) => operation === 'flush' }),
    );
    expect(() => { createDurable(fs, '/a', hello); }).toThrow('EIO');
    expect(fs.paths('flush')).toEqual(['/a']);
  });
});

describe('DurableWriter', () => {
  it('writes the pieces one after another', () => {
    const disk = new MemoryFileSystem();
    const writer = new DurableWriter(disk, '/a');
    writer.append(hello);
    writer.append(hello);
    expect(writer.size).toBe(10);
    writer.finish();
    expect(disk.readText('/a')).toBe('hellohello');
  });

  it('removes what it made when it is given up, and nothing once it has finished', () => {
    const disk = new MemoryFileSystem();
    const given = new DurableWriter(disk, '/a');
    given.append(hello);
    given.abandon();
    const finished = new DurableWriter(disk, '/b');
    finished.finish();
    finished.abandon();
    expect([...disk.tree().keys()]).toEqual(['/', '/b']);
  });

  it('refuses to go on after its end', () => {
    const writer = new DurableWriter(new MemoryFileSystem(), '/a');
    writer.finish();
    expect(() => { writer.append(hello); }).toThrow('BUG:');
  });
});

describe('replaceDurable', () => {
  const save = (fs: FileSystem): void => {
    replaceDurable(fs, '/d/a', Buffer.from('new'));
  };
  const before = (): MemoryFileSystem => MemoryFileSystem.of({ '/d/a': 'old' });

  it('is durable when it returns', () => {
    const disk = before();
    save(disk);
    expect([...disk.crash().tree()]).toEqual([['/', ''], ['/d/', ''], ['/d/a', 'new']]);
  });

  it('makes a file where none was', () => {
    const disk = before();
    replaceDurable(disk, '/d/b', hello);
    expect(disk.crash().readText('/d/b')).toBe('hello');
  });

  it('keeps the mode of the file it replaces', () => {
    const disk = before();
    disk.setMode('/d/a', 0o600);
    save(disk);
    expect(disk.stat('/d/a')?.mode).toBe(0o600);
  });

  it('replaces a link itself, never what it points at', () => {
    const disk = before();
    disk.symlink('/d/a', '/d/l');
    replaceDurable(disk, '/d/l', hello);
    expect(disk.readText('/d/a')).toBe('old');
    expect(disk.stat('/d/l')?.kind).toBe('file');
  });

  const kinds: readonly Fault['kind'][] = ['kill', 'kill-after', 'torn-write'];
  it.each(kinds)('holds the old bytes or the new ones after a %s at any call, and after a power loss', (kind) => {
    const calls = countCalls(save, before());
    for (let at = 1; at <= calls; at += 1) {
      const disk = before();
      const fs = new FaultFileSystem(disk, { at, kind } as Fault);
      expect(() => { save(fs); }).toThrow(Kill);
      for (const survives of [true, false]) {
        expect(['old', 'new']).toContain(disk.crash(() => survives).readText('/d/a'));
      }
      expect(['old', 'new']).toContain(disk.readText('/d/a'));
    }
  });

  it('leaves no temporary file behind after an error at any call up to the rename', () => {
    const calls = countCalls(save, before());
    for (let at = 1; at < calls; at += 1) {
      const disk = before();
      const fs = new FaultFileSystem(disk, { at, kind: 'error', code: 'ENOSPC' });
      expect(() => { save(fs); }).toThrow('ENOSPC');
      expect([...disk.tree()]).toEqual([['/', ''], ['/d/', ''], ['/d/a', 'old']]);
    }
  });
});
