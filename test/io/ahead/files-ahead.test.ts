import { expect, test } from 'vitest';
import { bug } from '../../../src/base/invariant.ts';
import type { BatchReader } from '../../../src/io/ahead/ahead-thread.ts';
import { FilesAhead, filesAhead, worthwhile } from '../../../src/io/ahead/files-ahead.ts';
import { readBatch } from '../../../src/io/ahead/read-batch.ts';
import type { SeenFile } from '../../../src/io/ahead/shared-batch.ts';
import { sha256 } from '../../../src/io/hashing.ts';
import { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';

const nobody = (): BatchReader => bug('a thread was started');

function seen(fs: MemoryFileSystem, count: number): readonly { readonly path: string; readonly stat: SeenFile }[] {
  return Array.from({ length: count }, (_, at) => {
    const path = `/p/${at}`;
    fs.writeFile(path, `file ${at}`);
    return { path, stat: fs.stat(path) ?? bug('not there') };
  });
}

function addAll(ahead: FilesAhead, files: ReturnType<typeof seen>): void {
  for (const { path, stat } of files) ahead.add({ path, stat, keepsBytes: false });
  ahead.end();
}

test('a few files start no thread, and are read by who wants them', () => {
  const files = seen(new MemoryFileSystem(), worthwhile - 1);
  const ahead = new FilesAhead(nobody);
  addAll(ahead, files);
  expect(files.map(({ stat }) => ahead.take(stat))).toEqual(files.map(() => undefined));
});

test('of many every one is found by the stat it was seen with, with its own digest', () => {
  const fs = new MemoryFileSystem();
  const files = seen(fs, worthwhile + 700);
  let closed = 0;
  const ahead = new FilesAhead(() => ({ read: (batch, paths) => readBatch(fs, batch, paths), close: () => closed++ }));
  addAll(ahead, files);
  expect(files.map(({ stat }) => ahead.take(stat)?.sha256)).toEqual(files.map((_, at) => sha256(new TextEncoder().encode(`file ${at}`))));
  expect(ahead.take({ ...(files[0]?.stat ?? bug('none')) })).toBeUndefined();
  ahead.close();
  expect(closed).toBe(1);
});

test('where the thread reads nothing everything is read by who wants it', () => {
  const files = seen(new MemoryFileSystem(), worthwhile);
  const ahead = new FilesAhead(() => ({ read: () => undefined, close: () => undefined }));
  addAll(ahead, files);
  expect(files.every(({ stat }) => ahead.take(stat) === undefined)).toBe(true);
});

test('a large declaration is not handed over', () => {
  const fs = new MemoryFileSystem();
  fs.writeFile('/p/large', 'x'.repeat(70_000));
  const large = { path: '/p/large', stat: fs.stat('/p/large') ?? bug('not there'), keepsBytes: true };
  const posted: (readonly string[])[] = [];
  const ahead = new FilesAhead(() => ({ read: (_, paths) => posted.push(paths), close: () => undefined }));
  ahead.add(large);
  addAll(ahead, seen(fs, worthwhile));
  expect(posted.flat()).toHaveLength(worthwhile);
  expect(ahead.take(large.stat)).toBeUndefined();
});

test('a disk that only this thread sees has no other reader', () => {
  expect(filesAhead(new MemoryFileSystem())).toBeUndefined();
});
