/** The worker thread's side of `ahead-thread.ts`: batches come in, and are filled in shared memory. */
import { parentPort } from 'node:worker_threads';
import { NodeFileSystem } from '../node-file-system.ts';
import type { PostedBatch } from './ahead-thread.ts';
import { readBatch } from './read-batch.ts';
import { SharedBatch } from './shared-batch.ts';

const fs = new NodeFileSystem();

parentPort?.on('message', ({ memory, paths }: PostedBatch) => {
  readBatch(fs, new SharedBatch(memory, paths.length), paths);
});
