import type { Journal } from './armed-records.ts';
import { originOf } from './placement.ts';
import { folded } from './places.ts';
import type { JournalRecord } from './record.ts';
import type { Survey } from './survey.ts';
import { ancestorsOf } from './tree-path.ts';

/**
 * The journals whose armed records are about the same paths: undoing one could undo what the other knows
 * nothing of. Paths that only differ in case or Unicode form count as the same.
 */
export function overlapping(surveys: readonly Survey[]): ReadonlySet<Journal> {
  const points = new Map<string, Set<Journal>>();
  const trees = new Map<string, Set<Journal>>();
  for (const found of surveys) {
    if (found.state !== 'armed' || !found.record.ok) continue;
    for (const path of pointsOf(found.record.value)) put(points, path, found.journal);
    for (const path of treesOf(found.record.value)) put(trees, path, found.journal);
  }
  const overlaps = new Set<Journal>();
  for (const [path, owners] of points) {
    const concerned = new Set(owners);
    for (const directory of [...ancestorsOf(path), path]) for (const owner of trees.get(directory) ?? []) concerned.add(owner);
    if (concerned.size > 1) for (const journal of concerned) overlaps.add(journal);
  }
  return overlaps;
}

/** Every path that the record names, also at its place before the moves. */
function pointsOf(record: JournalRecord): readonly string[] {
  const { files, directories, moves } = record;
  const after = files.flatMap(({ path, trash }) => [path, trash ?? path]);
  const origins = after.flatMap((path) => originOf(path, moves, moves.length) ?? []);
  return [...after, ...origins, ...directories.map(({ path }) => path)].map(folded).concat(treesOf(record));
}

function treesOf({ moves }: JournalRecord): readonly string[] {
  return moves.flatMap(({ from, to }, index) => [from, to, originOf(from, moves, index) ?? from]).map(folded);
}

function put(index: Map<string, Set<Journal>>, path: string, journal: Journal): void {
  const owners = index.get(path) ?? new Set();
  index.set(path, owners.add(journal));
}
