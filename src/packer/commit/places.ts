import { isWithin } from './tree-path.ts';

/** Where the packer writes at all: never `src/`, never `.git/`, not even for a journal that asks for it. */
const writableRoots = ['assets', 'build'];

/** Journals of changes to `assets/` (operations.md §6). */
export const journalParent = 'assets/.prometeu/journal';
/** Journals of promotions: staging directories of a pack. */
export const stagingParent = 'build/.staging';
/** Bytes that somebody saved into a file while it was being replaced. */
export const conflictsParent = 'assets/.prometeu/conflicts';

export const journalParents = [journalParent, stagingParent] as const;
export type JournalParent = (typeof journalParents)[number];

/** Longest path the packer hands to the disk, UTF-16 units; also keeps a hostile record small. */
const longestPath = 4096;

/**
 * Why no commit may ever touch this path; `undefined` when it may. Backslashes are refused everywhere: on
 * Windows they would climb out of the project.
 */
export function pathFault(path: string): string | undefined {
  if (path.length > longestPath || !path.isWellFormed()) return 'is too long or not well-formed text';
  if (/[\u0000-\u001f\u007f\\]/u.test(path)) return 'holds a control character or a backslash';
  const segments = path.split('/');
  if (segments.some((segment) => segment === '' || segment === '.' || segment === '..')) return 'is not a plain relative path';
  if (segments.length < 2 || !writableRoots.includes(segments[0] ?? '')) return 'is not below assets/ or build/';
  if (journalParents.some((parent) => isWithin(folded(path), parent))) return 'lies among the journals';
  return undefined;
}

/** The same for a directory that a commit makes, which may be `assets` or `build` itself. */
export function directoryFault(path: string): string | undefined {
  return writableRoots.includes(path) ? undefined : pathFault(path);
}

/** Derived output alone: what a pack writes again at will. */
export function isDerived(path: string): boolean {
  return isWithin(path, 'build');
}

/** Paths that might be one on some disk fold to one text. */
export function folded(path: string): string {
  return path.normalize('NFC').toLowerCase();
}
