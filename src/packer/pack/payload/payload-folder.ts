import { Refusal } from '../../commit/failure.ts';
import { makeMissing } from '../../commit/journal.ts';
import { at, type Medium } from '../../commit/medium.ts';
import { standing } from '../../commit/standing.ts';
import { orNothing } from '../../../io/system-error.ts';
import { PayloadCache } from './payload-cache.ts';

/** Where the payload cache is, from the project's directory. */
export const payloadFolder = 'assets/.prometeu/cache/payloads';

/** The payload cache for who adds to it: its folder is made. Nothing where the disk does not let it, or a link is on the way. */
export function payloadCacheToFill(medium: Medium): PayloadCache | undefined {
  return isMade(medium) ? new PayloadCache(medium.fs, at(medium, payloadFolder)) : undefined;
}

/** The same for who only reads it: where there is none yet, none is made. */
export function payloadCacheToRead(medium: Medium): PayloadCache | undefined {
  const there = orNothing(() => standing(medium, payloadFolder).kind);
  return there === 'directory' ? new PayloadCache(medium.fs, at(medium, payloadFolder)) : undefined;
}

/** One payload cache for many uses, each of which finds what others put there meanwhile. */
export class LastingPayloadCache {
  readonly #medium: Medium;
  #cache: PayloadCache | undefined;

  constructor(medium: Medium) {
    this.#medium = medium;
  }

  /** As {@link payloadCacheToFill} has it. Whoever uses it disposes of it, and may have it again. */
  get(): PayloadCache | undefined {
    if (!isMade(this.#medium)) return undefined;
    this.#cache ??= new PayloadCache(this.#medium.fs, at(this.#medium, payloadFolder));
    this.#cache.renew();
    return this.#cache;
  }
}

function isMade(medium: Medium): boolean {
  try {
    return orNothing(() => {
      makeMissing(medium, payloadFolder);
      return true;
    }) ?? false;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return false;
  }
}
