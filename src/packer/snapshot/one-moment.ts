import type { Steps } from '../../base/steps.ts';

/** Told when something whose name was just read is not there: what is being read is of two moments. */
export type Gone = () => void;

/** How often a reading is made anew that somebody moved or removed files under. */
const attempts = 3;

/**
 * Reads again what somebody moved or removed files under meanwhile: half of a move is nothing that ever was on the
 * disk, and no finding. Where that never rests, the last reading stands with what it found.
 */
export function* ofOneMoment<T>(read: (gone: Gone) => Steps<T>): Steps<T> {
  for (let left = attempts; ; left--) {
    let isTorn = false;
    const outcome = yield* read(() => {
      isTorn = true;
    });
    if (!isTorn || left === 1) return outcome;
  }
}
