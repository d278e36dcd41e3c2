import { dirname } from 'node:path';
import { invariant } from '../base/invariant.ts';
import type { FileSystem, OpenFile } from './file-system.ts';
import { newOperationId } from './operation-id.ts';
import { SystemError } from './system-error.ts';

/**
 * Writes all bytes, however short the single writes come out. A disk that takes nothing and reports no
 * error is full: node's writes swallow ENOSPC (operations.md §6).
 */
export function writeAll(fs: FileSystem, file: OpenFile, bytes: Uint8Array, position = 0): void {
  for (let done = 0; done < bytes.length; ) {
    const count = fs.write(file, bytes.subarray(done), position + done);
    if (count <= 0) throw new SystemError('ENOSPC', 'write', `${String(bytes.length - done)} bytes`);
    done += count;
  }
}

/**
 * A new file that is written piece by piece and is on the disk, whole, when {@link finish} returns. Its
 * *name* is durable only after the caller's `flushDirectory`. Failures throw the system's error.
 */
export class DurableWriter {
  readonly path: string;
  readonly #fs: FileSystem;
  #file: OpenFile | undefined;
  #size = 0;
  #settled = false;

  /** Creates the file exclusively: something there refuses with EEXIST. `mode` is taken as it is. */
  constructor(fs: FileSystem, path: string, mode?: number) {
    this.#fs = fs;
    this.path = path;
    this.#file = fs.create(path, mode);
  }

  /** Bytes so far. */
  get size(): number {
    return this.#size;
  }

  append(bytes: Uint8Array): void {
    writeAll(this.#fs, this.#opened(), bytes, this.#size);
    this.#size += bytes.length;
  }

  /** Flushes once, checks that the disk has every byte, closes. */
  finish(): void {
    const file = this.#opened();
    this.#fs.flush(file);
    const { size } = this.#fs.statOpen(file);
    if (size !== this.#size) throw new SystemError('EIO', 'write', this.path);
    // A close that fails has given the descriptor up all the same.
    this.#file = undefined;
    this.#fs.close(file);
    this.#settled = true;
  }

  /** After a failure: closes and removes what was written, as far as the disk lets it. After finish, nothing. */
  abandon(): void {
    if (this.#settled) return;
    this.#settled = true;
    const file = this.#file;
    this.#file = undefined;
    quietly(() => {
      if (file !== undefined) this.#fs.close(file);
    });
    quietly(() => {
      this.#fs.removeFile(this.path);
    });
  }

  #opened(): OpenFile {
    invariant(this.#file !== undefined, 'a durable file was used after it was closed');
    return this.#file;
  }
}

/**
 * Makes a new file durable: exclusive create, write all, flush, check the size, close (operations.md §6.1).
 * `mode` is taken as it is, whatever the umask. The caller flushes the directory. Throws the system's error
 * and leaves no half file unless the process dies.
 */
export function createDurable(fs: FileSystem, path: string, bytes: Uint8Array, mode?: number): void {
  const writer = new DurableWriter(fs, path, mode);
  try {
    writer.append(bytes);
    writer.finish();
  } catch (error) {
    writer.abandon();
    throw error;
  }
}

/**
 * Puts a file in place of another, or where none was: at every instant, also after a power loss, the path
 * holds the old bytes or the new ones. Keeps the mode of the file it replaces. Throws the system's error;
 * when it comes from the last step, flushing the directory, the new bytes stand and their durability is unknown.
 */
export function replaceDurable(fs: FileSystem, path: string, bytes: Uint8Array): void {
  const temporary = `${path}.${newOperationId()}.tmp`;
  const replaced = fs.stat(path);
  createDurable(fs, temporary, bytes, replaced?.kind === 'file' ? replaced.mode : undefined);
  try {
    fs.rename(temporary, path);
  } catch (error) {
    quietly(() => {
      fs.removeFile(temporary);
    });
    throw error;
  }
  fs.flushDirectory(dirname(path));
}

/** The first failure is the one to tell; that cleaning up after it failed too changes nothing. */
function quietly(run: () => void): void {
  try {
    run();
  } catch {
    // What is left lies beside its target under a temporary name, or in a journal that is swept at the next open.
  }
}
