import { disposable } from '../../src/base/disposable.ts';
import type { HostClock } from '../../src/hosts/browser/clock.ts';

/** Time that passes when a test says so, and what was to happen in it happens at once and in order. */
export class ManualClock implements HostClock {
  readonly #due = new Set<{ readonly at: number; readonly run: () => void }>();
  #now = 0;

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, run: () => void) {
    const timer = { at: this.#now + milliseconds, run };
    this.#due.add(timer);
    return disposable(() => {
      this.#due.delete(timer);
    });
  }

  /** How many wait for their time. */
  get waiting(): number {
    return this.#due.size;
  }

  pass(milliseconds: number): void {
    const until = this.#now + milliseconds;
    for (;;) {
      const next = [...this.#due].filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#due.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.run();
    }
    this.#now = until;
  }
}
