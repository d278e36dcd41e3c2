import { expect, test } from 'vitest';
import { SharedBatch, type FileToRead } from '../../../src/io/ahead/shared-batch.ts';

function file(size: number, keepsBytes = false): FileToRead {
  return { path: '/f', stat: { kind: 'file', size, mtimeMs: 1.5, ctimeMs: 2, inode: 3, device: 4 }, keepsBytes };
}

const sha256 = 'ab'.repeat(32);

/** The same memory as another thread has it. */
function other({ memory, length }: SharedBatch): SharedBatch {
  return new SharedBatch(memory, length);
}

test('a file is taken once, whoever takes it first', () => {
  const batch = SharedBatch.of([file(1), file(2)]);
  expect([batch.take(0), other(batch).take(0), other(batch).take(1), batch.take(1)]).toEqual([true, false, true, false]);
});

test('what the other thread read is handed over whole, bytes only where they are wanted', () => {
  const batch = SharedBatch.of([file(2, true), file(5), file(3, true)]);
  const there = other(batch);
  for (const [at, bytes] of [Uint8Array.of(1, 2), undefined, Uint8Array.of(3, 4, 5)].entries()) {
    expect([there.take(at), there.keepsBytes(at)]).toEqual([true, bytes !== undefined]);
    there.settle(at, { sha256, ...(bytes && { bytes }) });
  }
  expect([0, 1, 2].map((at) => [...(batch.outcome(at)?.bytes ?? [9])])).toEqual([[1, 2], [], [3, 4, 5]]);
  expect(batch.outcome(1)?.sha256).toBe(sha256);
});

test('what is asked for before anybody took it is left to who asks, and to nobody else', () => {
  const batch = SharedBatch.of([file(1)]);
  expect([batch.outcome(0), other(batch).take(0)]).toEqual([undefined, false]);
});

test('what could not be read is left to who asks', () => {
  const batch = SharedBatch.of([file(1)]);
  other(batch).take(0);
  other(batch).settle(0);
  expect(batch.outcome(0)).toBeUndefined();
});

test('a thread that took a file and died keeps nobody from it', () => {
  const batch = SharedBatch.of([file(1)]);
  other(batch).take(0);
  expect(batch.outcome(0, 0)).toBeUndefined();
});

test.each(['size', 'mtimeMs', 'ctimeMs', 'inode', 'device'] as const)('another %s is not as it was seen', (field) => {
  const { stat } = file(7);
  const batch = SharedBatch.of([file(7), file(7)]);
  expect([other(batch).isAsSeen(1, stat), other(batch).isAsSeen(1, { ...stat, [field]: stat[field] + 1 })]).toEqual([true, false]);
});

test('what is no file any more is not as it was seen', () => {
  expect(SharedBatch.of([file(7)]).isAsSeen(0, { ...file(7).stat, kind: 'other' })).toBe(false);
});
