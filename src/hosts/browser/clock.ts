import { disposable, type Disposable } from '../../base/disposable.ts';

/** Time as the host uses it; a test brings its own and nothing waits. */
export interface HostClock {
  /** Milliseconds from any start, never going back. */
  now(): number;
  /** Runs once, unless disposed before. Does not keep the process alive. */
  after(milliseconds: number, run: () => void): Disposable;
}

export const systemClock: HostClock = {
  now: () => performance.now(),
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds).unref();
    return disposable(() => {
      clearTimeout(timer);
    });
  },
};
