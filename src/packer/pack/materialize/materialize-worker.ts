/** The worker thread's side of `materialize-thread.ts`: a list of jobs in, the list of their outcomes out. */
import { parentPort } from 'node:worker_threads';
import { NodeFileSystem } from '../../../io/node-file-system.ts';
import { familyNamed } from '../../families/list.ts';
import { handOver } from './outcome-transfer.ts';
import { runWork, type Work } from './work.ts';

const fs = new NodeFileSystem();

parentPort?.on('message', (jobs: readonly Work[]) => {
  const { outcomes, buffers } = handOver(jobs.map((job) => runWork(fs, familyNamed, job)));
  parentPort?.postMessage(outcomes, buffers);
});
