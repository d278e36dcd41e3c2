import type { Disposable } from '../../../base/disposable.ts';
import { invariant } from '../../../base/invariant.ts';
import { writeAll } from '../../../io/durable-write.ts';
import type { FileSystem, OpenFile } from '../../../io/file-system.ts';

/** Bytes gathered before a write. */
const bufferSize = 1 << 20;

/**
 * A private file for bytes that are too many for memory, written in order through one buffer. It is read
 * back by the same pack and removed with its staging directory, so it is never flushed. Failures throw the
 * system's error.
 */
export class SpillFile implements Disposable {
  readonly path: string;
  readonly #fs: FileSystem;
  readonly #buffer = new Uint8Array(bufferSize);
  #file: OpenFile | undefined;
  #filled = 0;
  #written = 0;

  /** Exclusive: something at `path` refuses with EEXIST. */
  constructor(fs: FileSystem, path: string) {
    this.#fs = fs;
    this.path = path;
    this.#file = fs.create(path);
  }

  /** Bytes so far. */
  get size(): number {
    return this.#written + this.#filled;
  }

  append(bytes: Uint8Array): void {
    for (let done = 0; done < bytes.length; ) {
      const count = Math.min(bytes.length - done, bufferSize - this.#filled);
      this.#buffer.set(bytes.subarray(done, done + count), this.#filled);
      this.#filled += count;
      done += count;
      if (this.#filled === bufferSize) this.#drain();
    }
  }

  /** Writes what is left and closes. */
  finish(): void {
    this.#drain();
    this.dispose();
  }

  dispose(): void {
    const file = this.#file;
    this.#file = undefined;
    if (file !== undefined) this.#fs.close(file);
  }

  #drain(): void {
    invariant(this.#file !== undefined, 'a spill file was written after it was closed');
    writeAll(this.#fs, this.#file, this.#buffer.subarray(0, this.#filled), this.#written);
    this.#written += this.#filled;
    this.#filled = 0;
  }
}
