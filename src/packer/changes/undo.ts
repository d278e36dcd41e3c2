import { isDeepStrictEqual } from 'node:util';
import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import type { IndexEntry } from '../../contract/documents.ts';
import { packerError } from '../../contract/errors.ts';
import type { PackerError } from '../../contract/errors.ts';
import { ancestorsOf, isWithin } from '../commit/tree-path.ts';
import { originOf } from '../commit/placement.ts';
import { foldPath } from '../documents/document-path.ts';
import type { Snapshot } from '../snapshot/model.ts';
import type { Effects, EntryEdit, FileEffect, MoveEffect, PlanContext } from './change.ts';
import { isControl, registryPath, trashFolder } from './control-paths.ts';
import type { Plan } from './draft-changes.ts';
import type { Facts, Need } from './facts.ts';
import type { HistoryEntry } from './history-entry.ts';
import { treeDigest } from './tree-digest.ts';

/**
 * Takes a committed change back as an ordinary checked change: everything it did is held against what is there
 * now, and anything that has changed since refuses with the reason. Undoing an undo is the same again.
 */
export function undoPlan(entry: HistoryEntry): Plan {
  return { needs: () => needsOf(entry), plan: (context) => plan(entry, context) };
}

function needsOf({ moves, files, made }: HistoryEntry): readonly Need[] {
  return [
    ...moves.flatMap(({ from, to, tree }): readonly Need[] => [
      { kind: 'place', path: from },
      { kind: tree === undefined ? 'place' : 'tree', path: to },
      // Back to the trash: what somebody put there since would go with it, and has to be seen first.
      ...(isWithin(from, trashFolder) ? [{ kind: 'tree', path: to } as const] : []),
    ]),
    ...files.flatMap(({ path, kept }): readonly Need[] => [
      { kind: 'file', path },
      ...(kept === undefined ? [] : [{ kind: 'file', path: kept } as const]),
    ]),
    // Below them stands what the change made and, perhaps, what somebody put there since.
    ...made.map((path): Need => ({ kind: 'tree', path })),
    ...moves.flatMap(({ from }): readonly Need[] => (made.some((directory) => isWithin(from, directory)) ? [{ kind: 'tree', path: from }] : [])),
  ];
}

function plan(entry: HistoryEntry, { snapshot, facts }: PlanContext): Result<Effects, PackerError> {
  const entries = entriesBack(entry, snapshot);
  if (!entries.ok) return entries;
  const fault = filesFault(entry, facts);
  if (fault) return err(fault);
  const ways = waysBack(entry, facts);
  if (!ways.ok) return ways;
  const { moves, gone } = ways.value;
  const files = entry.files.filter(({ path }) => !gone(path)).map((file) => fileBack(file, entry, facts));
  return ok({
    title: titleOf(entry),
    assetIds: entry.asset_ids,
    roots: rootsOf(entry, snapshot),
    moves,
    files,
    entries: entries.value,
  });
}

function titleOf({ title, undoes }: HistoryEntry): string {
  if (undoes === undefined) return `Undo: ${title}`;
  return title.startsWith('Undo: ') ? `Redo: ${title.slice('Undo: '.length)}` : `Undo: ${title.replace(/^Redo: /u, '')}`;
}

/** Both roots of every entry that changed, where the moves lead, and the closest asset root around every file. */
function rootsOf({ entries, moves, files }: HistoryEntry, snapshot: Snapshot): readonly string[] {
  const named = entries.flatMap(({ before, after }) => [before?.root ?? [], after?.root ?? []].flat());
  const moved = moves.flatMap(({ from, to }) => [from, to]).filter((path) => !isControl(path)).map(belowAssets);
  const known = new Set(snapshot.roots.map(({ root }) => root));
  const owners = files.flatMap(({ path }) => {
    const around = ancestorsOf(path).slice(1).map(belowAssets);
    return around.findLast((root) => known.has(root)) ?? around.at(-1) ?? [];
  });
  return [...new Set([...named, ...moved, ...owners])];
}

function belowAssets(path: string): string {
  return path.slice('assets/'.length).normalize('NFC');
}

/** Each entry as it was: whole, where it came or went; else the keys that the change set, and no others. */
function entriesBack({ entries }: HistoryEntry, { registry }: Snapshot): Result<readonly EntryEdit[], PackerError> {
  const now = new Map((registry.document?.assets ?? []).map((entry) => [entry.asset_id, entry]));
  const edits: EntryEdit[] = [];
  for (const { asset_id, before, after } of entries) {
    const entry = now.get(asset_id) ?? null;
    const restored = restoredEntry(entry, before, after);
    if (restored === undefined) return err(refused(registryPath, `says something else of asset ${asset_id} than the change left there`));
    edits.push({ asset_id, entry: restored });
  }
  const taken = takenPlace(edits, now);
  return taken ? err(refused(registryPath, `knows another asset at ${taken.root}`)) : ok(edits);
}

/** A restored entry whose root, also when compared without case (formats.md §1), or uuid some other entry has by now. */
function takenPlace(edits: readonly EntryEdit[], now: ReadonlyMap<number, IndexEntry>): IndexEntry | undefined {
  const edited = new Set(edits.map(({ asset_id }) => asset_id));
  const taken = new Set([...now.values()].filter(({ asset_id }) => !edited.has(asset_id)).flatMap(placesOf));
  return edits.flatMap(({ asset_id, entry }) => {
    if (!entry) return [];
    const places = placesOf(entry);
    const own = new Set(placesOf(now.get(asset_id)));
    const isTaken = places.some((place) => taken.has(place) && !own.has(place));
    for (const place of places) taken.add(place);
    return isTaken ? [entry] : [];
  })[0];
}

