import { isDeepStrictEqual } from 'node:util';
import type { Artifact, AssetRoot, Selection, Snapshot } from './model.ts';

/** What two snapshots are told apart by. */
type Seen = Pick<Snapshot, 'registry' | 'settings' | 'roots' | 'faults'>;

/**
 * Whether two snapshots say the same of the disk, whatever their numbers: the registry, the settings, the declarations,
 * every artifact's digest, and all that was met and is no file of anybody's. What could not be read counts as itself,
 * not as absent. Parts that one took over from the other cost nothing.
 */
export function isSameSnapshot(a: Seen, b: Seen): boolean {
  if (a === b) return true;
  if (a.registry.state !== b.registry.state || a.registry.sha256 !== b.registry.sha256) return false;
  if (a.roots.length !== b.roots.length || !isSame(a.settings, b.settings) || !isSame(a.faults, b.faults)) return false;
  return a.roots.every((root, at) => isSameRoot(root, b.roots[at]));
}

function isSameRoot(a: AssetRoot, b: AssetRoot | undefined): boolean {
  if (a === b) return true;
  if (a.root !== b?.root || a.diskRoot !== b.diskRoot || a.nestedIn !== b.nestedIn) return false;
  if (a.declaration.state !== b.declaration.state || a.declaration.sha256 !== b.declaration.sha256) return false;
  if (a.artifacts.length !== b.artifacts.length) return false;
  if (!a.artifacts.every((artifact, at) => isSameArtifact(artifact, b.artifacts[at]))) return false;
  // What an entry names and is no file (a directory, a link) shows in the selection alone.
  return isSame(a.faults, b.faults) && isSame<Selection['faults']>(a.selection.faults, b.selection.faults);
}

/** By the disk's spelling of its name too: under another one it is not found. */
function isSameArtifact(a: Artifact, b: Artifact | undefined): boolean {
  return a.diskPath === b?.diskPath && a.path === b.path && a.sha256 === b.sha256;
}

function isSame<T>(a: T, b: T): boolean {
  return a === b || isDeepStrictEqual(a, b);
}

/** Of two lists what is left when all is taken away that is the very same at their beginnings and at their ends. */
export function differing<T>(before: readonly T[], now: readonly T[]): { readonly before: readonly T[]; readonly now: readonly T[] } {
  const shorter = Math.min(before.length, now.length);
  let first = 0;
  while (first < shorter && before[first] === now[first]) first += 1;
  let last = 0;
  while (last < shorter - first && before[before.length - 1 - last] === now[now.length - 1 - last]) last += 1;
  return { before: before.slice(first, before.length - last), now: now.slice(first, now.length - last) };
}
