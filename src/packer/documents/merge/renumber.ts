import type { IndexDocument, IndexEntry } from '../../../contract/documents.ts';
import type { IndexDocuments } from './sides.ts';
import { removalHolds } from './strand.ts';

/** An asset of theirs that gave way: both sides had given its id, each to an asset of its own. */
export interface Renumbering {
  readonly asset_uuid: string;
  readonly root: string;
  readonly from: number;
  readonly to: number;
}

/** Theirs without an id that ours gave to another asset. */
export interface Renumbered {
  readonly theirs: IndexDocument;
  /** Ascending by the id that was given up. */
  readonly renumbered: readonly Renumbering[];
  /** Above every id of the three registries and every one given here. */
  readonly nextAssetId: number;
}

/** The highest id there is (formats.md §1). */
const lastAssetId = 0x7fff_ffff;

/**
 * Gives new ids to assets of theirs whose id stands for another asset in ours. An id that the base knows is left
 * alone: it was published, so two assets that claim it are a conflict for a person. `undefined` when no ids are left.
 */
export function renumberTheirs({ base, ours, theirs }: IndexDocuments): Renumbered | undefined {
  const gaveWay = renumberable({ base, ours, theirs });
  let next = firstUnusedId([base, ours, theirs]);
  const renumbered = theirs.assets
    .filter(gaveWay)
    .sort((a, b) => a.asset_id - b.asset_id)
    .map(({ asset_uuid, root, asset_id }) => ({ asset_uuid, root, from: asset_id, to: next++ }));
  if (renumbered.length > 0 && next > lastAssetId + 1) return undefined;
  const ids = new Map(renumbered.map(({ asset_uuid, to }) => [asset_uuid, to]));
  const assets = theirs.assets.map((entry) => ({ ...entry, asset_id: ids.get(entry.asset_uuid) ?? entry.asset_id }));
  return { theirs: { ...theirs, assets }, renumbered, nextAssetId: next };
}

/** Tells the entries of theirs that need a new id; one that is gone because ours removed it needs none. */
function renumberable({ base, ours }: IndexDocuments): (entry: IndexEntry) => boolean {
  const published = new Set(base.assets.map((entry) => entry.asset_id));
  const before = new Map(base.assets.map((entry) => [entry.asset_uuid, entry]));
  const kept = new Set(ours.assets.map((entry) => entry.asset_uuid));
  const taken = new Map(ours.assets.map((entry) => [entry.asset_id, entry.asset_uuid]));
  return (entry) => {
    const owner = taken.get(entry.asset_id);
    if (owner === undefined || owner === entry.asset_uuid || published.has(entry.asset_id)) return false;
    const old = before.get(entry.asset_uuid);
    return old === undefined || kept.has(entry.asset_uuid) || !removalHolds(old, entry);
  };
}

function firstUnusedId(documents: readonly IndexDocument[]): number {
  let next = 1;
  for (const { next_asset_id, assets } of documents) {
    next = Math.max(next, next_asset_id);
    for (const { asset_id } of assets) next = Math.max(next, asset_id + 1);
  }
  return next;
}
