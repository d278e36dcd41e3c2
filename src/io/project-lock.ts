import { disposable } from '../base/disposable.ts';
import type { Disposable } from '../base/disposable.ts';
import { err, ok } from '../base/result.ts';
import type { Result } from '../base/result.ts';
import { packerError } from '../contract/errors.ts';
import type { PackerError } from '../contract/errors.ts';

/** Who holds a project's lock: for messages only, never for a decision (operations.md §7). */
export interface LockHolder {
  readonly pid: number;
  readonly host: string;
  /** `prometeu pack` */
  readonly program: string;
  /** ISO 8601, UTC. */
  readonly since: string;
}

export interface LockRequest {
  /** What the holder is called in other processes' messages. */
  readonly program: string;
  /** Milliseconds; 0 tries once. */
  readonly waitLimit: number;
  /** Ends the waiting with `cancelled`. */
  readonly signal?: AbortSignal;
}

/**
 * Keeps other processes from writing to the project (operations.md §7). The system releases it when the
 * holder dies, so a lock is never stale. It is not reentrant: a second request of one process waits too.
 */
export interface ProjectLock {
  /**
   * Disposing the value releases the lock. Errors: `project_busy` with who and since when, after the limit;
   * `cancelled`; `project_read_only`, `path_*` and errors of the disk at once.
   */
  acquire(request: LockRequest): Promise<Result<Disposable, PackerError>>;
  /** Who took it last and did not give it back: the holder, or one that died. `undefined` when that is not known. */
  holder(): LockHolder | undefined;
}

/** Time as the waiting sees it; a test brings its own. */
export interface LockClock {
  /** Milliseconds, never going back. */
  now(): number;
  /** Resolves after the time, or as soon as the signal is aborted. */
  pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void>;
}

/** One attempt: the lock, that somebody else has it, or that there is no point in waiting. */
export type LockAttempt = Result<Disposable, PackerError> | 'held';

const firstPause = 5;
const longestPause = 100;

/** Tries until the lock is had or the limit is over; between the tries the event loop is free. */
export async function acquireWithin(
  attempt: () => LockAttempt,
  holder: () => LockHolder | undefined,
  { waitLimit, signal }: LockRequest,
  clock: LockClock,
): Promise<Result<Disposable, PackerError>> {
  const deadline = clock.now() + waitLimit;
  for (let pause = firstPause; ; pause = Math.min(pause * 2, longestPause)) {
    if (signal?.aborted) return err(cancelled());
    const outcome = attempt();
    if (outcome !== 'held') return outcome;
    const left = deadline - clock.now();
    if (left <= 0) return err(busy(holder()));
    await clock.pause(Math.min(pause, left), signal);
  }
}

export const systemClock: LockClock = {
  now: () => performance.now(),
  pause: (milliseconds, signal) =>
    new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      signal?.addEventListener('abort', done);
    }),
};

function busy(holder: LockHolder | undefined): PackerError {
  const who = holder
    ? `${holder.program} (process ${String(holder.pid)} on ${holder.host}) since ${holder.since}`
    : 'another process';
  const remedy = 'Wait until it has finished, or end it, and try again.';
  return packerError('project_busy', `The project is in use by ${who}.`, remedy);
}

function cancelled(): PackerError {
  return packerError('cancelled', 'Cancelled while waiting for the project.', 'Nothing was changed; start again.');
}

/** The lock without a disk, for tests: everybody who shares the value excludes each other. */
export class MemoryProjectLock implements ProjectLock {
  #holder: LockHolder | undefined;
  readonly #clock: LockClock;

  constructor(clock: LockClock = systemClock) {
    this.#clock = clock;
  }

  acquire(request: LockRequest): Promise<Result<Disposable, PackerError>> {
    return acquireWithin(() => this.#attempt(request.program), () => this.#holder, request, this.#clock);
  }

  holder(): LockHolder | undefined {
    return this.#holder;
  }

  #attempt(program: string): LockAttempt {
    if (this.#holder) return 'held';
    this.#holder = { pid: 1, host: 'memory', program, since: '1970-01-01T00:00:00.000Z' };
    return ok(
      disposable(() => {
        this.#holder = undefined;
      }),
    );
  }
}
