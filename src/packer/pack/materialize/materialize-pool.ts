import { availableParallelism } from 'node:os';
import type { FileSystem } from '../../../io/file-system.ts';
import type { PackContext } from '../context.ts';
import { nothingLearnt, runLook, type LookJob, type LookOutcome } from './look-job.ts';
import { runJob, type FamilyLookup, type JobOutcome, type MaterializeJob } from './materialize-job.ts';
import { MaterializeThread } from './materialize-thread.ts';

/** Carries jobs out, several at a time. */
export interface MaterializePool {
  /** How many jobs are taken at once. */
  readonly width: number;
  run(job: MaterializeJob): Promise<JobOutcome>;
  look(job: LookJob): Promise<LookOutcome>;
  /** Ends what still runs, whose jobs fail, and waits until nothing of it touches the disk any more. */
  close(): Promise<void>;
}

/** In the caller's own thread: for small packs, where a worker's boot costs more than the work, and for tests. */
export function inlinePool(fs: FileSystem, families: FamilyLookup): MaterializePool {
  return {
    width: 1,
    run: async (job) => runJob(fs, families, job),
    look: async (job) => runLook(fs, families, job),
    close: () => Promise.resolve(),
  };
}

/**
 * In worker threads, which are started with the first job: a pack whose payloads are all cached has none. They see the
 * real disk, whatever the caller's file system. `depth` jobs at a time wait at each thread, so that small ones
 * cross together and none waits for the next.
 */
export function threadPool(count: number, depth = 1): MaterializePool {
  let threads: { readonly thread: MaterializeThread; jobs: number }[] = [];
  let closed = false;
  /** Of all that is asked by the thread that has least to do. */
  const ask = async <T>(work: (thread: MaterializeThread) => Promise<T>, closedNow: T): Promise<T> => {
    if (threads.length === 0 && !closed) threads = Array.from({ length: count }, () => ({ thread: new MaterializeThread(), jobs: 0 }));
    if (threads.length === 0) return closedNow;
    const least = threads.reduce((best, each) => (each.jobs < best.jobs ? each : best));
    least.jobs++;
    try {
      return await work(least.thread);
    } finally {
      least.jobs--;
    }
  };
  return {
    width: count * depth,
    run: (job) => ask((thread) => thread.run(job), { ok: false, reason: 'bug', message: 'BUG: a job came after the workers had ended' }),
    look: (job) => ask((thread) => thread.look(job), nothingLearnt),
    close: async () => {
      closed = true;
      await Promise.all(threads.map(({ thread }) => thread.close()));
    },
  };
}

/** Below these a worker's boot (38 ms) costs more than the work it takes over. */
const smallPack = { assets: 48, bytes: 4 * 1024 * 1024 };
const mostWorkers = 8;
/** Below this, on average, an asset is made quicker than a message crosses to a worker: several go together. Bytes. */
const smallAsset = 256 * 1024;
const jobsTogether = 16;

/** The pool for that many assets with that many bytes. */
export function poolFor({ fs, families, settings: { workers } }: Pick<PackContext, 'fs' | 'families' | 'settings'>, assets: number, bytes: number): MaterializePool {
  const small = assets < smallPack.assets && bytes < smallPack.bytes;
  const width = workers === 'auto' ? (small ? 0 : Math.min(mostWorkers, availableParallelism())) : workers;
  if (width === 0) return inlinePool(fs, families);
  return threadPool(Math.max(1, Math.min(width, assets)), bytes / assets < smallAsset ? jobsTogether : 1);
}
