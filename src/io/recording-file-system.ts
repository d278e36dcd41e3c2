import type { FileOperation } from './file-system.ts';
import { ObservedFileSystem } from './observed-file-system.ts';
import type { ObservedCall } from './observed-file-system.ts';

/** Writes down every call in order, also those that fail: which files were read, what was flushed when. */
export class RecordingFileSystem extends ObservedFileSystem {
  #calls: ObservedCall[] = [];

  /** So far, in order. */
  get calls(): readonly ObservedCall[] {
    return this.#calls;
  }

  /** The paths of the calls of these kinds, in order; all calls without any. */
  paths(...operations: readonly FileOperation[]): readonly string[] {
    const wanted = this.#calls.filter(({ operation }) => operations.length === 0 || operations.includes(operation));
    return wanted.map(({ path }) => path);
  }

  /** Forgets what was recorded. */
  clear(): void {
    this.#calls = [];
  }

  protected override around<T>(call: ObservedCall, run: () => T): T {
    this.#calls.push(call);
    return run();
  }
}
