import { Worker } from 'node:worker_threads';
import type { JobOutcome, MaterializeJob } from './materialize-job.ts';

/** Beside the bundle it is JavaScript, in the source tree TypeScript that Node runs as it is. */
function workerFile(): URL {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return new URL(`./materialize-worker.${extension}`, import.meta.url);
}

/** One worker with at most one job in it. A worker that dies fails its job and every later one. */
export class MaterializeThread {
  readonly #worker: Worker;
  #settle: ((outcome: JobOutcome) => void) | undefined;
  #death: string | undefined;

  /** @param file the worker's program; only a test brings its own */
  constructor(file: URL = workerFile()) {
    this.#worker = new Worker(file);
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

  /** Ends it, also in the middle of a job, which then fails. */
  async close(): Promise<void> {
    await this.#worker.terminate();
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
}

function dead(reason: string): JobOutcome {
  return { ok: false, reason: 'bug', message: `BUG: a materialization worker failed: ${reason}` };
}
