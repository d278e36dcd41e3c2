import { indexDocumentSchema } from '../../contract/documents.ts';
import type { IndexDocument, IndexEntry } from '../../contract/documents.ts';
import { invariant } from '../../base/invariant.ts';
import type { JsonValue } from '../../io/strict-json.ts';
import { indexMaxBytes } from './index-document.ts';
import { printIndexMember } from './index-print.ts';
import { conflictsOf, keyConflict } from './merge/conflict.ts';
import type { IndexConflict } from './merge/conflict.ts';
import { contestedFields, mergeFields } from './merge/fields.ts';
import type { Fields, Threesome } from './merge/fields.ts';
import { printWithHunks } from './merge/print.ts';
import type { EntryHunk, Hunk } from './merge/print.ts';
import { renumberTheirs } from './merge/renumber.ts';
import type { Renumbered, Renumbering } from './merge/renumber.ts';
import { findDisputes } from './merge/rivals.ts';
import type { Dispute } from './merge/rivals.ts';
import { readSides } from './merge/sides.ts';
import type { IndexDocuments, IndexSides, SideFault } from './merge/sides.ts';
import { strandsOf, versionOf } from './merge/strand.ts';
import type { Strand } from './merge/strand.ts';
import { sameJson } from './same-json.ts';

export type IndexMerge =
  /** A valid registry that holds what both sides meant. */
  | { readonly outcome: 'merged'; readonly bytes: Uint8Array; readonly renumbered: readonly Renumbering[] }
  /** All that could be merged is; the rest stands between markers, with at least one conflict. */
  | {
      readonly outcome: 'conflicts';
      readonly bytes: Uint8Array;
      readonly renumbered: readonly Renumbering[];
      readonly conflicts: readonly IndexConflict[];
    }
  /** Nothing was merged: a document is no registry that this packer knows. */
  | { readonly outcome: 'refused'; readonly faults: readonly SideFault[] };

/**
 * Merges two registries that come from one (formats.md §1), by uuid and field:
 *
 * - M1 What one side changed and the other did not stands; so does what both changed alike.
 * - M2 A removal holds unless the other side changed more of the entry than its id: then it is a conflict.
 * - M3 An id that both sides gave to different assets stays with the asset of ours; theirs gets a new one. An id that
 *   the base knows is never given anew by a merge: two assets that claim it are a conflict, and so are two that claim
 *   one root.
 * - M4 `next_asset_id` is above every id of the three registries and of the result.
 * - M5 Every asset of either side is in the result once, or in one conflict, or was removed by M2. Whatever side a
 *   person takes in each conflict, no two entries share an id, a uuid or a root.
 * - M6 The bytes are those of ours where nothing was to be changed; else printed as formats.md has it, with the byte
 *   order mark and the CRLF of ours.
 *
 * Pure, and the same for the same bytes. Known limit: roots that lie in one another are found by the diagnostics, not
 * here.
 */
export function mergeIndex(sides: IndexSides): IndexMerge {
  const read = readSides(sides);
  if (!read.ok) return { outcome: 'refused', faults: read.error };
  const given = renumberTheirs(read.value);
  if (!given) return { outcome: 'refused', faults: [idsExhausted] };
  const merge = mergeDocuments({ ...read.value, theirs: given.theirs }, given.nextAssetId);
  const printed = printMerge(merge, read.value.ours, sides.ours);
  if (printed.bytes.length > indexMaxBytes) return { outcome: 'refused', faults: [tooLarge(printed.bytes.length)] };
  return outcomeOf(given, printed);
}

interface Merge {
  /** What nobody contests. */
  readonly document: IndexDocument;
  readonly disputes: readonly Dispute[];
  readonly head: Threesome;
  readonly contestedKeys: readonly string[];
}

