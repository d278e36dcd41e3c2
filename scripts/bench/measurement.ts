import type { Goal } from './goals.ts';
import type { Comparison } from './pairs.ts';

/** One line of the table. */
export type Measurement =
  | { readonly goal: Goal; readonly kind: 'measured'; readonly found: Comparison }
  | { readonly goal: Goal; readonly kind: 'skipped'; readonly reason: string };

export type Verdict = 'aim' | 'met' | 'missed';

/** A goal is missed when both the median and the best exceed it: one of them alone may be the machine's noise. */
export function verdictOf({ limit, aim }: Goal, { median, best }: Comparison): Verdict {
  const within = (bound: number): boolean => Math.min(median, best) <= bound;
  if (!within(limit)) return 'missed';
  return aim !== undefined && within(aim) ? 'aim' : 'met';
}
