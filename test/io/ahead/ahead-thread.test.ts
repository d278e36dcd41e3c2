import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { bug } from '../../../src/base/invariant.ts';
import { AheadThread } from '../../../src/io/ahead/ahead-thread.ts';
import { SharedBatch } from '../../../src/io/ahead/shared-batch.ts';
import { sha256 } from '../../../src/io/hashing.ts';
import { NodeFileSystem } from '../../../src/io/node-file-system.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

const fs = new NodeFileSystem();

function batchOf(paths: readonly string[]): SharedBatch {
  return SharedBatch.of(paths.map((path) => ({ path, keepsBytes: true, stat: fs.stat(path) ?? bug('not there') })));
}

function write(name: string, text: string): string {
  const path = join(temporaryDirectory(), name);
  writeFileSync(path, text);
  return path;
}

/** Its state is no longer one of the first two. */
async function settled({ memory, length }: SharedBatch, at: number): Promise<void> {
  const states = new Int32Array(memory, length * 40, length);
  for (let state: number; (state = Atomics.load(states, at)) < 2; ) await Atomics.waitAsync(states, at, state).value;
}

test('reads the real disk in another thread', async () => {
  const paths = [write('a', 'one'), write('b', 'two')];
  const batch = batchOf(paths);
  const thread = new AheadThread();
  thread.read(batch, paths);
  await settled(batch, 1);
  expect(batch.outcome(0)).toEqual({ sha256: sha256(Buffer.from('one')), bytes: Buffer.from('one') });
  expect(batch.outcome(1)?.sha256).toBe(sha256(Buffer.from('two')));
  thread.close();
});

test.each([
  ['throws', `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { throw new Error('boom'); });`],
  ['cannot even begin', 'syntax error'],
])('a thread that %s leaves everything to who asks', async (_, program) => {
  const paths = [write('a', 'one')];
  const batch = batchOf(paths);
  const thread = new AheadThread(pathToFileURL(write('program.mjs', program)));
  thread.read(batch, paths);
  await thread.ended;
  expect(batch.outcome(0)).toBeUndefined();
});

test('a thread whose program is not there leaves everything to who asks', async () => {
  const paths = [write('a', 'one')];
  const batch = batchOf(paths);
  const thread = new AheadThread(pathToFileURL(join(temporaryDirectory(), 'absent.js')));
  thread.read(batch, paths);
  await thread.ended;
  expect(batch.outcome(0)).toBeUndefined();
});
