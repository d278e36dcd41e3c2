import { Worker } from 'node:worker_threads';
import { nothingLearnt, type LookJob, type LookOutcome } from './look-job.ts';
import type { JobFailure, JobOutcome, MaterializeJob } from './materialize-job.ts';
import type { Work, WorkOutcome } from './work.ts';

/** Beside the bundle it is JavaScript, in the source tree TypeScript that Node runs as it is. */
function workerFile(): URL {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return new URL(`./materialize-worker.${extension}`, import.meta.url);
}

type Settle = (outcome: WorkOutcome) => void;

/**
 * One worker, which carries jobs out in the order they come. Those that come in one turn of the event loop
 * cross together, a list of jobs there and a list of outcomes back: for a small asset a message of its own costs
 * more than the work. A worker that dies fails its jobs and every later one.
 */
export class MaterializeThread {
  readonly #worker: Worker;
  #waiting: { readonly job: Work; readonly settle: Settle }[] = [];
  /** One list for each message that the worker has and has not answered. */
  #posted: (readonly Settle[])[] = [];
  #death: string | undefined;

  /** @param file the worker's program; only a test brings its own */
  constructor(file: URL = workerFile()) {
    this.#worker = new Worker(file);
    this.#worker.on('message', (outcomes: readonly WorkOutcome[]) => this.#finish(outcomes));
    this.#worker.on('error', (error) => this.#die(error instanceof Error ? error.message : String(error)));
    this.#worker.on('exit', () => this.#die('the worker ended'));
  }

  async run(job: MaterializeJob): Promise<JobOutcome> {
    const outcome = await this.#ask(job);
    return 'ok' in outcome ? outcome : dead('it only looked');
  }

  /** Nothing is learnt from a worker that died. */
  async look(job: LookJob): Promise<LookOutcome> {
    const outcome = await this.#ask(job);
    return 'ok' in outcome ? nothingLearnt : outcome;
  }

  #ask(job: Work): Promise<WorkOutcome> {
    if (this.#death !== undefined) return Promise.resolve(dead(this.#death));
    return new Promise((settle) => {
      this.#waiting.push({ job, settle });
      if (this.#waiting.length === 1) setImmediate(() => this.#post());
    });
  }

  /** Ends it, also in the middle of a job, which then fails. */
  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #post(): void {
    const waiting = this.#waiting;
    if (waiting.length === 0) return;
    this.#waiting = [];
    this.#posted.push(waiting.map(({ settle }) => settle));
    this.#worker.postMessage(waiting.map(({ job }) => job));
  }

  #finish(outcomes: readonly WorkOutcome[]): void {
    for (const [at, settle] of (this.#posted.shift() ?? []).entries()) settle(outcomes[at] ?? dead('it left a job out'));
  }

  #die(reason: string): void {
    this.#death ??= reason;
    const left = [...this.#posted.flat(), ...this.#waiting.map(({ settle }) => settle)];
    this.#posted = [];
    this.#waiting = [];
    for (const settle of left) settle(dead(this.#death));
  }
}

function dead(reason: string): JobFailure {
  return { ok: false, reason: 'bug', message: `BUG: a materialization worker failed: ${reason}` };
}