function placesOf(entry: IndexEntry | undefined): readonly string[] {
  return entry ? [foldPath(entry.root), entry.asset_uuid] : [];
}

function restoredEntry(now: IndexEntry | null, before: IndexEntry | null, after: IndexEntry | null): IndexEntry | null | undefined {
  if (!before || !after || !now) return isDeepStrictEqual(now, after) ? before : undefined;
  const restored: Record<string, unknown> = { ...now };
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (isDeepStrictEqual(before[key], after[key])) continue;
    if (!isDeepStrictEqual(now[key], after[key])) return undefined;
    if (before[key] === undefined) delete restored[key];
    else restored[key] = before[key];
  }
  return restored as IndexEntry;
}

function filesFault({ files }: HistoryEntry, facts: Facts): PackerError | undefined {
  for (const { path, before, after, kept } of files) {
    const now = facts.files.get(path)?.sha256;
    if (now !== after) return refused(path, now === 'absent' ? 'is not there any more' : after === 'absent' ? 'is there again' : 'has been changed since');
    if (before === 'absent') continue;
    const old = kept === undefined ? undefined : facts.files.get(kept)?.sha256;
    if (old === 'absent' || old === undefined) return refused(kept ?? path, 'is not there any more, and with it the bytes from before');
    if (old !== before) return refused(kept ?? path, 'has been changed, and with it the bytes from before');
  }
  return undefined;
}

interface WaysBack {
  readonly moves: readonly MoveEffect[];
  /** Whether a file goes to the trash with its directory, so that it need not go alone. */
  readonly gone: (path: string) => boolean;
}

/**
 * The moves the other way round. A directory that the change made goes to the trash when it holds nothing but
 * what the change put there: before the moves back, to clear their places, or, when one of them leaves it, after.
 */
function waysBack({ moves, files, made }: HistoryEntry, facts: Facts): Result<WaysBack, PackerError> {
  const created = new Set(files.filter(({ before }) => before === 'absent').map(({ path }) => path));
  const arrived = moves.map(({ to }) => to);
  const emptied = made.filter((directory) => {
    const tree = facts.trees.get(directory);
    const leaving = arrived.filter((to) => isWithin(to, directory));
    return tree?.others.length === 0 && [...tree.files.keys()].every((path) => created.has(path) || leaving.some((to) => isWithin(path, to)));
  });
  const late = (directory: string): boolean => arrived.some((to) => isWithin(to, directory));
  const first = emptied.filter((directory) => !late(directory));
  for (const [index, move] of moves.entries()) {
    const fault = moveFault(move, moves.slice(index + 1), facts, first);
    if (fault) return err(fault);
  }
  const back = moves.toReversed().map(({ from, to }): MoveEffect => ({ from: to, to: from }));
  const trash = (directory: string): MoveEffect => ({ from: directory });
  const last = emptied.filter((directory) => late(directory) && !moves.some(({ from }) => isWithin(from, directory)));
  const gone = (path: string): boolean => first.some((directory) => isWithin(path, directory)) || (isLeft(path) && last.some((directory) => isWithin(path, directory)));
  return ok({ moves: [...first.map(trash), ...back, ...last.map(trash)], gone });

  function isLeft(path: string): boolean {
    return !arrived.some((to) => isWithin(path, to));
  }
}

type Move = HistoryEntry['moves'][number];

/** Places that a later move of the same change took on, or filled, are not looked at: that move is. */
function moveFault({ from, to, tree }: Move, later: readonly Move[], facts: Facts, cleared: readonly string[]): PackerError | undefined {
  if (!later.some((move) => isWithin(to, move.from))) {
    const now = tree === undefined ? undefined : facts.trees.get(to);
    if (tree === undefined ? facts.places.get(to)?.taken !== 'directory' : !now) return refused(to, 'is not there any more');
    if (now && treeDigest(now, to) !== tree) return refused(to, 'holds other files than it did');
  }
  const place = facts.places.get(from);
  if (!place || place.blocked) return refused(place?.blocked?.path ?? from, 'is no directory any more');
  // A directory whose name only changed in case answers to both on a disk that ignores case.
  if (place.twin && place.twin.found !== to) return refused(place.twin.found, 'is there now, spelt in another case');
  if (place.taken === 'absent' || cleared.includes(from) || later.some((move) => move.to === from)) return undefined;
  return refused(from, 'is there again');
}

/** A file at its place after the moves back, with the bytes from before. */
function fileBack({ path, before, kept }: HistoryEntry['files'][number], { moves }: HistoryEntry, facts: Facts): FileEffect {
  const place = originOf(path, moves, moves.length) ?? path;
  const old = kept === undefined ? undefined : facts.files.get(kept);
  if (before === 'absent' || !old || kept === undefined) return { path: place, foundAt: path, after: 'absent' };
  return { path: place, foundAt: path, after: { copyOf: kept, sha256: old.sha256, size: old.size, ...(old.mode === undefined ? {} : { mode: old.mode }) } };
}

function refused(path: string, why: string): PackerError {
  const remedy = 'What was changed since stays as it is; make the change by hand.';
  return packerError('undo_refused', `It cannot be taken back: ${path} ${why}.`, remedy, { place: { file: path } });
}
