import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import type { ContainedRoot } from '../../io/contained-path.ts';
import type { SeenStat } from './walk.ts';
import { hashOpen } from '../../io/hashing.ts';
import type { ContentDigest } from '../../io/hashing.ts';
import { systemCode } from '../../io/system-error.ts';

/**
 * What is remembered of files by their stats, so that unchanged ones are not read again: the seam for the stat
 * cache. Whether a stat is old enough to be believed (git's racy rule) is the implementation's business.
 */
export interface DigestCache {
  /** @param file from the project's directory, as the disk spells it */
  get(file: string, stat: SeenStat): string | undefined;
  /** `stat` was the same before and after the file was hashed. */
  put(file: string, stat: SeenStat, sha256: string): void;
}

export const noDigestCache: DigestCache = { get: () => undefined, put: () => undefined };

/** Why a file has no digest. */
export interface DigestFault {
  /** Whether it was there when the walk met it, and is not now. */
  readonly isGone: boolean;
  /** To follow the file's name. */
  readonly detail: string;
}

/** How often a file is hashed again that somebody wrote to meanwhile. */
const attempts = 3;

/**
 * SHA-256 of a file the walk has seen, from the cache or from its bytes; never of a mixture of two contents, as
 * far as the stats around the reading can tell.
 */
export function digestFile(project: ContainedRoot, file: string, seen: SeenStat, cache: DigestCache): Result<ContentDigest, DigestFault> {
  const known = cache.get(file, seen);
  if (known !== undefined) return ok({ sha256: known, size: seen.size });
  try {
    for (let attempt = 0; attempt < attempts; attempt++) {
      // What the walk saw serves as the look before: one system call a file less.
      const hashed = hashOnce(project, file, attempt === 0 ? seen : undefined);
      if (!hashed) continue;
      cache.put(file, hashed.stat, hashed.digest.sha256);
      return ok(hashed.digest);
    }
    return err({ isGone: false, detail: 'kept changing while it was read' });
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined) throw error;
    return err(code === 'ENOENT' ? { isGone: true, detail: 'was removed while the project was read' } : { isGone: false, detail: `cannot be read (${code})` });
  }
}

/** `undefined` when the stats before and after differ. */
function hashOnce({ fs, path }: ContainedRoot, file: string, seen?: SeenStat): { readonly digest: ContentDigest; readonly stat: SeenStat } | undefined {
  const open = fs.openRead(`${path}/${file}`);
  try {
    const before = seen ?? fs.statOpen(open);
    if (before.kind !== 'file') return undefined;
    const digest = hashOpen(fs, open, before.size);
    const stat = fs.statOpen(open);
    return digest.size === stat.size && isSameStat(before, stat) ? { digest, stat } : undefined;
  } finally {
    fs.close(open);
  }
}

/** Whether a file was last changed before a moment, milliseconds. */
export function isBefore({ mtimeMs, ctimeMs }: SeenStat, moment: number): boolean {
  return mtimeMs < moment && ctimeMs < moment;
}

export function isSameStat(a: SeenStat, b: SeenStat): boolean {
  return a.size === b.size && a.mtimeMs === b.mtimeMs && a.ctimeMs === b.ctimeMs && a.inode === b.inode && a.device === b.device;
}
