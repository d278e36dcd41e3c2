import { expect, it } from 'vitest';
import { MemoryFileSystem } from '../../../../src/io/memory-file-system.ts';
import { RecordingFileSystem } from '../../../../src/io/recording-file-system.ts';
import { OpenedSources } from '../../../../src/packer/pack/freeze/opened-sources.ts';

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();
const range = (offset: number, size: number) => ({ kind: 'file', file: '/private', offset, size }) as const;

it('opens a private file once, however many ranges of it are asked for', () => {
  const disk = MemoryFileSystem.of({ '/private': 'x'.repeat(10_000) });
  const recording = new RecordingFileSystem(disk);
  const opened = new OpenedSources(recording);
  for (let at = 0; at < 10_000; at += 1) expect(opened.source(range(at, 1)).size).toBe(1);
  expect(recording.paths('openRead')).toEqual(['/private']);
  opened.dispose();
  expect(disk.openFiles()).toEqual([]);
});

it('keeps the view of one range while another is read', () => {
  const opened = new OpenedSources(MemoryFileSystem.of({ '/private': 'leftright' }));
  const left = opened.source(range(0, 4)).read(0, 4);
  const right = opened.source(range(4, 5)).read(1, 3);
  expect([text(left), text(right)]).toEqual(['left', 'igh']);
  opened.dispose();
});

it('never reads beyond a range', () => {
  const opened = new OpenedSources(MemoryFileSystem.of({ '/private': 'leftright' }));
  expect(() => opened.source(range(0, 4)).read(2, 3)).toThrow('BUG:');
  expect(() => opened.source(range(0, 4)).read(-1, 1)).toThrow('BUG:');
  opened.dispose();
});

it('throws EIO where a private file ends too early', () => {
  const opened = new OpenedSources(MemoryFileSystem.of({ '/private': 'short' }));
  expect(() => opened.source(range(3, 5)).read(0, 5)).toThrow('EIO');
  opened.dispose();
});

it('opens nothing for bytes in memory', () => {
  const recording = new RecordingFileSystem(new MemoryFileSystem());
  const opened = new OpenedSources(recording);
  expect(text(opened.source({ kind: 'memory', bytes: Buffer.from('here') }).read(1, 3))).toBe('ere');
  expect(recording.calls).toEqual([]);
  opened.dispose();
});
