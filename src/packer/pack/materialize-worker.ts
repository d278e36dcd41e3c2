/** The worker thread's side of `materialize-pool.ts`: one job in, one outcome out. */
import { parentPort } from 'node:worker_threads';
import { NodeFileSystem } from '../../io/node-file-system.ts';
import { familyNamed } from '../families/list.ts';
import { runJob, type JobOutcome, type MaterializeJob } from './materialize-job.ts';

const fs = new NodeFileSystem();

parentPort?.on('message', (job: MaterializeJob) => {
  const outcome = runJob(fs, familyNamed, job);
  parentPort?.postMessage(outcome, ownBuffers(outcome));
});

/** Buffers that a segment has to itself are handed over instead of copied: a clone of 1 MiB costs 650 µs. */
function ownBuffers(outcome: JobOutcome): ArrayBuffer[] {
  if (!outcome.ok || outcome.payload.bytes.kind !== 'segments') return [];
  const buffers = outcome.payload.bytes.segments.flatMap((segment) =>
    segment.kind === 'bytes' && segment.bytes.length === segment.bytes.buffer.byteLength ? [segment.bytes.buffer] : [],
  );
  return [...new Set(buffers)].filter((buffer): buffer is ArrayBuffer => buffer instanceof ArrayBuffer);
}
