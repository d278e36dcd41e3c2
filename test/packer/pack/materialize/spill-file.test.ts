import { expect, it } from 'vitest';
import { FaultFileSystem } from '../../../../src/io/fault-file-system.ts';
import { MemoryFileSystem } from '../../../../src/io/memory-file-system.ts';
import { RecordingFileSystem } from '../../../../src/io/recording-file-system.ts';
import { SpillFile } from '../../../../src/packer/pack/materialize/spill-file.ts';

const mebibyte = 1 << 20;

it('holds what was appended, in order, whatever the sizes of the pieces', () => {
  const disk = MemoryFileSystem.of({ '/keep': '' });
  const file = new SpillFile(disk, '/spilled');
  const pieces = [1, mebibyte - 1, 0, 3 * mebibyte + 7, 2].map((size, at) => new Uint8Array(size).fill(at + 1));
  for (const piece of pieces) file.append(piece);
  expect(file.size).toBe(4 * mebibyte + 9);
  file.finish();
  expect(Buffer.compare(disk.readFile('/spilled'), Buffer.concat(pieces))).toBe(0);
  expect(disk.openFiles()).toEqual([]);
});

it('gathers small pieces before it writes', () => {
  const recording = new RecordingFileSystem(MemoryFileSystem.of({ '/keep': '' }));
  const file = new SpillFile(recording, '/spilled');
  for (let at = 0; at < 1000; at += 1) file.append(new Uint8Array(100));
  file.finish();
  expect(recording.paths('write')).toHaveLength(1);
});

it('is whole when the single writes come out short', () => {
  const disk = MemoryFileSystem.of({ '/keep': '' });
  const file = new SpillFile(new FaultFileSystem(disk, { at: 2, kind: 'short-write' }), '/spilled');
  file.append(Buffer.from('all of it'));
  file.finish();
  expect(disk.readText('/spilled')).toBe('all of it');
});

it('refuses a place where something is', () => {
  const disk = MemoryFileSystem.of({ '/taken': 'precious' });
  expect(() => new SpillFile(disk, '/taken')).toThrow('EEXIST');
  expect(disk.readText('/taken')).toBe('precious');
});

it('is a bug to write to once it is closed', () => {
  const file = new SpillFile(MemoryFileSystem.of({ '/keep': '' }), '/spilled');
  file.finish();
  file.append(new Uint8Array(1));
  expect(() => file.finish()).toThrow('BUG:');
});
