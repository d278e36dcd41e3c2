import { invariant } from '../../base/invariant.ts';
import { operationIdSchema } from '../../contract/ids.ts';
import type { ChangeSet, FileChange } from './change-set.ts';
import { at } from './medium.ts';
import type { Medium } from './medium.ts';
import type { CommitObserver } from './outcome.ts';
import { journalParent, stagingParent } from './places.ts';
import type { JournalRecord } from './record.ts';
import { isPromotion, shapeFault } from './shape.ts';

/** One commit on its way: what is wanted, and how far it has come, for the way back. */
export interface Operation {
  readonly medium: Medium;
  readonly set: ChangeSet;
  /** `J`, below the project. */
  readonly journal: string;
  readonly observe: CommitObserver;
  readonly reach: Reach;
}

/** What may have happened to the disk so far. Noted before each attempt: a call that failed may have worked. */
interface Reach {
  /** What is being worked on, for the message when it fails. */
  place: string;
  /** From just before arming: this record may stand as `record.json`. */
  record: JournalRecord | undefined;
  /** Directories that may have been made, by path. */
  readonly made: Set<string>;
  /** Files that may have been replaced, by position in the change set. */
  readonly files: Set<number>;
  /** Files whose before-image is the very inode of the target, not a copy. */
  readonly linked: Set<number>;
}

/** Starts a commit in memory; nothing is read or written. A change set that no commit can be is a bug. */
export function begin(medium: Medium, set: ChangeSet, observe: CommitObserver): Operation {
  invariant(operationIdSchema.safeParse(set.operationId).success, `${set.operationId} is no operation id`);
  const fault = shapeFault(set);
  invariant(fault === undefined, `an impossible change set: ${fault ?? ''}`);
  const promotion = isPromotion(set);
  for (const { path, after } of set.files) {
    if (after === 'absent' || !('staged' in after)) continue;
    invariant(promotion, `${path}: only a promotion has staged content`);
    invariant(/^(?!record\.|\d+\.)[^/\\]+$/u.test(after.staged), `${after.staged} is no name for staged content`);
  }
  return {
    medium,
    set,
    journal: `${promotion ? stagingParent : journalParent}/${set.operationId}`,
    observe,
    reach: { place: '', record: undefined, made: new Set(), files: new Set(), linked: new Set() },
  };
}

/** A file of the journal directory, absolute. */
export function inJournal(medium: Medium, journal: string, name: string): string {
  return at(medium, `${journal}/${name}`);
}

/** The files of `J`: `i` counts the changed files from 0. */
export const journalNames = {
  /** New content. */
  content: (index: number): string => `${index}.new`,
  /** Before-image. */
  image: (index: number): string => `${index}.old`,
  /** A second name of the before-image, to be renamed into place. */
  back: (index: number): string => `${index}.back`,
  draft: 'record.tmp',
  armed: 'record.json',
  done: 'record.done',
  undone: 'record.undone',
} as const;

/** The changed file at a position. */
export function fileAt(operation: Operation, index: number): FileChange {
  const file = operation.set.files[index];
  invariant(file, `no file ${index} in the change set`);
  return file;
}
