import { hashFile } from '../../io/hashing.ts';
import { flushFile, linkOrCopy } from './contents.ts';
import { flushUpwards, makeMissing } from './journal.ts';
import { at } from './medium.ts';
import { inJournal, journalNames } from './operation.ts';
import type { Operation } from './operation.ts';
import type { Conflict } from './outcome.ts';
import { conflictsParent } from './places.ts';
import { parentOf } from './tree-path.ts';

/**
 * The end of step 5: whoever had a replaced file open may have saved into the old inode. Those bytes get a
 * name in `conflicts/`, and because it is the inode that is kept, so does what is still being written.
 *
 * Not seen: a save into a file whose before-image is a copy, because its disk has no links, and a save that
 * begins after this look.
 */
export function keepConflicts(operation: Operation): readonly Conflict[] {
  const { medium, journal, reach, set } = operation;
  const conflicts: Conflict[] = [];
  for (const [index, { path, before }] of set.files.entries()) {
    if (!reach.linked.has(index)) continue;
    reach.place = path;
    const image = inJournal(medium, journal, journalNames.image(index));
    const { sha256 } = hashFile(medium.fs, image);
    if (sha256 === before) continue;
    const keptAt = `${conflictsParent}/${set.operationId}/${path}`;
    makeMissing(medium, parentOf(keptAt));
    linkOrCopy(medium.fs, image, at(medium, keptAt));
    if (medium.flushBy === 'directory') flushFile(medium.fs, at(medium, keptAt));
    flushUpwards(medium, parentOf(keptAt));
    conflicts.push({ path, keptAt, sha256 });
  }
  return conflicts;
}
