/** One of the two things compared. Times are wall time, milliseconds. */
export interface Side {
  readonly name: string;
  /** Puts things as the run needs them; not timed. */
  readonly prepare?: () => void;
  /** Throws when what it starts fails. */
  readonly run: () => void;
}

/** What a paired run came to. Times themselves are no result: the machine is shared (docs/speed.md). */
export interface Comparison {
  readonly rounds: number;
  /** The median of the ratios of the pairs. */
  readonly median: number;
  /** The quickest of ours over the quickest of theirs. */
  readonly best: number;
  /** A quarter of the pairs lies below the first, a quarter above the second. */
  readonly spread: readonly [number, number];
}

/** Rounds that count; one more is run first and thrown away. */
export const leastRounds = 7;

/**
 * Runs both sides in turn, the first of a round going second in the next, so that whatever slows the machine
 * for a while slows both. `untilMs` ends it early, but never below three rounds.
 */
export function compare(ours: Side, theirs: Side, rounds: number, untilMs: number): Comparison {
  const begun = performance.now();
  const pairs: (readonly [ours: number, theirs: number])[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    if (round > 3 && performance.now() - begun > untilMs) break;
    const first = round % 2 === 0 ? ours : theirs;
    const second = first === ours ? theirs : ours;
    const one = timed(first);
    const other = timed(second);
    if (round > 0) pairs.push(first === ours ? [one, other] : [other, one]);
  }
  return summary(pairs);
}

export function timed({ prepare, run }: Side): number {
  prepare?.();
  const begun = performance.now();
  run();
  return performance.now() - begun;
}

export function summary(pairs: readonly (readonly [ours: number, theirs: number])[]): Comparison {
  const ratios = pairs.map(([ours, theirs]) => ours / theirs);
  const best = Math.min(...pairs.map(([ours]) => ours)) / Math.min(...pairs.map(([, theirs]) => theirs));
  return { rounds: pairs.length, median: quantile(ratios, 0.5), best, spread: [quantile(ratios, 0.25), quantile(ratios, 0.75)] };
}

/** Between the two nearest where it falls between them. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? NaN;
  const above = sorted[Math.ceil(place)] ?? NaN;
  return below + (above - below) * (place - Math.floor(place));
}
