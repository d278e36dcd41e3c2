import { Worker } from 'node:worker_threads';
import type { SharedBatch } from './shared-batch.ts';

/** What crosses to the worker. */
export interface PostedBatch {
  readonly memory: SharedArrayBuffer;
  /** For the port, in the order of the batch. */
  readonly paths: readonly string[];
}

/** Somebody who reads batches beside the caller, as far as he comes. */
export interface BatchReader {
  read(batch: SharedBatch, paths: readonly string[]): void;
  close(): void;
}

/** Beside the bundle it is JavaScript, in the source tree TypeScript that Node runs as it is. */
function workerFile(): URL {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return new URL(`./ahead-worker.${extension}`, import.meta.url);
}

/** A worker thread that sees the real disk. One that cannot start, or dies, reads nothing: whoever wants a file reads it himself. */
export class AheadThread implements BatchReader {
  /** When it is no more. */
  readonly ended: Promise<void>;
  readonly #worker: Worker;

  /** @param file the worker's program; only a test brings its own */
  constructor(file: URL = workerFile()) {
    this.#worker = new Worker(file);
    this.#worker.on('error', () => undefined);
    this.ended = new Promise((resolve) => this.#worker.once('exit', () => resolve()));
    this.#worker.unref();
  }

  read({ memory }: SharedBatch, paths: readonly string[]): void {
    this.#worker.postMessage({ memory, paths } satisfies PostedBatch);
  }

  close(): void {
    void this.#worker.terminate();
  }
}
