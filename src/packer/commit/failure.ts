import { packerError } from '../../contract/errors.ts';
import type { PackerError } from '../../contract/errors.ts';
import { ioError } from '../../io/io-error.ts';

/**
 * Ends a step because the disk is not as the caller saw it or may not be written. Never leaves this folder:
 * `commit.ts` turns it into a result.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly error: PackerError;
  constructor(error: PackerError) {
    super(error.message);
    this.error = error;
  }
}

/**
 * An expected failure as data; `file` is what was being worked on, below the project. What is neither a
 * refusal nor the disk's own error is a bug, or the death of the process in a test, and is thrown on.
 */
export function failureOf(error: unknown, file: string): PackerError {
  return error instanceof Refusal ? error.error : ioError(error, 'write', file);
}

/** `file` is a path below the project, `what` ends the sentence: `is there already`. */
export function stale(file: string, what: string): PackerError {
  return packerError('stale_preview', `${file} ${what}.`, 'Look at the project again and repeat the change.', { place: { file } });
}

/** What a target turned into, for {@link stale}. */
export function changeText(before: string, content: string): string {
  if (content === 'absent') return 'is not there any more';
  if (content === 'other') return 'is not a plain file';
  return before === 'absent' ? 'is there already' : 'was changed by somebody else';
}

export function linked(file: string): PackerError {
  return packerError(
    'path_is_link',
    `${file} is a symbolic link, which is never written through.`,
    'Replace the link by the file or directory itself.',
    { place: { file } },
  );
}

/** Where a directory has to be and something else is. */
export function notADirectory(file: string): PackerError {
  return packerError('path_missing', `${file} is not a directory.`, 'Move it away: a directory is made in its place.', { place: { file } });
}

export function denied(file: string): PackerError {
  return packerError('permission_denied', `${file} cannot be written.`, 'Make it writable and try again.', { place: { file } });
}

export function crossDevice(file: string): PackerError {
  return packerError(
    'cross_device',
    `${file} is on another disk than the project's journal.`,
    'Keep the whole project directory on one disk.',
    { place: { file } },
  );
}

export function unfinished(record: string): PackerError {
  return packerError(
    'commit_unresolved',
    `${record} says that an earlier commit was not finished.`,
    'Reopen the project, which recovers it.',
    { place: { file: record } },
  );
}

/** The flush after the commit point failed: a failed flush is never tried again and believed. */
export function durabilityUnknown(journal: string, cause: string | undefined): PackerError {
  return packerError(
    'durability_unknown',
    'The change was applied, but the disk did not confirm it: a power loss may take it back.',
    'Check the disk and reopen the project.',
    { place: { file: journal }, ...(cause === undefined ? {} : { cause }) },
  );
}
