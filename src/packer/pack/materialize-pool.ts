import { Worker } from 'node:worker_threads';
import type { Disposable } from '../../base/disposable.ts';
import type { FileSystem } from '../../io/file-system.ts';
import { runJob, type FamilyLookup, type JobOutcome, type MaterializeJob } from './materialize-job.ts';

/** Carries jobs out, several at a time. */
export interface MaterializePool extends Disposable {
  /** How many jobs run at once. */
  readonly width: number;
  run(job: MaterializeJob): Promise<JobOutcome>;
}

/** In the caller's own thread: for small packs, where a worker's boot costs more than the work, and for tests. */
export function inlinePool(fs: FileSystem, families: FamilyLookup): MaterializePool {
  return { width: 1, run: async (job) => runJob(fs, families, job), dispose: () => undefined };
}

/** Beside the bundle it is JavaScript, in the source tree TypeScript that Node runs as it is. */
function workerFile(): URL {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return new URL(`./materialize-worker.${extension}`, import.meta.url);
}

/** In worker threads, which are started at once and ended by `dispose`. */
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
    dispose: () => threads.forEach((thread) => thread.dispose()),
  };
}

/** One worker with at most one job in it. A worker that dies fails its job and every later one. */
class MaterializeThread implements Disposable {
  readonly #worker = new Worker(workerFile());
  #settle: ((outcome: JobOutcome) => void) | undefined;
  #death: string | undefined;

  constructor() {
    this.#worker.on('message', (outcome: JobOutcome) => this.#finish(outcome));
    this.#worker.on('error', (error) => this.#die(error instanceof Error ? error.message : String(error)));
    this.#worker.on('exit', () => this.#die('the worker ended'));
  }

  run(job: MaterializeJob): Promise<JobOutcome> {
    if (this.#death !== undefined) return Promise.resolve(dead(this.#death));
    return new Promise((resolve) => {
      this.#settle = resolve;
      this.#worker.postMessage(job);
    });
  }

  #finish(outcome: JobOutcome): void {
    const settle = this.#settle;
    this.#settle = undefined;
    settle?.(outcome);
  }

  #die(reason: string): void {
    this.#death ??= reason;
    this.#finish(dead(this.#death));
  }

  dispose(): void {
    void this.#worker.terminate();
  }
}

function dead(reason: string): JobOutcome {
  return { ok: false, path: '', message: `BUG: a materialization worker failed: ${reason}`, bug: true };
}
