import type { FileSystem } from '../../io/file-system.ts';
import { DurableWriter } from '../../io/durable-write.ts';
import { hashFile, Sha256 } from '../../io/hashing.ts';
import type { ContentDigest } from '../../io/hashing.ts';
import { systemCode } from '../../io/system-error.ts';
import type { FoundState } from './change-set.ts';

/** Bytes of a file that is copied where links fail. */
const copyBlock = 2 ** 20;

/** SHA-256 of a plain file at an absolute path, `other` when it is none (any more). Throws the system's error. */
export function digestFile(fs: FileSystem, path: string): FoundState {
  const stat = fs.stat(path);
  if (!stat) return 'absent';
  return stat.kind === 'file' ? hashFile(fs, path).sha256 : 'other';
}

/**
 * Gives a file a second name; where the disk has no links, a flushed copy with the same mode. Says which.
 * Something already at `to` throws EEXIST.
 */
export function linkOrCopy(fs: FileSystem, from: string, to: string): 'linked' | 'copied' {
  try {
    fs.link(from, to);
    return 'linked';
  } catch (error) {
    if (!linksFail(error)) throw error;
    copyDurable(fs, from, to);
    return 'copied';
  }
}

const withoutLinks = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV', 'EINVAL']);

/** Whether the error says that this disk, or this file, takes no hard link: FAT, some network disks, too many names. */
export function linksFail(error: unknown): boolean {
  return withoutLinks.has(systemCode(error) ?? '');
}

function copyDurable(fs: FileSystem, from: string, to: string): void {
  copyFile(fs, from, to, fs.stat(from)?.mode);
}

/** Makes a durable copy piece by piece and says what was copied. Throws the system's error, and leaves no half file. */
export function copyFile(fs: FileSystem, from: string, to: string, mode?: number): ContentDigest {
  const source = fs.openRead(from);
  try {
    const writer = new DurableWriter(fs, to, mode);
    try {
      const hash = new Sha256();
      const block = new Uint8Array(copyBlock);
      for (let count = fs.read(source, block, 0); count > 0; count = fs.read(source, block, writer.size)) {
        hash.update(block.subarray(0, count));
        writer.append(block.subarray(0, count));
      }
      writer.finish();
      return hash.digest();
    } catch (error) {
      writer.abandon();
      throw error;
    }
  } finally {
    fs.close(source);
  }
}

/** Flushes a file that somebody else wrote, so that its bytes survive a power loss. */
export function flushFile(fs: FileSystem, path: string): void {
  const file = fs.openRead(path);
  try {
    fs.flush(file);
  } finally {
    fs.close(file);
  }
}
