import { packerError } from '../../contract/errors.ts';
import type { PackerError } from '../../contract/errors.ts';
import { systemCode } from '../../io/system-error.ts';

/** Why an armed record cannot simply be undone. */
export type UnresolvedReason =
  | 'unknown_format'
  | 'bad_checksum'
  | 'malformed'
  | 'overlapping_records'
  | 'before_image_damaged'
  | 'target_changed'
  | 'directory_misplaced'
  | 'directory_not_empty'
  | 'not_writable'
  | 'io_error';

const texts: Readonly<Record<UnresolvedReason, string>> = {
  unknown_format: 'was written by another version of this program',
  bad_checksum: 'is damaged',
  malformed: 'is no journal record',
  overlapping_records: 'is about the same files as another unfinished commit',
  before_image_damaged: 'is the before-image of a file and is missing or damaged',
  target_changed: 'is neither as the commit found it nor as it would leave it',
  directory_misplaced: 'is not where the commit found it or would put it',
  directory_not_empty: 'was made by the commit and holds files of somebody else',
  not_writable: 'cannot be written',
  io_error: 'could not be read or put back',
};

/** Ends the way back: what stands at `path` is left as it is. Never leaves this folder. */
export class Impasse extends Error {
  override readonly name = 'Impasse';
  readonly reason: UnresolvedReason;
  /** Below the project. */
  readonly path: string;
  /** The system's own code, when there was one. */
  override readonly cause: string | undefined;
  constructor(reason: UnresolvedReason, path: string, cause?: string) {
    super(`${path}: ${reason}`);
    this.reason = reason;
    this.path = path;
    this.cause = cause;
  }
}

/** Why a way back ended. Bugs, and the death of the process in a test, are thrown on. */
export function impasseOf(failure: unknown, journal: string): Impasse {
  if (failure instanceof Impasse) return failure;
  const cause = systemCode(failure);
  if (cause === undefined) throw failure;
  return new Impasse('io_error', journal, cause);
}

/** `commit_unresolved` as data; `cause` is the system's code when there was one. */
export function unresolvedError(reason: UnresolvedReason, path: string, cause?: string): PackerError {
  return packerError(
    'commit_unresolved',
    `An unfinished commit could not be taken back: ${path} ${texts[reason]}.`,
    reason === 'not_writable' || reason === 'io_error'
      ? 'Make the project writable and reopen it.'
      : 'Decide whether to keep what is on the disk or to restore the before-images.',
    { place: { file: path }, ...(cause === undefined ? {} : { cause }) },
  );
}

/** `build_incoherent` as data: derived files are left as they are, and the next pack writes them again. */
export function incoherentError(reason: UnresolvedReason, path: string): PackerError {
  return packerError('build_incoherent', `build/ may hold files of two packs: ${path} ${texts[reason]}.`, 'Pack again.', {
    place: { file: path },
  });
}
