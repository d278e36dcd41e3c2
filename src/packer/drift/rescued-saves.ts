import type { ContainedRoot } from '../../io/contained-path.ts';
import { systemCode } from '../../io/system-error.ts';
import { Refusal } from '../commit/failure.ts';
import { flushUpwards, makeMissing } from '../commit/journal.ts';
import { at, type Medium } from '../commit/medium.ts';
import type { Conflict } from '../commit/outcome.ts';
import { conflictsParent } from '../commit/places.ts';
import { contentAt, standing } from '../commit/standing.ts';
import { parentOf } from '../commit/tree-path.ts';

/** Below `conflicts/<operation id>/`: what somebody has decided about. Nothing there is ever removed. */
const decided = 'decided';
/** A folder that people filled by hand is not read to its end. */
const mostSaves = 1000;

/**
 * Saves whose bytes lie in `conflicts/` and about which nobody has decided yet, whichever process kept them, but for
 * those that the file holds all the same. What cannot be looked at is not there.
 */
export function undecidedSaves(project: ContainedRoot): readonly Conflict[] {
  const tree = { fs: project.fs, projectDir: project.path };
  try {
    if (standing(tree, conflictsParent).kind !== 'directory') return [];
    const kept = directoriesIn(project, conflictsParent).flatMap((operation) =>
      directoriesIn(project, operation).filter((folder) => folder.endsWith('/assets') || folder.endsWith('/build')).flatMap((folder) => filesBelow(project, folder, operation)),
    );
    return kept.slice(0, mostSaves).flatMap(({ path, keptAt }) => {
      const sha256 = contentAt(tree, keptAt);
      return sha256 === 'absent' || sha256 === 'other' || sha256 === contentAt(tree, path) ? [] : [{ path, keptAt, sha256 }];
    });
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return [];
  }
}

/**
 * Puts a save that was decided about aside, within `conflicts/`: the same file, so that what is still being written
 * into it arrives. Cut off before, it is asked about once more.
 */
export function putAside(medium: Medium, { path, keptAt }: Conflict): void {
  const operation = keptAt.slice(0, -path.length - 1);
  const aside = `${operation}/${decided}/${path}`;
  try {
    makeMissing(medium, parentOf(aside));
    medium.fs.rename(at(medium, keptAt), at(medium, aside));
    flushUpwards(medium, parentOf(aside));
  } catch (error) {
    if (systemCode(error) === undefined && !(error instanceof Refusal)) throw error;
  }
}

function filesBelow(project: ContainedRoot, folder: string, operation: string): readonly Pick<Conflict, 'path' | 'keptAt'>[] {
  const found: Pick<Conflict, 'path' | 'keptAt'>[] = [];
  const folders = [folder];
  for (let next = folders.pop(); next !== undefined && found.length < mostSaves; next = folders.pop()) {
    for (const { name, kind } of project.fs.list(`${project.path}/${next}`)) {
      const keptAt = `${next}/${name}`;
      if (kind === 'directory') folders.push(keptAt);
      if (kind === 'file') found.push({ path: keptAt.slice(operation.length + 1), keptAt });
    }
  }
  return found.sort((a, b) => (a.keptAt < b.keptAt ? -1 : 1));
}

function directoriesIn({ fs, path }: ContainedRoot, folder: string): readonly string[] {
  return fs.list(`${path}/${folder}`).filter(({ kind }) => kind === 'directory').map(({ name }) => `${folder}/${name}`).sort();
}
