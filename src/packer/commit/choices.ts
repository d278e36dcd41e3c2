import { systemCode } from '../../io/system-error.ts';
import { digestFile } from './contents.ts';
import { at, type Medium } from './medium.ts';
import { inJournal, journalNames } from './operation.ts';
import type { JournalRecord } from './record.ts';
import type { UnresolvedChoice, UnresolvedFile } from './recovery-report.ts';
import { contentAt } from './standing.ts';

/** The two ways out of an unresolved commit, as data, with what each would do. Changes nothing. */
export function choicesFor(medium: Medium, journal: string, record: JournalRecord | undefined): readonly UnresolvedChoice[] {
  const files = record?.files.map((file, index) => fileOf(medium, journal, file, index)) ?? [];
  const restorable = files.filter(({ imageIntact, state }) => imageIntact && state !== 'obstructed' && state !== 'unreadable');
  return [
    { choice: 'keep_disk', available: true, files },
    { choice: 'restore_before_image', available: restorable.length > 0, files: restorable },
  ];
}

function fileOf(medium: Medium, journal: string, file: JournalRecord['files'][number], index: number): UnresolvedFile {
  const image = inJournal(medium, journal, journalNames.image(index));
  const now = orUnreadable(() => contentAt(medium, file.path), undefined);
  return {
    path: file.path,
    state: now === undefined ? 'unreadable' : stateOf(file, now),
    before: file.before,
    sizeNow: orUnreadable(() => medium.fs.stat(at(medium, file.path))?.size ?? 0, 0),
    sizeBefore: file.before === 'absent' ? 0 : orUnreadable(() => medium.fs.stat(image)?.size ?? 0, 0),
    ...(now !== undefined && now !== 'other' && { now }),
    imageIntact: file.before === 'absent' || orUnreadable(() => digestFile(medium.fs, image) === file.before, false),
  };
}

function stateOf({ before, after }: JournalRecord['files'][number], content: string): UnresolvedFile['state'] {
  if (content === 'other') return 'obstructed';
  if (content === before) return 'old';
  return content === after ? 'new' : 'neither';
}

function orUnreadable<T>(look: () => T, otherwise: T): T {
  try {
    return look();
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return otherwise;
  }
}
