import { isDeepStrictEqual } from 'node:util';
import type { IndexEntry } from '../../contract/documents.ts';
import type { AssetRoot, RegistryView } from './model.ts';

/** The registry's entry for each root. Of entries with one root the first counts; a rule reports the others. */
export function entriesByRoot({ document }: RegistryView): ReadonlyMap<string, IndexEntry> {
  const byRoot = new Map<string, IndexEntry>();
  for (const entry of document?.assets ?? []) {
    const root = entry.root.normalize('NFC');
    if (!byRoot.has(root)) byRoot.set(root, entry);
  }
  return byRoot;
}

/** Entries whose root is not on disk. */
export function missingEntries({ document }: RegistryView, roots: readonly AssetRoot[]): readonly IndexEntry[] {
  const present = new Set(roots.map(({ root }) => root));
  return (document?.assets ?? []).filter(({ root }) => !present.has(root.normalize('NFC')));
}

/** The asset under this entry, or under none; the very asset where that is its own. */
export function withEntry(asset: AssetRoot, entry: IndexEntry | undefined): AssetRoot {
  if (asset.entry === entry || isDeepStrictEqual(asset.entry, entry)) return asset;
  const { entry: _, ...rest } = asset;
  return entry ? { ...rest, entry } : rest;
}
