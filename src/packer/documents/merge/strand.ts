import type { IndexEntry } from '../../../contract/documents.ts';
import type { JsonValue } from '../../../io/strict-json.ts';
import { sameJson } from '../same-json.ts';
import { contestedFields, mergeFields } from './fields.ts';
import type { Threesome } from './fields.ts';
import type { IndexDocuments } from './sides.ts';

/** A field that two assets may not have alike. */
export type ClaimField = 'root' | 'asset_id';

/** One asset through the three registries, by its uuid, and what of it is in conflict so far. */
export interface Strand {
  readonly uuid: string;
  readonly entries: Threesome<IndexEntry>;
  /** What the entry is as long as nothing of it is contested. */
  readonly merged: IndexEntry;
  /** The side that removed the entry while the other changed it. */
  readonly removedBy?: 'ours' | 'theirs';
  /** What both sides made different of the entry, each by itself. */
  readonly changedApart: readonly string[];
  /** Fields in which a side's own value stands: those changed apart, and the claims other assets make as well. */
  contested: ReadonlySet<string>;
}

/** Of one set for all the entries that are nobody's to decide: there may be hundreds of thousands. */
const nothing: ReadonlySet<string> = new Set();
const none: readonly string[] = [];

/** Every asset that the merged registry holds or that a person must decide on; what was rightly removed is gone. */
export function strandsOf({ base, ours, theirs }: IndexDocuments): readonly Strand[] {
  const [from, our, their] = [base, ours, theirs].map(({ assets }) => new Map(assets.map((entry) => [entry.asset_uuid, entry])));
  const uuids = new Set([...(our?.keys() ?? []), ...(their?.keys() ?? [])]);
  return [...uuids].flatMap((uuid) => strandOf(uuid, { base: from?.get(uuid), ours: our?.get(uuid), theirs: their?.get(uuid) }) ?? []);
}

function strandOf(uuid: string, entries: Threesome<IndexEntry>): Strand | undefined {
  const { base, ours, theirs } = entries;
  if (ours && theirs) {
    if (unchanged(base, theirs)) return { uuid, entries, merged: ours, changedApart: none, contested: nothing };
    const changedApart = contestedFields(entries);
    const contested = new Set(changedApart);
    return { uuid, entries, merged: mergeEntries(entries, contested, 'ours'), changedApart, contested };
  }
  const merged = ours ?? theirs;
  if (!merged) return undefined;
  const added = { uuid, entries, merged, changedApart: none, contested: nothing };
  if (!base) return added;
  return removalHolds(base, merged) ? undefined : { ...added, removedBy: ours ? 'theirs' : 'ours' };
}

/** The usual case, for which no field need be looked at by itself. */
function unchanged(base: IndexEntry | undefined, side: IndexEntry): boolean {
  return base !== undefined && sameJson(base as JsonValue, side as JsonValue);
}

/** Each value comes from an entry that was read, so the result is one. */
function mergeEntries(entries: Threesome<IndexEntry>, contested: ReadonlySet<string>, side: 'ours' | 'theirs'): IndexEntry {
  return mergeFields(entries, contested, side) as IndexEntry;
}

/**
 * Whether an entry that one side removed is as it was on the other. A new id alone is no change: it is what a merge
 * gives, also while commits are replayed one by one, and says nothing about the asset.
 */
export function removalHolds(base: IndexEntry, left: IndexEntry): boolean {
  return sameJson(base as JsonValue, { ...left, asset_id: base.asset_id });
}

/** Whether the entry is a person's to decide before anything else is known of the registry. */
export function isContested({ removedBy, contested }: Strand): boolean {
  return removedBy !== undefined || contested.size > 0;
}

/** The entry as it would stand if the person took this side's word; `undefined` when the side has none. */
export function versionOf(strand: Strand, side: 'ours' | 'theirs'): IndexEntry | undefined {
  const { entries, contested, merged } = strand;
  if (!entries.ours || !entries.theirs) return entries[side];
  return contested.size === 0 ? merged : mergeEntries(entries, contested, side);
}

/** What a strand may come to claim, whichever way its conflicts are decided. */
export function claimsOf(strand: Strand, field: ClaimField): readonly (string | number)[] {
  if (!isContested(strand)) return [strand.merged[field]];
  const versions = [versionOf(strand, 'ours'), versionOf(strand, 'theirs')];
  return [...new Set(versions.flatMap((version) => version?.[field] ?? []))];
}
