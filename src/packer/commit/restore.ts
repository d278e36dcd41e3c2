import { systemCode } from '../../io/system-error.ts';
import type { WayBack } from './assess.ts';
import { linkOrCopy, linksFail } from './contents.ts';
import { at } from './medium.ts';
import type { Medium } from './medium.ts';
import { inJournal, journalNames } from './operation.ts';
import { originOf } from './placement.ts';
import type { JournalRecord } from './record.ts';
import { contentAt, directoryAt, isVacant, nearestDirectory } from './standing.ts';
import { parentOf } from './tree-path.ts';
import { Impasse } from './unresolved.ts';

type RecordedFile = JournalRecord['files'][number];
type RecordedMove = JournalRecord['moves'][number];

/**
 * Puts everything back: the files that are new, in reverse; the directories that were made, when empty; the
 * moved directories. Each change is durable before the next, and at the end so is what an earlier, cut off
 * way back may have left unflushed. The before-images stay, so that it can be done again from any point.
 */
export function restore(medium: Medium, way: WayBack): void {
  for (const index of way.files.toReversed()) restoreFile(medium, way, index);
  for (const index of way.trashed.toReversed()) emptyTrash(medium, way, index);
  for (let level = way.moved; level >= 0; level -= 1) {
    for (const { path, before_move } of way.made.toReversed()) if (before_move === level) removeMade(medium, path);
    const move = level > 0 ? way.record.moves[level - 1] : undefined;
    if (move) moveBack(medium, move);
  }
  for (const directory of parentsOf(medium, way.record)) medium.fs.flushDirectory(at(medium, directory));
}

/** Looks once more: what somebody changed since the assessment is left untouched. */
function restoreFile(medium: Medium, { journal, record }: WayBack, index: number): void {
  const file = record.files[index];
  if (!file) return;
  if (contentAt(medium, file.path) !== file.after) throw new Impasse('target_changed', file.path);
  if (file.before === 'absent') medium.fs.removeFile(at(medium, file.path));
  else returnImage(medium, journal, file, index);
  medium.fs.flushDirectory(at(medium, parentOf(file.path)));
}

function returnImage(medium: Medium, journal: string, { path, after }: RecordedFile, index: number): void {
  const back = inJournal(medium, journal, journalNames.back(index));
  // Left there by a way back that was cut off.
  if (medium.fs.stat(back)) medium.fs.removeFile(back);
  linkOrCopy(medium.fs, inJournal(medium, journal, journalNames.image(index)), back);
  if (after === 'absent') returnDeleted(medium, back, path);
  else medium.fs.rename(back, at(medium, path));
}

/** Where nothing stands, nothing may be replaced: by a link, which refuses, or where links fail by a rename. */
function returnDeleted(medium: Medium, back: string, path: string): void {
  try {
    medium.fs.link(back, at(medium, path));
  } catch (error) {
    if (systemCode(error) === 'EEXIST') throw new Impasse('target_changed', path);
    if (!linksFail(error)) throw error;
    medium.fs.rename(back, at(medium, path));
  }
}

function emptyTrash(medium: Medium, { record }: WayBack, index: number): void {
  const file = record.files[index];
  if (file?.trash === undefined) return;
  if (contentAt(medium, file.path) !== file.before) throw new Impasse('target_changed', file.path);
  medium.fs.removeFile(at(medium, file.trash));
  medium.fs.flushDirectory(at(medium, parentOf(file.trash)));
}

function removeMade(medium: Medium, path: string): void {
  if (directoryAt(medium, path) === undefined) return;
  try {
    medium.fs.removeDirectory(at(medium, path));
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOTEMPTY' || code === 'EEXIST') throw new Impasse('directory_not_empty', path);
    throw error;
  }
  medium.fs.flushDirectory(at(medium, parentOf(path)));
}

function moveBack(medium: Medium, { from, to, identity }: RecordedMove): void {
  if (directoryAt(medium, to) !== identity || !isVacant(medium, from)) throw new Impasse('directory_misplaced', to);
  medium.fs.rename(at(medium, to), at(medium, from));
  medium.fs.flushDirectory(at(medium, parentOf(from)));
  medium.fs.flushDirectory(at(medium, parentOf(to)));
}

/** The parents of everything that the record is about, as they stand now that all moves are undone. */
function parentsOf(medium: Medium, { moves, files, directories }: JournalRecord): ReadonlySet<string> {
  const origins = [
    ...moves.flatMap(({ from, to }, index) => [originOf(from, moves, index), originOf(to, moves, index)]),
    ...files.flatMap(({ path, trash }) => [path, trash ?? path]).map((path) => originOf(path, moves, moves.length)),
    ...directories.map(({ path, before_move }) => originOf(path, moves, before_move)),
  ];
  return new Set(origins.flatMap((path) => (path === undefined ? [] : [nearestDirectory(medium, path)])));
}
