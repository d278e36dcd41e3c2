import { foldPath } from '../documents/document-path.ts';
import type { IndexDocument, IndexEntry } from '../../contract/documents.ts';
import type { AssetRoot, Snapshot } from '../snapshot/model.ts';

/** An entry of the registry with its place in the list. */
export interface NumberedEntry {
  readonly entry: IndexEntry;
  readonly index: number;
}

/** One after another: of hundreds of thousands no list is made. */
export function* entriesOf({ registry }: Snapshot): Iterable<NumberedEntry> {
  let index = 0;
  for (const entry of registry.document?.assets ?? []) yield { entry, index: index++ };
}

/** Entries that have something an earlier one has too, with the first that has it. */
interface RepeatedEntry {
  readonly first: NumberedEntry;
  readonly again: NumberedEntry;
}

/** Several rules ask the same of a registry, which never changes. */
const known = new WeakMap<IndexDocument, Map<string, readonly RepeatedEntry[]>>();

/** Entries whose root an earlier one has too, also when compared without case and Unicode form (formats.md §1). */
export function entriesWithOneRoot(snapshot: Snapshot): readonly RepeatedEntry[] {
  return repeatedEntries(snapshot, 'root', ({ root }) => foldPath(root));
}

/** Entries whose uuid an earlier one has too. */
export function entriesWithOneUuid(snapshot: Snapshot): readonly RepeatedEntry[] {
  return repeatedEntries(snapshot, 'asset_uuid', ({ asset_uuid }) => asset_uuid);
}

/** Entries whose id an earlier one has too. */
export function entriesWithOneId(snapshot: Snapshot): readonly RepeatedEntry[] {
  return repeatedEntries(snapshot, 'asset_id', ({ asset_id }) => asset_id);
}

function repeatedEntries({ registry: { document } }: Snapshot, field: string, keyOf: (entry: IndexEntry) => string | number): readonly RepeatedEntry[] {
  if (!document) return [];
  const of = known.get(document) ?? new Map<string, readonly RepeatedEntry[]>();
  known.set(document, of);
  const before = of.get(field);
  if (before) return before;
  const first = new Map<string | number, number>();
  const found: RepeatedEntry[] = [];
  for (const [index, entry] of document.assets.entries()) {
    const key = keyOf(entry);
    const at = first.get(key);
    const earlier = at === undefined ? undefined : document.assets[at];
    if (at === undefined || !earlier) first.set(key, index);
    else found.push({ first: { entry: earlier, index: at }, again: { entry, index } });
  }
  of.set(field, found);
  return found;
}

/** Which uuids more than one of the registry's entries have. */
export function sharedUuids(snapshot: Snapshot): ReadonlySet<string> {
  return new Set(entriesWithOneUuid(snapshot).map(({ again }) => again.entry.asset_uuid));
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
