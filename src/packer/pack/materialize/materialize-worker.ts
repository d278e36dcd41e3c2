/** The worker thread's side of `materialize-thread.ts`: a list of jobs in, the list of their outcomes out. */
import { parentPort } from 'node:worker_threads';
import { NodeFileSystem } from '../../../io/node-file-system.ts';
import { familyNamed } from '../../families/list.ts';
import { runJob, type MaterializeJob } from './materialize-job.ts';
import { handOver } from './outcome-transfer.ts';

const fs = new NodeFileSystem();

parentPort?.on('message', (jobs: readonly MaterializeJob[]) => {
  const { outcomes, buffers } = handOver(jobs.map((job) => runJob(fs, familyNamed, job)));
  parentPort?.postMessage(outcomes, buffers);
});
