import type { ArchiveEntry } from './entry.ts';
import { inspectedEntry, slotsOf, type InspectedEntry } from './inspect.ts';
import type { ArchiveReader } from './reader.ts';

/** What two archives have and have not in common, by `asset_id`. Sizes in bytes. */
export interface ArchiveDiff {
  /** The two files are byte for byte the same, given that their digests are right. */
  readonly identical: boolean;
  readonly size_before: number;
  readonly size_after: number;
  readonly added: readonly InspectedEntry[];
  readonly removed: readonly InspectedEntry[];
  readonly changed: readonly ChangedEntry[];
  readonly unchanged: number;
}

export interface ChangedEntry {
  readonly asset_id: number;
  readonly before: InspectedEntry;
  readonly after: InspectedEntry;
  readonly fields: readonly ChangedField[];
}

/** Offsets are not among them: they follow from the sizes before. */
export type ChangedField = 'payload' | 'metadata' | 'name' | 'slot' | 'bank_type';

/** An asset of either archive, with its entry in each. */
export interface EntryPair {
  readonly asset_id: number;
  readonly before: ArchiveEntry | undefined;
  readonly after: ArchiveEntry | undefined;
}

/**
 * Compares two opened archives entry by entry. Payloads are compared by the digests in the headers, which
 * `verifyArchive` holds against the bytes and this does not.
 */
export function diffArchives(before: ArchiveReader, after: ArchiveReader): ArchiveDiff {
  const slotsBefore = slotsOf(before);
  const slotsAfter = slotsOf(after);
  const added: InspectedEntry[] = [];
  const removed: InspectedEntry[] = [];
  const changed: ChangedEntry[] = [];
  let unchanged = 0;
  for (const pair of pairsOf(before, after)) {
    const { asset_id } = pair;
    const old = pair.before && inspectedEntry(before, pair.before, slotsBefore.get(asset_id));
    const now = pair.after && inspectedEntry(after, pair.after, slotsAfter.get(asset_id));
    if (!old) added.push(...(now ? [now] : []));
    else if (!now) removed.push(old);
    else {
      const fields = changedFields(pair, old.slot, now.slot);
      if (fields.length > 0) changed.push({ asset_id, before: old, after: now, fields });
      else unchanged += 1;
    }
  }
  const identical = Buffer.compare(before.header, after.header) === 0;
  return { identical, size_before: before.size, size_after: after.size, added, removed, changed, unchanged };
}

/** What differs between the two entries of a pair; nothing when one is missing. */
export function changedFields(pair: EntryPair, slotBefore: number | undefined, slotAfter: number | undefined): ChangedField[] {
  const { before, after } = pair;
  if (!before || !after) return [];
  const fields: ChangedField[] = [];
  if (before.sha256 !== after.sha256 || before.size !== after.size) fields.push('payload');
  if (Buffer.compare(before.metadataBytes, after.metadataBytes) !== 0) fields.push('metadata');
  if (before.asset_name !== after.asset_name) fields.push('name');
  if (slotBefore !== slotAfter) fields.push('slot');
  if (before.bank_type !== after.bank_type) fields.push('bank_type');
  return fields;
}

/** Every asset of either archive, ascending: both tables ascend, so one pass over each does. */
export function* pairsOf(before: ArchiveReader, after: ArchiveReader): Generator<EntryPair> {
  let left = 0;
  let right = 0;
  for (;;) {
    const old = before.entries[left];
    const now = after.entries[right];
    const asset_id = Math.min(old?.asset_id ?? Infinity, now?.asset_id ?? Infinity);
    if (asset_id === Infinity) return;
    const inOld = old?.asset_id === asset_id;
    const inNow = now?.asset_id === asset_id;
    yield { asset_id, before: inOld ? old : undefined, after: inNow ? now : undefined };
    if (inOld) left += 1;
    if (inNow) right += 1;
  }
}
