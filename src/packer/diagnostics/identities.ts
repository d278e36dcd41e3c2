import { foldPath } from '../documents/document-path.ts';
import type { IndexEntry } from '../../contract/documents.ts';
import type { AssetRoot, Snapshot } from '../snapshot/model.ts';
import { repeated } from './rule.ts';

/** An entry of the registry with its place in the list. */
export interface NumberedEntry {
  readonly entry: IndexEntry;
  readonly index: number;
}

export function entriesOf({ registry }: Snapshot): readonly NumberedEntry[] {
  return (registry.document?.assets ?? []).map((entry, index) => ({ entry, index }));
}

/** Entries whose root an earlier one has too, also when compared without case and Unicode form (formats.md §1). */
export function entriesWithOneRoot(snapshot: Snapshot): readonly { readonly first: NumberedEntry; readonly again: NumberedEntry }[] {
  return repeated(entriesOf(snapshot), ({ entry }) => foldPath(entry.root));
}

/** Which uuids more than one of the registry's entries have. */
export function sharedUuids(snapshot: Snapshot): ReadonlySet<string> {
  return new Set(repeated(entriesOf(snapshot), ({ entry }) => entry.asset_uuid).map(({ again }) => again.entry.asset_uuid));
}

/**
 * Whether the registry and the disk name different uuids for a root. Whatever else carries the one on disk, this
 * is what is wrong.
 */
export function isMismatched({ entry, declaration }: AssetRoot): boolean {
  return entry !== undefined && declaration.assetUuid !== undefined && declaration.assetUuid !== entry.asset_uuid;
}

/** Roots that the registry does not know, by the uuid they carry. */
export function unregisteredByUuid(snapshot: Snapshot): ReadonlyMap<string, AssetRoot> {
  const byUuid = new Map<string, AssetRoot>();
  for (const asset of snapshot.roots) {
    const uuid = asset.declaration.assetUuid;
    if (!asset.entry && uuid !== undefined && !byUuid.has(uuid)) byUuid.set(uuid, asset);
  }
  return byUuid;
}