function mergeDocuments(documents: IndexDocuments, nextAssetId: number): Merge {
  const strands = strandsOf(documents);
  const disputes = findDisputes(strands);
  const disputed = new Set(disputes.flatMap((dispute) => dispute.strands));
  const assets = strands.flatMap((strand) => (disputed.has(strand) ? [] : strand.merged));

  const head = { base: headOf(documents.base), ours: headOf(documents.ours), theirs: headOf(documents.theirs) };
  const contestedKeys = contestedFields(head);
  const rest = withoutKeys(mergeFields(head, new Set(contestedKeys), 'ours'), contestedKeys);
  const document = { ...rest, next_asset_id: nextAssetId, assets };
  invariant(indexDocumentSchema.safeParse({ ...document, assets: [] }).success, 'a merge made a registry that is none');
  return { document: document as unknown as IndexDocument, disputes, head, contestedKeys };
}

/** What is merged key by key. */
function headOf(document: IndexDocument): Fields {
  return withoutKeys(document, ['assets', 'next_asset_id']);
}

function withoutKeys(object: Fields, keys: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}

interface PrintedMerge {
  readonly bytes: Uint8Array;
  readonly conflicts: readonly IndexConflict[];
}

function printMerge({ document, disputes, head, contestedKeys }: Merge, ours: IndexDocument, ourBytes: Uint8Array): PrintedMerge {
  const clean = disputes.length === 0 && contestedKeys.length === 0;
  if (clean && sameRegistry(document, ours)) return { bytes: ourBytes, conflicts: [] };
  const printed = printWithHunks(document, disputes.map(entryHunk), contestedKeys.map((key) => keyHunk(head, key)));
  const conflicts = [
    ...contestedKeys.map((key, at) => keyConflict(key, printed.keyLines[at] ?? 1)),
    ...disputes.flatMap((dispute, at) => conflictsOf(dispute, printed.entryLines[at] ?? 1)),
  ];
  return { bytes: encodeLike(printed.text, ourBytes), conflicts: conflicts.sort((a, b) => a.line - b.line) };
}

/** The order of entries says nothing. */
function sameRegistry(a: IndexDocument, b: IndexDocument): boolean {
  const sorted = ({ assets, ...rest }: IndexDocument): JsonValue => {
    return { ...rest, assets: [...assets].sort((one, other) => one.asset_id - other.asset_id) } as unknown as JsonValue;
  };
  return sameJson(sorted(a), sorted(b));
}

function entryHunk({ strands }: Dispute): EntryHunk {
  const side = (name: 'ours' | 'theirs'): readonly IndexEntry[] => strands.flatMap((strand: Strand) => versionOf(strand, name) ?? []);
  return { ours: side('ours'), theirs: side('theirs') };
}

function keyHunk(head: Threesome, key: string): Hunk {
  const side = (name: 'ours' | 'theirs'): readonly string[] => {
    const object = head[name] ?? {};
    return Object.hasOwn(object, key) ? [printIndexMember(key, object[key])] : [];
  };
  return { ours: side('ours'), theirs: side('theirs') };
}

/** With the byte order mark of the file that is written over, and CRLF where every line of it ends so. */
function encodeLike(text: string, bytes: Uint8Array): Uint8Array {
  const like = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const crlf = like.includes('\r\n') && !/(?:^|[^\r])\n|\r(?!\n)/u.test(like);
  return new TextEncoder().encode((like.startsWith('\uFEFF') ? '\uFEFF' : '') + (crlf ? text.replaceAll('\n', '\r\n') : text));
}

function outcomeOf({ renumbered }: Renumbered, { bytes, conflicts }: PrintedMerge): IndexMerge {
  return conflicts.length === 0 ? { outcome: 'merged', bytes, renumbered } : { outcome: 'conflicts', bytes, renumbered, conflicts };
}

const idsExhausted: SideFault = {
  side: 'theirs',
  kind: 'schema',
  message: 'assets of this registry need new ids, and none are left',
  remedy: 'Lower next_asset_id by hand where ids were never given.',
};

function tooLarge(size: number): SideFault {
  const message = `merged, the registry would have ${String(size)} bytes; at most ${String(indexMaxBytes)} are read`;
  return { side: 'ours', kind: 'too_large', message, remedy: 'Unregister assets that are not needed, then merge.' };
}
