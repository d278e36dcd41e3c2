import type * as sqliteModule from 'node:sqlite';
import { disposable } from '../base/disposable.ts';
import type { Disposable } from '../base/disposable.ts';
import { err, ok } from '../base/result.ts';
import type { Result } from '../base/result.ts';
import { packerError } from '../contract/errors.ts';
import type { PackerError } from '../contract/errors.ts';
import { resolveWriteTarget } from './contained-path.ts';
import type { ContainedRoot, WriteTarget } from './contained-path.ts';
import { ioError } from './io-error.ts';
import { readLockHolder, removeLockHolder, writeLockHolder } from './lock-holder.ts';
import { acquireWithin, systemClock } from './project-lock.ts';
import type { LockAttempt, LockClock, LockHolder, LockRequest, ProjectLock } from './project-lock.ts';
import { systemCode, SystemError } from './system-error.ts';

const directory = 'assets/.prometeu';
const file = `${directory}/lock`;

/**
 * The lock on the disk: an empty SQLite file under `BEGIN EXCLUSIVE` (operations.md §7). SQLite is used for
 * its file locks alone, which are right on every system and which the kernel releases when a process dies.
 *
 * - L1 Nothing is ever written into the file. One that holds anything is refused unopened: SQLite would
 *   roll back a journal that a hostile project put beside it.
 * - L2 The process opens the file nowhere else: closing any other descriptor of it would release the lock.
 * - L3 `lock.json` is written and removed under the lock, and decides nothing.
 *
 * Not promised: somebody who deletes the file under a holder lets the next process in beside it.
 */
export class SqliteProjectLock implements ProjectLock {
  readonly #root: ContainedRoot;
  readonly #clock: LockClock;

  /** @param root its file system must be the real disk */
  constructor(root: ContainedRoot, clock: LockClock = systemClock) {
    this.#root = root;
    this.#clock = clock;
  }

  acquire(request: LockRequest): Promise<Result<Disposable, PackerError>> {
    return acquireWithin(() => this.#attempt(request.program), () => this.holder(), request, this.#clock);
  }

  holder(): LockHolder | undefined {
    return readLockHolder(this.#root);
  }

  #attempt(program: string): LockAttempt {
    const target = lockFile(this.#root);
    if (!target.ok) return target;
    const database = begin(target.value.absolute);
    if (database === 'held' || !database.ok) return database;
    const lock = this.#release(database.value);
    try {
      writeLockHolder(this.#root, program);
    } catch (error) {
      // Without lock.json others only cannot tell who it is. What is no failure of the disk goes on its way.
      if (systemCode(error) !== undefined) return ok(lock);
      lock.dispose();
      throw error;
    }
    return ok(lock);
  }

  #release(database: sqliteModule.DatabaseSync): Disposable {
    return disposable(() => {
      try {
        removeLockHolder(this.#root);
      } catch {
        // The next holder writes its own.
      } finally {
        database.close();
      }
    });
  }
}

/** Where the lock is, fit to be opened by SQLite, which follows links and believes journals (L1). */
function lockFile(root: ContainedRoot): Result<WriteTarget, PackerError> {
  const target = resolveWriteTarget(root, file);
  if (!target.ok) return target;
  const { stat, missingParents } = target.value;
  if (missingParents.length > 0) return err(noProject(missingParents[0] ?? file));
  if (stat && (stat.kind !== 'file' || stat.size !== 0)) return err(notOurs());
  // SQLite makes its journal beside the file, so the directory counts where the file stands too.
  const unwritable = [...(stat ? [file] : []), directory].find((path) => !root.fs.writable(`${root.path}/${path}`));
  return unwritable === undefined ? target : err(readOnly(unwritable));
}

/** Takes the lock of an empty file, made where it is missing (L1, L2). The caller has looked at the path. */
export function begin(path: string): Result<sqliteModule.DatabaseSync, PackerError> | 'held' {
  let database: sqliteModule.DatabaseSync | undefined;
  try {
    database = new (sqlite().DatabaseSync)(path, { timeout: 0 });
    database.exec('BEGIN EXCLUSIVE');
    return ok(database);
  } catch (error) {
    database?.close();
    const number = resultCode(error);
    if (number === undefined) throw error;
    return number === sqliteBusy ? 'held' : err(failed(number));
  }
}

const sqliteBusy = 5;
const sqliteReadOnly = 8;
const sqliteFull = 13;

/** SQLite's primary result code; `undefined` for an error of any other origin. */
function resultCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error)) return undefined;
  return typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;
}

let loaded: typeof sqliteModule | undefined;

/** Loaded when first needed, so that commands without a lock do not pay for it. */
function sqlite(): typeof sqliteModule {
  loaded ??= loadQuietly();
  return loaded;
}

/**
 * Some releases of Node 24 call the module experimental in front of the user. Loading is synchronous: no
 * other warning is lost.
 */
function loadQuietly(): typeof sqliteModule {
  const emitWarning: unknown = Reflect.get(process, 'emitWarning');
  process.emitWarning = () => undefined;
  try {
    return process.getBuiltinModule('node:sqlite');
  } finally {
    Reflect.set(process, 'emitWarning', emitWarning);
  }
}

const place = { file };

function noProject(missing: string): PackerError {
  const remedy = 'Make a new project here (on the command line: prometeu init).';
  return packerError('project_not_found', `This is no project: ${missing} is not there.`, remedy);
}

function notOurs(): PackerError {
  const remedy = 'Delete it; it is made anew. The lock file of a project is always empty.';
  return packerError('io_error', `${file} is not a lock file of Prometeu Studio.`, remedy, { place });
}

function readOnly(unwritable: string): PackerError {
  const remedy = 'Make assets/.prometeu writable, or work on a copy of the project.';
  return packerError('project_read_only', `The project cannot be locked: ${unwritable} is not writable.`, remedy, { place });
}

function failed(number: number): PackerError {
  if (number === sqliteReadOnly) return readOnly(file);
  if (number === sqliteFull) return ioError(new SystemError('ENOSPC', 'lock', file), 'lock', file);
  const remedy = 'Check the disk; some network disks cannot lock files, and a project there must be copied first.';
  const cause = `SQLITE_${String(number)}`;
  return packerError('io_error', `The project cannot be locked: the disk refused (${cause}).`, remedy, { place, cause });
}
