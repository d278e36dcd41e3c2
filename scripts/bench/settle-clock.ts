import type { WatchClock } from '../../src/io/watch/watch.ts';

/** Longer waits are rests between looks nobody asked for, not part of an edit's way. Milliseconds. */
const longest = 1000;

/**
 * The system's time, which remembers how much of it was spent waiting for folders to become quiet: as long as was asked
 * for, so that a timer that fires late is on us.
 */
export class SettleClock implements WatchClock {
  /** Milliseconds. */
  waited = 0;

  readonly after: WatchClock['after'] = (milliseconds, run) => {
    const timer = setTimeout(() => {
      if (milliseconds <= longest) this.waited += milliseconds;
      run();
    }, milliseconds);
    return {
      dispose() {
        clearTimeout(timer);
      },
    };
  };
}
