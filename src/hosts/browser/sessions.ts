import type { HostClock } from './clock.ts';
import type { HostLimits } from './limits.ts';
import { RateLimit } from './rate-limit.ts';
import { digestOf, newSecret, sameSecret, type SecretDigest } from './secret.ts';

/** One browser tab that was let in, and those it opened itself. */
export interface BrowserSession {
  /** Says nothing about the key. */
  readonly id: number;
  readonly requests: RateLimit;
}

export type Exchange =
  | { readonly kind: 'exchanged'; readonly key: string }
  | { readonly kind: 'wrong_token' }
  | { readonly kind: 'too_many_attempts' }
  | { readonly kind: 'too_many_sessions' };

interface Held {
  readonly session: BrowserSession;
  readonly key: SecretDigest;
  usedAt: number;
}

/**
 * Who was let in. A token is good for one exchange; at most one waits to be used. Of tokens and keys alone the
 * digests are kept.
 */
export class Sessions {
  readonly #clock: HostClock;
  readonly #limits: Pick<HostLimits, 'sessions' | 'requests' | 'wrongTokens'>;
  /** Whether somebody sits there; a session that is in use is not given up for another. */
  readonly #inUse: (session: BrowserSession) => boolean;
  readonly #wrong: RateLimit;
  #token: SecretDigest | undefined;
  #held: readonly Held[] = [];
  #lastId = 0;

  constructor(
    clock: HostClock,
    limits: Pick<HostLimits, 'sessions' | 'requests' | 'wrongTokens'>,
    inUse: (session: BrowserSession) => boolean,
  ) {
    this.#clock = clock;
    this.#limits = limits;
    this.#inUse = inUse;
    this.#wrong = new RateLimit(clock, limits.wrongTokens);
  }

  /** Makes the token that is good from now on; the one before is not, used or not. */
  newToken(): string {
    const token = newSecret();
    this.#token = digestOf(token);
    return token;
  }

  exchange(token: string): Exchange {
    if (!this.#token || !sameSecret(this.#token, digestOf(token))) {
      return { kind: this.#wrong.take() ? 'wrong_token' : 'too_many_attempts' };
    }
    if (!this.#makeRoom()) return { kind: 'too_many_sessions' };
    this.#token = undefined;
    const key = newSecret();
    this.#lastId += 1;
    const session = { id: this.#lastId, requests: new RateLimit(this.#clock, this.#limits.requests) };
    this.#held = [...this.#held, { session, key: digestOf(key), usedAt: this.#clock.now() }];
    return { kind: 'exchanged', key };
  }

  /** Every key is compared, whichever it is. */
  find(key: string): BrowserSession | undefined {
    const digest = digestOf(key);
    const found = this.#held.filter((held) => sameSecret(held.key, digest))[0];
    if (found) found.usedAt = this.#clock.now();
    return found?.session;
  }

  #makeRoom(): boolean {
    if (this.#held.length < this.#limits.sessions) return true;
    const idle = this.#held.filter((held) => !this.#inUse(held.session)).sort((a, b) => a.usedAt - b.usedAt)[0];
    this.#held = this.#held.filter((held) => held !== idle);
    return idle !== undefined;
  }
}
