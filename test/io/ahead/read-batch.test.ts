import { expect, test } from 'vitest';
import { bug } from '../../../src/base/invariant.ts';
import { readBatch } from '../../../src/io/ahead/read-batch.ts';
import { SharedBatch } from '../../../src/io/ahead/shared-batch.ts';
import type { OpenFile } from '../../../src/io/file-system.ts';
import { sha256 } from '../../../src/io/hashing.ts';
import { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';

const text = (value: string): Uint8Array => Buffer.from(value);

class Disk extends MemoryFileSystem {
  meanwhile: (() => void) | undefined;
  override read(file: OpenFile, into: Uint8Array, position: number): number {
    const count = super.read(file, into, position);
    this.meanwhile?.();
    return count;
  }
}

function diskOf(files: Readonly<Record<string, string>>): Disk {
  const disk = new Disk();
  for (const [path, content] of Object.entries(files)) disk.writeFile(path, content);
  return disk;
}

function batchOf(disk: Disk, paths: readonly string[], keepsBytes = true): SharedBatch {
  return SharedBatch.of(paths.map((path) => ({ path, keepsBytes, stat: disk.stat(path) ?? bug('not there') })));
}

test('each file has the digest of its bytes, and its bytes where they are wanted', () => {
  const disk = diskOf({ '/p/a': 'one', '/p/b': '' });
  const [kept, hashed] = [batchOf(disk, ['/p/a', '/p/b']), batchOf(disk, ['/p/a', '/p/b'], false)];
  for (const batch of [kept, hashed]) readBatch(disk, batch, ['/p/a', '/p/b']);
  expect([kept.outcome(0), kept.outcome(1)]).toEqual([{ sha256: sha256(text('one')), bytes: text('one') }, { sha256: sha256(text('')), bytes: text('') }]);
  expect(hashed.outcome(0)).toEqual({ sha256: sha256(text('one')), bytes: text('') });
});

test('what somebody else has taken is not read', () => {
  const disk = diskOf({ '/p/a': 'one' });
  const batch = batchOf(disk, ['/p/a']);
  batch.take(0);
  disk.meanwhile = () => bug('it was read');
  readBatch(disk, batch, ['/p/a']);
});

const disturbances: readonly (readonly [what: string, disturb: (disk: Disk) => void])[] = [
  ['written to', (disk) => disk.writeFile('/p/a', 'two')],
  ['made longer', (disk) => disk.writeFile('/p/a', 'more than before')],
  ['cut', (disk) => disk.writeFile('/p/a', '')],
  ['removed', (disk) => disk.removeFile('/p/a')],
  ['put in its place by a rename', (disk) => disk.rename('/p/b', '/p/a')],
];

test.each(disturbances)('a file that was %s since it was seen is left to who asks', (_, disturb) => {
  for (const keepsBytes of [true, false]) {
    const disk = diskOf({ '/p/a': 'one', '/p/b': 'new' });
    const batch = batchOf(disk, ['/p/a'], keepsBytes);
    disturb(disk);
    readBatch(disk, batch, ['/p/a']);
    expect(batch.outcome(0)).toBeUndefined();
  }
});

test.each(disturbances.slice(0, 3))('a file that is %s while it is read is left to who asks', (_, disturb) => {
  for (const keepsBytes of [true, false]) {
    const disk = diskOf({ '/p/a': 'one' });
    const batch = batchOf(disk, ['/p/a'], keepsBytes);
    disk.meanwhile = () => {
      disk.meanwhile = undefined;
      disturb(disk);
    };
    readBatch(disk, batch, ['/p/a']);
    expect(batch.outcome(0)).toBeUndefined();
  }
});

test('a link in the place of a file is not followed', () => {
  const disk = diskOf({ '/p/a': 'one', '/p/b': 'one' });
  const batch = batchOf(disk, ['/p/a']);
  disk.removeFile('/p/a');
  disk.symlink('/p/b', '/p/a');
  readBatch(disk, batch, ['/p/a']);
  expect(batch.outcome(0)).toBeUndefined();
});

test('one file that cannot be read keeps no other from being read, and none is left open', () => {
  const disk = diskOf({ '/p/a': 'one', '/p/b': 'two' });
  const batch = batchOf(disk, ['/p/a', '/p/b']);
  disk.removeFile('/p/a');
  readBatch(disk, batch, ['/p/a', '/p/b']);
  expect([batch.outcome(1)?.sha256, disk.openFiles()]).toEqual([sha256(text('two')), []]);
});
