/**
 * Work that can be paused: a generator that yields between two pieces of it and returns its outcome. Whoever
 * drives it decides whether anything else runs in between, and may end it early with `return`.
 */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Carries the work out at once. */
export function allSteps<T>(steps: Steps<T>): T {
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
  }
}
