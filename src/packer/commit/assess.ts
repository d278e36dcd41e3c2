import { digestFile } from './contents.ts';
import type { FoundState } from './change-set.ts';
import { at } from './medium.ts';
import type { Medium } from './medium.ts';
import { inJournal, journalNames } from './operation.ts';
import { occupancies, originOf, placeOf } from './placement.ts';
import type { JournalRecord } from './record.ts';
import { contentAt, directoryAt, isNamed, nearestDirectory } from './standing.ts';
import { Impasse } from './unresolved.ts';

/** What this process knows to have left alone. Recovery knows nothing: anything may have been touched. */
export interface Touched {
  file(index: number): boolean;
  directory(path: string): boolean;
}

export const anythingTouched: Touched = { file: () => true, directory: () => true };

/** What has to be put back, found by looking alone. */
export interface WayBack {
  readonly journal: string;
  readonly record: JournalRecord;
  /** How many moves have been carried out. */
  readonly moved: number;
  /** Positions of the files that are new, ascending. */
  readonly files: readonly number[];
  /** Positions of the deletions whose file also, or only, stands in the trash. */
  readonly trashed: readonly number[];
  /** Directories that the commit made, outermost first. */
  readonly made: JournalRecord['directories'];
}

/**
 * Looks at everything an armed record is about and changes nothing. Throws an {@link Impasse} unless every
 * before-image is intact, every target old or new, every moved directory in exactly one of its places, and
 * all of it can be written.
 */
export function assess(medium: Medium, journal: string, record: JournalRecord, touched: Touched): WayBack {
  const moved = movesDone(medium, record);
  const files = [...record.files.keys()].filter((index) => touched.file(index));
  for (const index of files) checkImage(medium, journal, record, index);
  const changed = files.filter((index) => isNew(medium, record, index, moved));
  const trashed = moved < record.moves.length ? [] : files.filter((index) => isTrashed(medium, record, index));
  const made = record.directories.filter(({ path, before_move }) => before_move <= moved && touched.directory(path));
  const way = { journal, record, moved, files: changed, trashed, made };
  for (const { path } of made) checkMade(medium, way, path);
  for (const place of placesOf(medium, way)) {
    if (!medium.fs.writable(at(medium, place))) throw new Impasse('not_writable', place === '' ? '.' : place);
  }
  return way;
}

/** The one number of moves whose arrangement of directories is the disk's. */
function movesDone(medium: Medium, { moves, directories }: JournalRecord): number {
  const made = new Set(directories.map(({ path }) => path));
  const fits = occupancies(moves).map((occupancy) =>
    [...occupancy].every(([path, identity]) => {
      if (identity === undefined) return made.has(path) || !isNamed(medium, path);
      return directoryAt(medium, path) === identity;
    }),
  );
  const done = fits.indexOf(true);
  if (done < 0 || fits.lastIndexOf(true) !== done) throw new Impasse('directory_misplaced', moves[0]?.to ?? '');
  return done;
}

function checkImage(medium: Medium, journal: string, record: JournalRecord, index: number): void {
  const before = record.files[index]?.before;
  if (before === 'absent') return;
  const image = journalNames.image(index);
  if (digestFile(medium.fs, inJournal(medium, journal, image)) === before) return;
  throw new Impasse('before_image_damaged', `${journal}/${image}`);
}

/** Files are only touched after every move: before that, each must still be old at its place of the moment. */
function isNew(medium: Medium, { files, moves }: JournalRecord, index: number, moved: number): boolean {
  const file = files[index];
  if (!file) return false;
  const origin = originOf(file.path, moves, moves.length);
  const after = moved === moves.length;
  if (!after && origin === undefined) return false;
  const place = after ? file.path : placeOf(origin ?? file.path, moves, moved);
  const content: FoundState = contentAt(medium, place);
  if (content === file.before) return false;
  if (after && content === file.after) return true;
  throw new Impasse('target_changed', place);
}

function isTrashed(medium: Medium, { files }: JournalRecord, index: number): boolean {
  const file = files[index];
  if (file?.trash === undefined) return false;
  const content = contentAt(medium, file.trash);
  if (content === 'absent') return false;
  if (content === file.before) return true;
  throw new Impasse('target_changed', file.trash);
}

/** A directory that the commit made is only taken back when all that is in it is the commit's own. */
function checkMade(medium: Medium, { record, moved, files, trashed, made }: WayBack, path: string): void {
  if (!isNamed(medium, path)) return;
  if (directoryAt(medium, path) === undefined) throw new Impasse('target_changed', path);
  const own = new Set([
    ...made.map((directory) => directory.path),
    ...record.moves.slice(0, moved).map(({ to }) => to),
    ...files.map((index) => record.files[index]?.path),
    ...trashed.map((index) => record.files[index]?.trash),
  ]);
  const strange = medium.fs.list(at(medium, path)).find(({ name }) => !own.has(`${path}/${name}`));
  if (strange) throw new Impasse('directory_not_empty', `${path}/${strange.name}`);
}

/** Every directory that the way back changes. */
function placesOf(medium: Medium, { journal, record, moved, files, trashed, made }: WayBack): ReadonlySet<string> {
  return new Set([
    journal,
    ...record.moves.slice(0, moved).flatMap(({ from, to }) => [from, to]).map((path) => nearestDirectory(medium, path)),
    ...made.map(({ path }) => nearestDirectory(medium, path)),
    ...files.map((index) => nearestDirectory(medium, record.files[index]?.path ?? '')),
    ...trashed.map((index) => nearestDirectory(medium, record.files[index]?.trash ?? '')),
  ]);
}
