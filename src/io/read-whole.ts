import { err, ok } from '../base/result.ts';
import type { Result } from '../base/result.ts';
import type { FileStat, FileSystem, OpenFile } from './file-system.ts';

/** A whole file, as it was from the first byte read to the last. */
export interface WholeFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly stat: FileStat;
}

/** Why a file was not read: what the caller makes of it depends on the document. */
export type ReadFault =
  | { readonly kind: 'not_a_file' }
  /** Sizes in bytes. Nothing was read. */
  | { readonly kind: 'too_large'; readonly size: number; readonly limit: number }
  /** Somebody wrote to it meanwhile. */
  | { readonly kind: 'changed' };

/**
 * Reads a file of at most `limit` bytes. No more memory than `limit` is ever taken, also when the file
 * grows meanwhile. Failures of the disk throw the system's error.
 */
export function readWhole(fs: FileSystem, path: string, limit: number): Result<WholeFile, ReadFault> {
  const file = fs.openRead(path);
  try {
    return readWholeOpen(fs, file, limit);
  } finally {
    fs.close(file);
  }
}

/** {@link readWhole} on a descriptor, which stays open. */
export function readWholeOpen(fs: FileSystem, file: OpenFile, limit: number): Result<WholeFile, ReadFault> {
  const stat = fs.statOpen(file);
  if (stat.kind !== 'file') return err({ kind: 'not_a_file' });
  if (stat.size > limit) return err({ kind: 'too_large', size: stat.size, limit });
  const bytes = new Uint8Array(stat.size);
  // A file that grew meanwhile shows it in its size after.
  if (!readExactly(fs, file, bytes, 0)) return err({ kind: 'changed' });
  return isSameContent(stat, fs.statOpen(file)) ? ok({ bytes, stat }) : err({ kind: 'changed' });
}

/** Fills `into` from `position`; `false` when the file ends before. */
export function readExactly(fs: FileSystem, file: OpenFile, into: Uint8Array, position: number): boolean {
  for (let done = 0; done < into.length; ) {
    const count = fs.read(file, done === 0 ? into : into.subarray(done), position + done);
    if (count === 0) return false;
    done += count;
  }
  return true;
}

/** Times are hints (a coarse clock may hide a change); the digest that the caller takes decides. */
function isSameContent(before: FileStat, after: FileStat): boolean {
  return before.size === after.size && before.mtimeMs === after.mtimeMs;
}
