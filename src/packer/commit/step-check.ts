import { armedRecords } from './armed-records.ts';
import type { DirectoryMove, FileChange } from './change-set.ts';
import { changeText, crossDevice, denied, linked, Refusal, stale, unfinished } from './failure.ts';
import { at } from './medium.ts';
import type { Operation } from './operation.ts';
import { originOf } from './placement.ts';
import { conflictsParent } from './places.ts';
import { isPromotion } from './shape.ts';
import { contentAt, directoryAt, isNamed, nearestDirectory, standing } from './standing.ts';

/** Step 0: everything is as the preview saw it, may be written, and lies on one disk. Changes nothing. */
export function check(operation: Operation): void {
  const { medium, set, journal } = operation;
  refuseStandingRecords(operation);
  for (const path of [journal, conflictsParent]) refuseObstruction(operation, path);
  // A promotion's journal is the staging directory that the pack made; any other must be new.
  if (!isPromotion(set) && standing(medium, journal).kind !== 'absent') throw new Refusal(stale(journal, 'is there already'));
  for (const [index, move] of set.moves.entries()) checkMove(operation, move, index);
  for (const file of set.files) checkFile(operation, file);
  const device = medium.fs.stat(at(medium, nearestDirectory(medium, `${journal}/0`)))?.device;
  for (const place of placesOf(operation)) {
    if (!medium.fs.writable(at(medium, place))) throw new Refusal(denied(place === '' ? '.' : place));
    if (medium.fs.stat(at(medium, place))?.device !== device) throw new Refusal(crossDevice(place));
  }
  operation.observe({ after: 'checked' });
}

/** A record still standing is an unfinished commit: it is recovered first, or nothing more is written. */
function refuseStandingRecords({ medium }: Operation): void {
  const [record] = armedRecords(medium.fs, medium.projectDir);
  if (record !== undefined) throw new Refusal(unfinished(record));
}

function checkMove(operation: Operation, { from, to }: DirectoryMove, index: number): void {
  const { medium, set } = operation;
  const origin = originBefore(operation, from, index);
  refuseObstruction(operation, origin);
  const identity = directoryAt(medium, origin);
  if (identity === undefined) throw new Refusal(stale(from, 'is no directory any more'));
  const target = originOf(to, set.moves, index);
  if (target === undefined) return;
  refuseObstruction(operation, target);
  // On a disk that ignores case the new spelling of a directory is already answered by the directory itself.
  const there = standing(medium, target);
  const itself = there.kind === 'directory' && !isNamed(medium, target) && medium.fs.identity(at(medium, target)) === identity;
  if (there.kind !== 'absent' && !itself) throw new Refusal(stale(to, 'is there already'));
}

function checkFile(operation: Operation, file: FileChange): void {
  const { medium, set } = operation;
  const origin = originOf(file.path, set.moves, set.moves.length);
  if (origin !== undefined) {
    refuseObstruction(operation, origin);
    const content = contentAt(medium, origin);
    if (content !== file.before) throw new Refusal(stale(file.path, changeText(file.before, content)));
  }
  if (file.trash !== undefined) {
    const place = originOf(file.trash, set.moves, set.moves.length) ?? file.trash;
    refuseObstruction(operation, place);
    if (standing(medium, place).kind !== 'absent') throw new Refusal(stale(file.trash, 'is there already'));
  }
}

/** Refuses a path that is, or leads through, something that is neither a directory nor a file of the project. */
function refuseObstruction({ medium }: Operation, path: string): void {
  const there = standing(medium, path);
  if (there.kind !== 'obstructed') return;
  throw new Refusal(there.link ? linked(there.by) : stale(there.by, 'is not a directory or a plain file'));
}

/** Every existing file and directory that the commit writes to, at its place before the moves. */
function placesOf(operation: Operation): ReadonlySet<string> {
  const { medium, set, journal } = operation;
  const places = new Set<string>([nearestDirectory(medium, `${journal}/0`)]);
  const add = (path: string, done: number): void => {
    const origin = originOf(path, set.moves, done);
    if (origin === undefined) return;
    places.add(nearestDirectory(medium, origin));
    if (standing(medium, origin).kind !== 'absent') places.add(origin);
  };
  for (const [index, { from, to }] of set.moves.entries()) {
    add(from, index);
    add(to, index);
  }
  for (const { path, trash } of set.files) {
    add(path, set.moves.length);
    if (trash !== undefined) add(trash, set.moves.length);
  }
  return places;
}

function originBefore({ set }: Operation, path: string, done: number): string {
  return originOf(path, set.moves, done) ?? path;
}
