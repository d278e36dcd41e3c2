import { familyNamed } from '../families/list.ts';
import type { AssetRoot, PathFault, SelectionFault } from '../snapshot/model.ts';
import { isPattern } from '../snapshot/pattern.ts';
import { atAndAbove } from './owners.ts';
import { compileReach } from './pattern-reach.ts';

/** How far the entries of a declaration reach: what of an asset root's odd things they select or would select. */
export interface Reach {
  /** The fault is in the name or way of a selected file, or of one that it collides with, or of `asset.json`. */
  isSelected(fault: PathFault): boolean;
  /** Whether what cannot be seen at or below `path` may be something that an entry asks for. */
  mayHide(path: string): boolean;
  /** A rule about the entry, or about the file that it selects, says it already. */
  isTold(fault: PathFault): boolean;
  /**
   * Whether the walk could not see whether an entry's file is there: a link, a pipe, a directory that cannot be
   * read. The rule of that kind reports it, so the entry is not said to be missing as well.
   */
  isHidden(entry: string): boolean;
}

/** Kinds of faults behind which the walk saw nothing. */
const hiding: ReadonlySet<PathFault['kind']> = new Set(['link', 'special', 'too_long', 'unreadable', 'undecodable']);

export function isHiding({ kind }: PathFault): boolean {
  return hiding.has(kind);
}

const reaches = new WeakMap<AssetRoot, Reach>();

/** Made once for each asset of a snapshot, and only asked for where something is wrong. */
export function reachOf(asset: AssetRoot): Reach {
  const known = reaches.get(asset);
  if (known) return known;
  const made = makeReach(asset);
  reaches.set(asset, made);
  return made;
}

/** Kinds of selection faults that are about the very thing on disk that the entry names. */
const namingKinds: readonly SelectionFault['kind'][] = ['is_link', 'not_a_file', 'not_portable', 'not_a_path'];

function makeReach(asset: AssetRoot): Reach {
  const top = `assets/${asset.root}`;
  const files = [...asset.selection.inputs, ...asset.selection.parameters].map(({ artifact }) => artifact);
  const selected = withAllAbove([`${top}/asset.json`, ...files.map(({ path }) => `${top}/${path}`)]);
  const named = entriesOf(asset, namingKinds);
  const missing = entriesOf(asset, ['missing']);
  const unread = new Set(files.filter(({ sha256 }) => sha256 === undefined).map(({ path }) => `${top}/${path}`));
  const patterns = patternsOf(asset).map(compileReach);
  const below = top.length + 1;
  const hidden = new Set(asset.faults.filter(isHiding).map(({ path }) => path.slice(below)));
  return {
    isSelected: ({ path, other }) => selected.has(path) || (other !== undefined && selected.has(other)),
    mayHide: (path) => missing.has(path) || patterns.some((reaches) => reaches(path.slice(below))),
    isTold: ({ kind, path }) => named.has(path) || (kind === 'unreadable' && unread.has(path)),
    isHidden: (entry) => {
      if (hidden.size === 0) return false;
      const found = isPattern(entry) ? [...hidden].some(compileReach(entry)) : false;
      return found || [...atAndAbove(entry.normalize('NFC'))].some((path) => hidden.has(path));
    },
  };
}

/** What the entries with these faults name, and all above it. */
function entriesOf({ root, selection }: AssetRoot, kinds: readonly SelectionFault['kind'][]): ReadonlySet<string> {
  const faults = selection.faults.filter(({ kind }) => kinds.includes(kind));
  return withAllAbove(faults.map(({ entry }) => `assets/${root}/${entry.normalize('NFC')}`));
}

function withAllAbove(paths: readonly string[]): ReadonlySet<string> {
  const all = new Set<string>();
  for (const path of paths) for (const above of atAndAbove(path)) all.add(above);
  return all;
}

function patternsOf({ declaration: { document } }: AssetRoot): readonly string[] {
  const declared = document && familyNamed(document.family)?.walker.declaredFiles(document);
  return declared?.inputs.entries.filter(isPattern) ?? [];
}
