import type { FileSystem } from '../file-system.ts';
import { hashOpen, sha256 } from '../hashing.ts';
import { readExactly } from '../read-whole.ts';
import { orNothing } from '../system-error.ts';
import type { SharedBatch } from './shared-batch.ts';

/**
 * Reads what nobody else has taken of a batch. What is not as it was seen, or cannot be read, is left to whoever wants
 * it, who tells why.
 */
export function readBatch(fs: FileSystem, batch: SharedBatch, paths: readonly string[]): void {
  for (const [at, path] of paths.entries()) {
    if (batch.take(at)) batch.settle(at, orNothing(() => readOne(fs, batch, at, path)));
  }
}

/** Nothing when the stat after is not the one that was seen before. */
function readOne(fs: FileSystem, batch: SharedBatch, at: number, path: string): { readonly sha256: string; readonly bytes?: Uint8Array } | undefined {
  const open = fs.openRead(path);
  try {
    const size = batch.sizeOf(at);
    if (!batch.keepsBytes(at)) {
      const digest = hashOpen(fs, open, size);
      return digest.size === size && batch.isAsSeen(at, fs.statOpen(open)) ? digest : undefined;
    }
    const bytes = new Uint8Array(size);
    return readExactly(fs, open, bytes, 0) && batch.isAsSeen(at, fs.statOpen(open)) ? { sha256: sha256(bytes), bytes } : undefined;
  } finally {
    fs.close(open);
  }
}
