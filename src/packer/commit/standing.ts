import type { FileStat } from '../../io/file-system.ts';
import type { FoundState } from './change-set.ts';
import { digestFile } from './contents.ts';
import { at } from './medium.ts';
import type { Tree } from './medium.ts';
import { ancestorsOf, nameOf, parentOf } from './tree-path.ts';

/**
 * What stands at a path below the project. `obstructed`: it, or something on the way to it, is a link or
 * another thing that the packer neither follows nor replaces; `by` is the path of that thing.
 */
export type Standing =
  | { readonly kind: 'absent' }
  | { readonly kind: 'file' | 'directory'; readonly stat: FileStat }
  | { readonly kind: 'obstructed'; readonly by: string; readonly link: boolean };

/** Looks at every component, so that no link is ever followed. Throws what the disk throws but for absence. */
export function standing(medium: Tree, path: string): Standing {
  for (const directory of ancestorsOf(path)) {
    const stat = medium.fs.stat(at(medium, directory));
    if (!stat) return { kind: 'absent' };
    if (stat.kind !== 'directory') return { kind: 'obstructed', by: directory, link: stat.kind === 'link' };
  }
  const stat = medium.fs.stat(at(medium, path));
  if (!stat) return { kind: 'absent' };
  if (stat.kind === 'file' || stat.kind === 'directory') return { kind: stat.kind, stat };
  return { kind: 'obstructed', by: path, link: stat.kind === 'link' };
}

/** The content of the file at a path: its digest, `absent`, or `other` for what is no plain file of the project. */
export function contentAt(medium: Tree, path: string): FoundState {
  const there = standing(medium, path);
  if (there.kind === 'absent') return 'absent';
  return there.kind === 'file' ? digestFile(medium.fs, at(medium, path)) : 'other';
}

/**
 * The identity of the directory at a path as it is spelled; `undefined` when there is none. By the listing
 * of its parent: on a disk that ignores case a directory renamed `Foo` → `foo` answers to both.
 */
export function directoryAt(medium: Tree, path: string): string | undefined {
  const parent = parentOf(path);
  if (standing(medium, parent).kind !== 'directory') return undefined;
  const entry = medium.fs.list(at(medium, parent)).find(({ name }) => name === nameOf(path));
  return entry?.kind === 'directory' ? medium.fs.identity(at(medium, path)) : undefined;
}

/** Whether anything at all carries exactly this name, seen as in {@link directoryAt}. */
export function isNamed(medium: Tree, path: string): boolean {
  const parent = parentOf(path);
  if (standing(medium, parent).kind !== 'directory') return false;
  return medium.fs.list(at(medium, parent)).some(({ name }) => name === nameOf(path));
}

/** Whether a new thing may be put at a path: its parent is a real directory and nothing carries the name. */
export function isVacant(medium: Tree, path: string): boolean {
  return standing(medium, parentOf(path)).kind === 'directory' && !isNamed(medium, path);
}

/** The nearest directory on the way to a path that exists: where a missing one would have to be made. */
export function nearestDirectory(medium: Tree, path: string): string {
  return ancestorsOf(path).findLast((directory) => standing(medium, directory).kind === 'directory') ?? '';
}
