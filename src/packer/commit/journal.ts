import type { PackerError } from '../../contract/errors.ts';
import { createDurable } from '../../io/durable-write.ts';
import { failureOf, linked, notADirectory, Refusal } from './failure.ts';
import { at } from './medium.ts';
import type { Medium } from './medium.ts';
import { inJournal, journalNames } from './operation.ts';
import { standing } from './standing.ts';
import { ancestorsOf } from './tree-path.ts';

/** Makes a directory and every missing one on the way to it. A link or a file on the way is refused. */
export function makeMissing(medium: Medium, path: string): void {
  for (const directory of [...ancestorsOf(path), path]) {
    const there = standing(medium, directory);
    if (there.kind === 'absent') medium.fs.makeDirectory(at(medium, directory));
    else if (there.kind !== 'directory') throw new Refusal(there.kind === 'obstructed' && there.link ? linked(directory) : notADirectory(directory));
  }
}

/** Makes a directory's own name and the names of all above it durable, up to the project's. */
export function flushUpwards(medium: Medium, path: string): void {
  for (const directory of [path, ...ancestorsOf(path).toReversed(), '']) medium.fs.flushDirectory(at(medium, directory));
}

/**
 * Makes the names in `J` durable. Where directories cannot be flushed (Windows), a small file written and
 * flushed after the rename makes NTFS write its log up to here.
 */
export function flushJournal(medium: Medium, journal: string, after: 'armed' | 'committed' | 'undone'): void {
  if (medium.flushBy === 'directory') {
    medium.fs.flushDirectory(at(medium, journal));
    return;
  }
  const marker = inJournal(medium, journal, `${after}.flush`);
  if (medium.fs.stat(marker)) medium.fs.removeFile(marker);
  createDurable(medium.fs, marker, new TextEncoder().encode(after));
}

/**
 * Retires the record after everything was put back: from here on there is nothing to recover. The flush
 * comes before any before-image may go, else a power loss could leave a record without them.
 */
export function retireUndone(medium: Medium, journal: string): void {
  medium.fs.rename(inJournal(medium, journal, journalNames.armed), inJournal(medium, journal, journalNames.undone));
  flushJournal(medium, journal, 'undone');
}

/** Removes a directory and all in it, following no link. Throws the system's error, with some of it gone. */
function removeTree(medium: Medium, path: string): void {
  for (const { name, kind } of medium.fs.list(at(medium, path))) {
    const inner = `${path}/${name}`;
    if (kind === 'directory') removeTree(medium, inner);
    else medium.fs.removeFile(at(medium, inner));
  }
  medium.fs.removeDirectory(at(medium, path));
}

/** Removes a journal directory that nothing depends on any more; what fails is left to the next open. */
export function sweep(medium: Medium, journal: string): PackerError | undefined {
  try {
    removeTree(medium, journal);
    return undefined;
  } catch (error) {
    return failureOf(error, journal);
  }
}
