import type { FileSystem } from '../../io/file-system.ts';
import { runJob, type FamilyLookup, type JobOutcome, type MaterializeJob } from './materialize-job.ts';
import { MaterializeThread } from './materialize-thread.ts';

/** Carries jobs out, several at a time. */
export interface MaterializePool {
  /** How many jobs run at once. */
  readonly width: number;
  run(job: MaterializeJob): Promise<JobOutcome>;
  /** Ends what still runs, whose jobs fail, and waits until nothing of it touches the disk any more. */
  close(): Promise<void>;
}

/** In the caller's own thread: for small packs, where a worker's boot costs more than the work, and for tests. */
export function inlinePool(fs: FileSystem, families: FamilyLookup): MaterializePool {
  return { width: 1, run: async (job) => runJob(fs, families, job), close: () => Promise.resolve() };
}

/** In worker threads, which are started at once. They see the real disk, whatever the caller's file system. */
export function threadPool(width: number): MaterializePool {
  const threads = Array.from({ length: width }, () => new MaterializeThread());
  const idle = [...threads];
  const waiting: ((thread: MaterializeThread) => void)[] = [];
  const release = (thread: MaterializeThread): void => {
    const next = waiting.shift();
    if (next) next(thread);
    else idle.push(thread);
  };
  return {
    width,
    async run(job) {
      const thread = idle.pop() ?? (await new Promise<MaterializeThread>((resolve) => waiting.push(resolve)));
      try {
        return await thread.run(job);
      } finally {
        release(thread);
      }
    },
    close: async () => {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}
