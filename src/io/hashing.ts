import { createHash, hash } from 'node:crypto';
import type { FileSystem, OpenFile } from './file-system.ts';

/** What a file's content is known by. */
export interface ContentDigest {
  /** SHA-256, lower-case hex. */
  readonly sha256: string;
  /** Bytes that were hashed. */
  readonly size: number;
}

/** One buffer for every file: everything here is synchronous, so no two files are ever in it at once. */
const block = Buffer.allocUnsafeSlow(2 ** 20);

/** SHA-256 of bytes, lower-case hex. */
export function sha256(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'hex');
}

/** SHA-256 of bytes that come one after another. */
export class Sha256 {
  readonly #hash = createHash('sha256');
  #size = 0;

  update(bytes: Uint8Array): this {
    this.#hash.update(bytes);
    this.#size += bytes.length;
    return this;
  }

  /** Once, at the end. */
  digest(): ContentDigest {
    return { sha256: this.#hash.digest('hex'), size: this.#size };
  }
}

/**
 * Hashes an open file from its start to its end, 1 MiB at a time. With `size` no more than that is read: for a
 * caller who holds the stats before and after against each other, and so has no need to see the end. Failures
 * throw the system's error.
 */
export function hashOpen(fs: FileSystem, file: OpenFile, size = Infinity): ContentDigest {
  const first = fillBlock(fs, file, 0, size);
  // Most files fit into the block, and one call is cheaper than a hash object.
  if (first < block.length) return { sha256: sha256(block.subarray(0, first)), size: first };
  const streamed = new Sha256().update(block);
  for (let position = first; ; ) {
    const length = fillBlock(fs, file, position, size - position);
    if (length > 0) streamed.update(block.subarray(0, length));
    if (length < block.length) return streamed.digest();
    position += length;
  }
}

/** Hashes a file by its path; a link is not followed. Failures throw the system's error. */
export function hashFile(fs: FileSystem, path: string): ContentDigest {
  const file = fs.openRead(path);
  try {
    return hashOpen(fs, file);
  } finally {
    fs.close(file);
  }
}

/** Reads until the block is full, `left` bytes are in it or the file ends; a short read alone is not the end. */
function fillBlock(fs: FileSystem, file: OpenFile, position: number, left: number): number {
  const wanted = Math.min(block.length, left);
  let filled = 0;
  while (filled < wanted) {
    const count = fs.read(file, filled === 0 && wanted === block.length ? block : block.subarray(filled, wanted), position + filled);
    if (count === 0) break;
    filled += count;
  }
  return filled;
}
