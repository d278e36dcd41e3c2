import type { Disposable } from '../base/disposable.ts';

/** Time, as far as a connection needs it. */
export interface Timer {
  /** Runs once after so many milliseconds, unless disposed before. */
  after(milliseconds: number, run: () => void): Disposable;
}
