import type { HostClock } from './clock.ts';
import type { Rate } from './limits.ts';

/** A bucket that fills at a steady rate: so many at once, so many a second after that. */
export class RateLimit {
  readonly #clock: Pick<HostClock, 'now'>;
  readonly #rate: Rate;
  #left: number;
  #filledAt: number;

  constructor(clock: Pick<HostClock, 'now'>, rate: Rate) {
    this.#clock = clock;
    this.#rate = rate;
    this.#left = rate.burst;
    this.#filledAt = clock.now();
  }

  /** Takes one; `false` when there is none. */
  take(): boolean {
    const now = this.#clock.now();
    const filled = this.#left + ((now - this.#filledAt) / 1000) * this.#rate.perSecond;
    this.#left = Math.min(this.#rate.burst, filled);
    this.#filledAt = now;
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}
