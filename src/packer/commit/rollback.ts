import type { PackerError } from '../../contract/errors.ts';
import { assess } from './assess.ts';
import { retireUndone, sweep } from './journal.ts';
import { inJournal, journalNames } from './operation.ts';
import type { Operation } from './operation.ts';
import type { CommitResult } from './outcome.ts';
import type { JournalRecord } from './record.ts';
import { restore } from './restore.ts';
import { impasseOf, unresolvedError } from './unresolved.ts';

/**
 * The way back inside the process that failed: recovery's own, but limited to what this process may have
 * touched. A file that somebody saved before its turn came is theirs and stays. `error` is why.
 */
export function rollBack(operation: Operation, error: PackerError): CommitResult {
  const { medium, journal, reach } = operation;
  try {
    if (reach.record && stands(operation)) undo(operation, reach.record);
  } catch (failure) {
    return { status: 'rollback_failed', error, rollback: rollbackError(failure, journal) };
  }
  sweep(medium, journal);
  return { status: 'rolled_back', error };
}

function undo({ medium, journal, reach }: Operation, record: JournalRecord): void {
  const touched = {
    file: (index: number) => reach.files.has(index),
    directory: (path: string) => reach.made.has(path),
  };
  restore(medium, assess(medium, journal, record, touched));
  retireUndone(medium, journal);
}

function stands({ medium, journal }: Operation): boolean {
  return medium.fs.stat(inJournal(medium, journal, journalNames.armed)) !== undefined;
}

/** Why a way back ended, as data. Bugs are thrown on. */
export function rollbackError(failure: unknown, journal: string): PackerError {
  const { reason, path, cause } = impasseOf(failure, journal);
  return unresolvedError(reason, path, cause);
}
