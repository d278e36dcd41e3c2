import type { Result } from '../../base/result.ts';
import type { PackerError } from '../../contract/errors.ts';
import { attempt } from '../../io/io-error.ts';
import type { Journal } from './armed-records.ts';
import { choicesFor } from './choices.ts';
import { linkOrCopy } from './contents.ts';
import { flushUpwards, makeMissing } from './journal.ts';
import { at } from './medium.ts';
import type { Medium } from './medium.ts';
import { inJournal, journalNames } from './operation.ts';
import { conflictsParent } from './places.ts';
import type { JournalRecord } from './record.ts';
import type { UnresolvedChoice } from './recovery-report.ts';
import { survey } from './survey.ts';
import { parentOf } from './tree-path.ts';

/**
 * Carries out what somebody chose about an unfinished commit that recovery could not take back (operations.md §6):
 * leaves the disk as it is, or puts every file back whose before-image is whole. Under the project's lock. Whatever is
 * chosen, no byte is lost: the journal with its images, and what a restored file held, stay in `conflicts/`. Directories
 * that the commit moved stay where they are. Done again after it was cut off, it comes to the same. Errors: as the
 * disk has it.
 */
export function resolveUnresolved(medium: Medium, journal: Journal, choice: UnresolvedChoice['choice']): Result<void, PackerError> {
  return attempt('settle', journal.path, () => {
    const found = survey(medium, journal);
    if (choice === 'restore_before_image' && found.state === 'armed' && found.record.ok) restoreImages(medium, journal, found.record.value);
    const kept = `${conflictsParent}/${journal.operationId}`;
    makeMissing(medium, kept);
    // Away from where journals are, the record is armed no more.
    medium.fs.rename(at(medium, journal.path), at(medium, `${kept}/journal`));
    flushUpwards(medium, kept);
    medium.fs.flushDirectory(at(medium, journal.parent));
  });
}

function restoreImages(medium: Medium, journal: Journal, record: JournalRecord): void {
  const [, restore] = choicesFor(medium, journal.path, record);
  const restorable = new Set((restore?.files ?? []).filter(({ state }) => state !== 'old').map(({ path }) => path));
  for (const [index, { path, before }] of record.files.entries()) {
    if (!restorable.has(path)) continue;
    const target = at(medium, path);
    const replaced = inJournal(medium, journal.path, `${index}.replaced`);
    // Left there when this was cut off before: that one is the user's.
    if (medium.fs.stat(target) && !medium.fs.stat(replaced)) linkOrCopy(medium.fs, target, replaced);
    if (before === 'absent') {
      if (medium.fs.stat(target)) medium.fs.removeFile(target);
    } else {
      const back = inJournal(medium, journal.path, journalNames.back(index));
      if (medium.fs.stat(back)) medium.fs.removeFile(back);
      linkOrCopy(medium.fs, inJournal(medium, journal.path, journalNames.image(index)), back);
      makeMissing(medium, parentOf(path));
      medium.fs.rename(back, target);
    }
    medium.fs.flushDirectory(at(medium, parentOf(path)));
  }
}

