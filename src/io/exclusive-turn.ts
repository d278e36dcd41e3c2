import { disposable } from '../base/disposable.ts';
import { err, ok, type Result } from '../base/result.ts';
import { packerError, type PackerError } from '../contract/errors.ts';
import type { FileSystem } from './file-system.ts';
import { acquireWithin, systemClock, type LockAttempt } from './project-lock.ts';
import { begin } from './sqlite-project-lock.ts';

/** Runs something while no other process does. Errors: `project_busy` after a few seconds, or as the disk has it. */
export type ExclusiveTurn = <T>(work: () => T) => Promise<Result<T, PackerError>>;

const longestWait = 5000;

/** Turns taken by an empty lock file on the real disk, as the project's lock does it (`sqlite-project-lock.ts`). */
export function turnsByLockFile(fs: FileSystem, path: string): ExclusiveTurn {
  return async (work) => {
    const request = { program: 'Prometeu Studio', waitLimit: longestWait };
    const lock = await acquireWithin(() => attemptLock(fs, path), () => undefined, request, systemClock);
    if (!lock.ok) return lock;
    try {
      return ok(work());
    } finally {
      lock.value.dispose();
    }
  };
}

function attemptLock(fs: FileSystem, path: string): LockAttempt {
  const stat = fs.stat(path);
  if (stat && (stat.kind !== 'file' || stat.size !== 0)) {
    return err(packerError('io_error', `${path} is not a lock file.`, 'Delete it; it is made anew.'));
  }
  const database = begin(path);
  if (database === 'held') return database;
  if (!database.ok) {
    const remedy = 'Make its directory writable; some network disks cannot lock files.';
    return err(packerError('io_error', `${path} cannot be locked.`, remedy, database.error.cause === undefined ? {} : { cause: database.error.cause }));
  }
  return ok(disposable(() => { database.value.close(); }));
}
