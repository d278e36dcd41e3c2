import { useEffect, useState } from 'react';
import type { PackRun } from '../../state/pack-run.ts';
import { formatElapsed } from '../../ui/format.ts';
import { words } from '../../words/pack.ts';
import type { Packing } from './packing.ts';

/** Between two looks at the clock; a second is what it shows. */
const tick = 1000;

/**
 * Milliseconds that the pack has taken: as the packer counts them, and since it last said so as this page does. The
 * two clocks are never compared.
 */
export function useElapsed({ run, running, elapsed }: Packing): number | undefined {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    if (!running) return undefined;
    setNow(performance.now());
    const clock = setInterval(() => setNow(performance.now()), tick);
    return () => clearInterval(clock);
  }, [running, elapsed]);
  if (!running) return run && (run.finished?.elapsed_ms ?? between(run.started_at, run.heard_at));
  if (!elapsed) return run && between(run.started_at, run.heard_at);
  // Whole seconds: a number that stands still long enough to be read.
  return Math.floor((elapsed.milliseconds + Math.max(0, now - elapsed.at)) / tick) * tick;
}

/** A clock that runs begins at `0 s`; where it has stopped it says what it came to. */
export function elapsedText(milliseconds: number, running: boolean): string {
  return running && milliseconds < tick ? words.seconds(0) : formatElapsed(milliseconds);
}

/** How long a phase took, or has taken of what the whole pack has; nothing before it began. */
export function phaseElapsed({ phases, started_at: started, finished, heard_at: heard }: PackRun, at: number, whole: number | undefined): number | undefined {
  const from = phases[at]?.at;
  if (from === undefined) return undefined;
  const until = phases[at + 1]?.at ?? finished?.at;
  if (until !== undefined) return between(from, until);
  return Math.max(between(from, heard), (whole ?? 0) - between(started, from));
}

/** Milliseconds between two instants of the packer's clock; 0 where it went back. */
function between(from: string, to: string): number {
  const spent = Date.parse(to) - Date.parse(from);
  return Number.isFinite(spent) ? Math.max(0, spent) : 0;
}
