import { invariant } from '../../base/invariant.ts';
import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import { packerError } from '../../contract/errors.ts';
import type { PackerError } from '../../contract/errors.ts';
import type { ChangeSet } from './change-set.ts';
import { commit } from './commit.ts';
import type { Medium } from './medium.ts';
import type { CommitObserver, CommitResult } from './outcome.ts';
import type { RecoveryReport } from './recovery-report.ts';

/** What may write, for as long as the callback that got it runs. */
export interface Change {
  /** Carries out a change set; see {@link CommitResult}. Used after the callback has ended it throws `BUG:`. */
  commit(set: ChangeSet, observe?: CommitObserver): CommitResult;
}

/** Why nothing is written any more until the project is reopened. */
export interface LaneClosed {
  readonly reason: 'commit_unresolved' | 'rollback_failed' | 'durability_unknown' | 'bug';
  readonly error: PackerError;
}

export interface LaneStatus {
  readonly running: boolean;
  /** Callers that wait for their turn. */
  readonly waiting: number;
  readonly closed?: LaneClosed;
}

/**
 * The one way to write to a project (operations.md §1): callbacks, one after another, in the order they came.
 * There is nothing to acquire and so nothing to forget. A callback must not wait for another `run` of its own
 * lane, which would wait for it.
 */
export class Lane {
  readonly #medium: Medium;
  #turn: Promise<unknown> = Promise.resolve();
  #running = false;
  #waiting = 0;
  #closed: LaneClosed | undefined;

  /** Opened by what recovery found; a project that it could not put right opens with its lane closed. */
  constructor(medium: Medium, report: RecoveryReport) {
    this.#medium = medium;
    this.#closed = closedBy(report);
  }

  /** May be read at any time, also while a callback runs. */
  get status(): LaneStatus {
    const closed = this.#closed;
    return { running: this.#running, waiting: this.#waiting, ...(closed && { closed }) };
  }

  /**
   * Runs the callback when its turn comes; a closed lane answers why instead. What the callback throws is
   * thrown to its caller alone.
   */
  run<T>(body: (change: Change) => Promise<T> | T): Promise<Result<T, LaneClosed>> {
    this.#waiting += 1;
    const turn = this.#turn.then(() => this.#enter(body));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** A recovery under the lock found what it could not put right: nothing more is written, also by who runs now. */
  close(report: RecoveryReport): void {
    this.#closed ??= closedBy(report);
  }

  /** After another recovery under the lock: the lane opens again when that left nothing behind. */
  reopen(report: RecoveryReport): void {
    invariant(!this.#running, 'a lane was reopened while a callback runs in it');
    this.#closed = closedBy(report);
  }

  async #enter<T>(body: (change: Change) => Promise<T> | T): Promise<Result<T, LaneClosed>> {
    this.#waiting -= 1;
    if (this.#closed) return err(this.#closed);
    let inside = true;
    this.#running = true;
    try {
      return ok(
        await body({
          commit: (set, observe) => {
            invariant(inside, 'a change was committed outside its lane');
            return this.#commit(set, observe);
          },
        }),
      );
    } finally {
      inside = false;
      this.#running = false;
    }
  }

  #commit(set: ChangeSet, observe: CommitObserver | undefined): CommitResult {
    if (this.#closed) return { status: 'refused', error: this.#closed.error };
    // Until the result is known to be sound, memory and disk may disagree: a throw leaves the lane closed.
    this.#closed = { reason: 'bug', error: brokenOff() };
    const result = commit(this.#medium, set, observe);
    this.#closed = closedAfter(result);
    return result;
  }
}

function closedBy({ blocked }: RecoveryReport): LaneClosed | undefined {
  if (!blocked) return undefined;
  return { reason: blocked.code === 'durability_unknown' ? 'durability_unknown' : 'commit_unresolved', error: blocked };
}

function closedAfter(result: CommitResult): LaneClosed | undefined {
  switch (result.status) {
    case 'committed':
    case 'refused':
    case 'rolled_back':
      return undefined;
    case 'durability_unknown':
      return { reason: 'durability_unknown', error: result.error };
    case 'rollback_failed':
      return {
        reason: 'rollback_failed',
        error: packerError('rollback_failed', result.rollback.message, 'Reopen the project, which recovers it.', {
          ...(result.rollback.place && { place: result.rollback.place }),
          ...(result.rollback.cause !== undefined && { cause: result.rollback.cause }),
        }),
      };
  }
}

function brokenOff(): PackerError {
  return packerError('project_failed', 'A commit was broken off by an error in the program.', 'Reopen the project, which recovers it.');
}
