import { writeAll } from '../../io/durable-write.ts';
import type { FileSystem, OpenFile } from '../../io/file-system.ts';
import type { Sha256 } from '../../io/hashing.ts';

/** Bytes gathered before a write. Copying small pieces into it costs far less than a write each. */
const blockSize = 1024 * 1024;

/**
 * Writes one file forwards from a position through one buffer. What is as large as the buffer goes to the disk
 * without being copied. Nothing is on the disk before {@link flush}; failures throw the system's error.
 */
export class BlockWriter {
  readonly #fs: FileSystem;
  readonly #file: OpenFile;
  readonly #hash: Sha256;
  readonly #block = Buffer.allocUnsafeSlow(blockSize);
  #filled = 0;
  #position: number;

  /**
   * @param position byte of the file where the first byte goes
   * @param hash takes all that is written, in order
   */
  constructor(fs: FileSystem, file: OpenFile, position: number, hash: Sha256) {
    this.#fs = fs;
    this.#hash = hash;
    this.#file = file;
    this.#position = position;
  }

  write(bytes: Uint8Array): void {
    if (bytes.length > blockSize - this.#filled) this.flush();
    if (bytes.length >= blockSize) {
      this.#hand(bytes);
      return;
    }
    this.#block.set(bytes, this.#filled);
    this.#filled += bytes.length;
  }

  /** Hands what was gathered to the system. Not an fsync. */
  flush(): void {
    if (this.#filled > 0) this.#hand(this.#block.subarray(0, this.#filled));
    this.#filled = 0;
  }

  #hand(bytes: Uint8Array): void {
    this.#hash.update(bytes);
    writeAll(this.#fs, this.#file, bytes, this.#position);
    this.#position += bytes.length;
  }
}
