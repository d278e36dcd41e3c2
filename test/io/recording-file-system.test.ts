import { describe, expect, it } from 'vitest';
import { MemoryFileSystem } from '../../src/io/memory-file-system.ts';
import { RecordingFileSystem } from '../../src/io/recording-file-system.ts';

describe('RecordingFileSystem', () => {
  it('names calls on an open file by the path it was opened with', () => {
    const fs = new RecordingFileSystem(MemoryFileSystem.of({ '/a': 'x' }));
    const file = fs.openRead('/a');
    fs.statOpen(file);
    fs.read(file, Buffer.alloc(1), 0);
    fs.close(file);
    expect(fs.calls).toEqual([
      { operation: 'openRead', path: '/a' },
      { operation: 'statOpen', path: '/a' },
      { operation: 'read', path: '/a' },
      { operation: 'close', path: '/a' },
    ]);
  });

  it('records where a rename and a link go', () => {
    const fs = new RecordingFileSystem(MemoryFileSystem.of({ '/a': 'x' }));
    fs.rename('/a', '/b');
    fs.link('/b', '/c');
    expect(fs.calls).toEqual([
      { operation: 'rename', path: '/a', to: '/b' },
      { operation: 'link', path: '/b', to: '/c' },
    ]);
  });

  it('records calls that fail', () => {
    const fs = new RecordingFileSystem(new MemoryFileSystem());
    expect(() => fs.openRead('/a')).toThrow('ENOENT');
    expect(fs.paths('openRead')).toEqual(['/a']);
  });

  it('gives the paths of chosen kinds of call and can start over', () => {
    const fs = new RecordingFileSystem(MemoryFileSystem.of({ '/d/a': 'x' }));
    fs.flushDirectory('/d');
    fs.stat('/d/a');
    expect(fs.paths('flushDirectory')).toEqual(['/d']);
    expect(fs.paths()).toEqual(['/d', '/d/a']);
    fs.clear();
    expect(fs.calls).toEqual([]);
  });
});
