import { comparePaths, foldPath } from '../documents/document-path.ts';
import { longestPath, longestProjectPath, namePortabilityFault, pathBytes } from '../../io/portable-name.ts';
import type { DirectoryEntry } from '../../io/file-system.ts';
import type { PathFault } from './model.ts';

/** One entry of a directory with what its name alone says. */
export interface NamedEntry extends DirectoryEntry {
  /** From the project's directory, NFC. */
  readonly path: string;
  readonly faults: readonly PathFault[];
}

export const linkDetail = 'is a symbolic link, which is never followed';

/**
 * The entries of the directory at `above` in the order of their names. Of two names with one NFC form only the
 * first stays and carries the fault, for both would have the same path; of names that differ in case all stay
 * and each but the first carries one.
 *
 * @param base what the length of a path is counted from: the asset root that `above` is in, else `assets`
 */
export function nameEntries(above: string, listed: readonly DirectoryEntry[], base: string): readonly NamedEntry[] {
  if (listed.every(({ name }) => isPlainName.test(name))) return plainEntries(above, listed, base);
  const byForm = new Map<string, NamedEntry & { readonly faults: PathFault[] }>();
  const byFold = new Map<string, NamedEntry>();
  for (const entry of [...listed].sort((a, b) => comparePaths(a.name, b.name))) {
    const path = `${above}/${entry.name.normalize('NFC')}`;
    const twin = byForm.get(path);
    if (twin) {
      twin.faults.push(unicodeCollision(twin, entry));
      continue;
    }
    const named = { ...entry, path, faults: ownFaults(path, base) };
    byForm.set(path, named);
    const fold = foldPath(path);
    const sibling = byFold.get(fold);
    if (sibling) named.faults.push(caseCollision(named, sibling));
    else byFold.set(fold, named);
  }
  return [...byForm.values()].sort((a, b) => comparePaths(a.path, b.path));
}

/** Nobody's name differs from such a one in case or Unicode form alone, if it is such a one as well. */
const isPlainName = /^[a-z0-9_. -]+$/u;

/** Entries of which each can only have faults of its own. */
function plainEntries(above: string, listed: readonly DirectoryEntry[], base: string): readonly NamedEntry[] {
  const named = listed.map(({ name, kind }) => {
    const path = `${above}/${name}`;
    return { name, kind, path, faults: ownFaults(path, base) };
  });
  return named.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function ownFaults(path: string, base: string): PathFault[] {
  const portability = namePortabilityFault(nameOf(path));
  const faults: PathFault[] = portability === undefined ? [] : [{ kind: 'not_portable', path, detail: portability }];
  faults.push(...lengthFaults(path, base));
  return faults;
}

/** What is wrong with the length of a path below `base`, both from the project's directory. */
export function lengthFaults(path: string, base: string): readonly PathFault[] {
  // Nothing takes more than three bytes in UTF-8 for each unit of its text.
  if (path.length * 3 <= longestPath) return [];
  const below = pathBytes(path.slice(base.length + 1));
  const whole = pathBytes(path);
  if (below <= longestPath && whole <= longestProjectPath) return [];
  const detail =
    below > longestPath
      ? `has ${String(below)} bytes below ${base}, more than ${String(longestPath)}`
      : `has ${String(whole)} bytes, more than ${String(longestProjectPath)}`;
  return [{ kind: 'too_long', path, detail }];
}

function unicodeCollision(first: NamedEntry, second: DirectoryEntry): PathFault {
  const detail = `is written in two Unicode forms, ${escaped(first.name)} and ${escaped(second.name)}`;
  return { kind: 'unicode_collision', path: first.path, detail, other: first.path };
}

function caseCollision(entry: NamedEntry, sibling: NamedEntry): PathFault {
  const detail = `differs only in case from ${JSON.stringify(nameOf(sibling.path))}`;
  return { kind: 'case_collision', path: entry.path, detail, other: sibling.path };
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A name with everything outside ASCII as escapes: two Unicode forms look the same otherwise. */
function escaped(name: string): string {
  return `"${name.replaceAll(/[^ -~]/gu, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`)}"`;
}
