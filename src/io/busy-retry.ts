import { systemCode } from './system-error.ts';

/** Time as the retries see it; a test brings its own. */
export interface RetryClock {
  /** Milliseconds, never going back. */
  now(): number;
  /** Blocks the thread. */
  pause(milliseconds: number): void;
}

/** How long a virus scanner or an indexer may hold a file before the operation is given up, in ms. */
export const busyRetryLimit = 2000;

const longestPause = 100;

const threadClock: RetryClock = {
  now: () => performance.now(),
  pause: (milliseconds) => {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
  },
};

/**
 * Runs a rename or a removal again while Windows says that somebody else has the file open, for at most
 * {@link busyRetryLimit} (operations.md §6, Windows). The last error is thrown as it came.
 */
export function retryWhileBusy<T>(run: () => T, clock: RetryClock = threadClock): T {
  const deadline = clock.now() + busyRetryLimit;
  for (let pause = 1; ; pause = Math.min(pause * 2, longestPause)) {
    try {
      return run();
    } catch (error) {
      const left = deadline - clock.now();
      if (!isBusy(error) || left <= 0) throw error;
      clock.pause(Math.min(pause, left));
    }
  }
}

function isBusy(error: unknown): boolean {
  const code = systemCode(error);
  return code === 'EPERM' || code === 'EACCES' || code === 'EBUSY';
}
