import { runChild } from '../child.ts';
import { goals } from '../goals.ts';
import type { BenchContext } from '../job.ts';
import type { Measurement } from '../measurement.ts';
import { compare } from '../pairs.ts';

/** S14: what starting costs before anything is done. */
export function* start({ program, rounds, untilMs }: BenchContext): Generator<Measurement> {
  const ours = { name: 'prometeu --version', run: () => runChild(process.execPath, [program, '--version']) };
  const bare = { name: 'node -e 0', run: () => runChild(process.execPath, ['-e', '0']) };
  yield { goal: goals.start, kind: 'measured', found: compare(ours, bare, Math.max(rounds, 21), untilMs) };
}
