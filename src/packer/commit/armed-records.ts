import { operationIdSchema } from '../../contract/ids.ts';
import type { FileSystem } from '../../io/file-system.ts';
import { at } from './medium.ts';
import type { Tree } from './medium.ts';
import { journalNames } from './operation.ts';
import { journalParents } from './places.ts';
import type { JournalParent } from './places.ts';
import { standing } from './standing.ts';

/** One journal directory `J`. */
export interface Journal {
  readonly operationId: string;
  readonly parent: JournalParent;
  /** Below the project: `assets/.prometeu/journal/<operation id>`. */
  readonly path: string;
}

/**
 * The armed records of a project, as paths below it (operations.md §6, "Readers in other processes"): while
 * one stands, a commit is under way or was cut off, and nothing read from the project counts. Takes no lock
 * and costs two listings when there is none. `projectDir` is absolute. Throws what the disk throws.
 */
export function armedRecords(fs: FileSystem, projectDir: string): readonly string[] {
  return journalsIn(fs, projectDir)
    .filter(({ path }) => isArmed(fs, `${projectDir}/${path}`))
    .map(({ path }) => `${path}/${journalNames.armed}`);
}

/** Every journal directory, armed or not, by path. What is not named by an operation id is nobody's business here. */
export function journalsIn(fs: FileSystem, projectDir: string): readonly Journal[] {
  return journalParents.flatMap((parent) =>
    directoriesIn({ fs, projectDir }, parent)
      .filter((name) => operationIdSchema.safeParse(name).success)
      .sort()
      .map((operationId) => ({ operationId, parent, path: `${parent}/${operationId}` })),
  );
}

/** Done wins over armed: it is only ever made of an armed record whose every change is durable. */
function isArmed(fs: FileSystem, journal: string): boolean {
  return fs.stat(`${journal}/${journalNames.armed}`) !== undefined && fs.stat(`${journal}/${journalNames.done}`) === undefined;
}

/** Not through a link: the packer made no journal behind one. */
function directoriesIn(tree: Tree, path: string): readonly string[] {
  if (standing(tree, path).kind !== 'directory') return [];
  return tree.fs
    .list(at(tree, path))
    .filter(({ kind }) => kind === 'directory')
    .map(({ name }) => name);
}
