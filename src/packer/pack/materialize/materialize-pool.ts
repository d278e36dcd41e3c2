import type { FileSystem } from '../../../io/file-system.ts';
import { runJob, type FamilyLookup, type JobOutcome, type MaterializeJob } from './materialize-job.ts';
import { MaterializeThread } from './materialize-thread.ts';

/** Carries jobs out, several at a time. */
export interface MaterializePool {
  /** How many jobs are taken at once. */
  readonly width: number;
  run(job: MaterializeJob): Promise<JobOutcome>;
  /** Ends what still runs, whose jobs fail, and waits until nothing of it touches the disk any more. */
  close(): Promise<void>;
}

/** In the caller's own thread: for small packs, where a worker's boot costs more than the work, and for tests. */
export function inlinePool(fs: FileSystem, families: FamilyLookup): MaterializePool {
  return { width: 1, run: async (job) => runJob(fs, families, job), close: () => Promise.resolve() };
}

/**
 * In worker threads, which are started with the first job: a pack whose payloads are all cached has none. They see the
 * real disk, whatever the caller's file system. `depth` jobs at a time wait at each thread, so that small ones
 * cross together and none waits for the next.
 */
export function threadPool(count: number, depth = 1): MaterializePool {
  let threads: { readonly thread: MaterializeThread; jobs: number }[] = [];
  let closed = false;
  return {
    width: count * depth,
    async run(job) {
      if (threads.length === 0 && !closed) threads = Array.from({ length: count }, () => ({ thread: new MaterializeThread(), jobs: 0 }));
      if (threads.length === 0) return { ok: false, reason: 'bug', message: 'BUG: a job came after the workers had ended' };
      const least = threads.reduce((best, each) => (each.jobs < best.jobs ? each : best));
      least.jobs++;
      try {
        return await least.thread.run(job);
      } finally {
        least.jobs--;
      }
    },
    close: async () => {
      closed = true;
      await Promise.all(threads.map(({ thread }) => thread.close()));
    },
  };
}
