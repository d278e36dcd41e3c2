import type { ByteSource } from '../base/byte-source.ts';
import type { Disposable } from '../base/disposable.ts';
import { invariant } from '../base/invariant.ts';
import type { FileSystem, OpenFile } from './file-system.ts';
import { readExactly } from './read-whole.ts';
import { SystemError } from './system-error.ts';

/**
 * An open file as a {@link ByteSource}. It owns the descriptor: `dispose` closes it. `size` is from when it
 * was made; a file that became shorter since then throws EIO where it ends.
 */
export class FileSource implements ByteSource, Disposable {
  readonly size: number;
  readonly #fs: FileSystem;
  readonly #path: string;
  #file: OpenFile | undefined;
  #buffer = new Uint8Array(0);

  /** @param path only for messages */
  constructor(fs: FileSystem, file: OpenFile, path: string) {
    this.#fs = fs;
    this.#file = file;
    this.#path = path;
    this.size = fs.statOpen(file).size;
  }

  /** As many bytes as asked for are held until the next call: the caller keeps pieces small. */
  read(offset: number, length: number): Uint8Array {
    invariant(this.#file !== undefined, 'a file source was read after it was closed');
    const inside = offset >= 0 && length >= 0 && offset + length <= this.size;
    invariant(inside, `a file source of ${String(this.size)} bytes was read at ${String(offset)}+${String(length)}`);
    if (length > this.#buffer.length) this.#buffer = new Uint8Array(length);
    const into = this.#buffer.subarray(0, length);
    if (!readExactly(this.#fs, this.#file, into, offset)) throw new SystemError('EIO', 'read', this.#path);
    return into;
  }

  dispose(): void {
    const file = this.#file;
    this.#file = undefined;
    if (file !== undefined) this.#fs.close(file);
  }
}

/** Opens a file by its path; a link is not followed. Throws the system's error. */
export function openFileSource(fs: FileSystem, path: string): FileSource {
  const file = fs.openRead(path);
  try {
    return new FileSource(fs, file, path);
  } catch (error) {
    fs.close(file);
    throw error;
  }
}
