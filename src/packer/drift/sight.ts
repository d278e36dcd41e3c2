import type { IndexDocument, IndexEntry } from '../../contract/documents.ts';
import { isMismatched } from '../diagnostics/identities.ts';
import type { AssetRoot, Snapshot } from '../snapshot/model.ts';
import type { KeptRegistry } from './kept-registry.ts';

/** What classification has to know of the disk beside the snapshot. Gathered by `look-around.ts`. */
export interface Surroundings {
  /** Roots of absent entries (NFC) whose directory stands all the same, without an `asset.json`. */
  readonly directories: ReadonlySet<string>;
  /** Those of them that cannot be looked into: what they hold, nobody knows. */
  readonly unreadable?: ReadonlySet<string>;
  /** Uuids whose last valid declaration is kept, in `backup/` or `cache/`. */
  readonly declarations: ReadonlySet<string>;
  /** The newest registry that is kept, where one is. */
  readonly kept?: KeptRegistry;
}

/** All that the kinds of drift are told from. A value: classification opens nothing. */
export interface Sight {
  /** What reads are answered from. */
  readonly accepted: Snapshot;
  /** What the disk was last seen to hold. */
  readonly disk: Snapshot;
  /** The registry that last agreed with the disk. */
  readonly baseline?: IndexDocument;
  readonly surroundings: Surroundings;
  /** Whether the registry could not be read some time ago, and nobody has said since that it is the right one. */
  readonly doubted?: boolean;
}

/** A {@link Sight} with the questions that several kinds ask, answered once. */
export interface View extends Sight {
  readonly entries: readonly IndexEntry[];
  readonly byRoot: ReadonlyMap<string, AssetRoot>;
  /** Asset roots that carry a uuid, registered ones first. */
  readonly byUuid: ReadonlyMap<string, readonly AssetRoot[]>;
  /** Ids and uuids that several entries claim. */
  readonly sharedIds: ReadonlySet<number>;
  readonly sharedUuids: ReadonlySet<string>;
  /** Entries without a directory that holds an `asset.json`. */
  readonly absent: readonly IndexEntry[];
  /** Registered roots whose `asset.json` says another uuid than the registry. */
  readonly mismatched: readonly Registered[];
  /** Entries somebody edited so that they disagree with a disk with which they agreed before, and how they were. */
  readonly strayed: ReadonlyMap<IndexEntry, IndexEntry>;
}

export type Registered = AssetRoot & { readonly entry: IndexEntry };

export function viewOf(sight: Sight): View {
  const { disk, baseline } = sight;
  const entries = disk.registry.document?.assets ?? [];
  const byRoot = new Map(disk.roots.map((asset) => [asset.root, asset]));
  const sharedIds = shared(entries, ({ asset_id }) => asset_id);
  // Of entries with one id nothing else is asked before each has its own.
  const absent = disk.missing.filter(({ asset_id }) => !sharedIds.has(asset_id));
  const mismatched = disk.roots.filter(isRegistered).filter((asset) => isMismatched(asset) && !sharedIds.has(asset.entry.asset_id));
  // Held against itself no entry strayed.
  const held = baseline && baseline !== disk.registry.document ? baseline : undefined;
  const before = new Map((held?.assets ?? []).map((entry) => [entry.asset_id, entry]));
  const disagreeing = held ? [...absent, ...mismatched.map(({ entry }) => entry)] : [];
  return {
    ...sight,
    entries,
    byRoot,
    byUuid: rootsByUuid(disk.roots),
    sharedIds,
    sharedUuids: shared(entries, ({ asset_uuid }) => asset_uuid),
    absent,
    mismatched,
    strayed: new Map(disagreeing.flatMap((entry) => strayedFrom(entry, before.get(entry.asset_id), byRoot))),
  };
}

export function isRegistered(asset: AssetRoot): asset is Registered {
  return asset.entry !== undefined;
}

function strayedFrom(entry: IndexEntry, before: IndexEntry | undefined, byRoot: ReadonlyMap<string, AssetRoot>): readonly (readonly [IndexEntry, IndexEntry])[] {
  if (!before || (before.root === entry.root && before.asset_uuid === entry.asset_uuid)) return [];
  const there = byRoot.get(before.root.normalize('NFC'));
  const agreed = there?.declaration.assetUuid === before.asset_uuid && (!there.entry || there.entry === entry);
  return agreed ? [[entry, before]] : [];
}

function rootsByUuid(roots: readonly AssetRoot[]): ReadonlyMap<string, readonly AssetRoot[]> {
  const byUuid = new Map<string, AssetRoot[]>();
  for (const asset of [...roots.filter(({ entry }) => entry), ...roots.filter(({ entry }) => !entry)]) {
    const uuid = asset.declaration.assetUuid;
    if (uuid === undefined) continue;
    const same = byUuid.get(uuid);
    if (same) same.push(asset);
    else byUuid.set(uuid, [asset]);
  }
  return byUuid;
}

function shared<K>(entries: readonly IndexEntry[], keyOf: (entry: IndexEntry) => K): ReadonlySet<K> {
  const seen = new Set<K>();
  const twice = new Set<K>();
  for (const entry of entries) {
    const key = keyOf(entry);
    if (seen.has(key)) twice.add(key);
    seen.add(key);
  }
  return twice;
}
