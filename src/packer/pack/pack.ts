/**
 * The pack (operations.md §8), its phases in `pack-attempt.ts`: gate → freeze → plan → materialize → emit → verify → promote.
 *
 * - P1 Nothing is written before the gate has passed, and nothing in `build/` but staging before promotion.
 * - P2 After the freeze no file of the workspace is read: what is packed is what was frozen.
 * - P3 What is promoted was opened and verified by the reader, as a stranger would.
 * - P4 A pack that ends in any other way than success leaves `build/` as it was.
 * - P5 Equal inputs give equal bytes: no time, path, host or order of events is in any output.
 * - P6 Equal outputs are not written again, nor made again when the frozen inputs are those of the last pack and
 *   every file it published still has the digest it was verified with.
 * - P7 Caches change no byte: what was gone by and is not what it said makes the pack begin again without it.
 *
 * Each phase takes the value of the one before, so none can be left out or swapped.
 */
import { err, ok, type Result } from '../../base/result.ts';
import type { PackerError } from '../../contract/errors.ts';
import type { PackResult } from '../../contract/operations/pack.ts';
import { ioError } from '../../io/io-error.ts';
import { PackCancelled, PackRefused, type PackContext } from './context.ts';
import { gate, type GatedSnapshot } from './gate.ts';
import { PackAttempt, Phases } from './pack-attempt.ts';
import type { Belief } from './recall.ts';
import { failureOfKind, PackTally } from './result.ts';
import { openStaging, type Destination, type Staging } from './staging.ts';

/** Packs once. Errors: what `context.exclusive` answers when another process holds the project. */
export async function pack(context: PackContext, destination: Destination): Promise<Result<PackResult, PackerError>> {
  const tally = new PackTally(context);
  const phases = new Phases(context);
  try {
    const gated = await phases.run('gate', () => gate(context));
    if (!gated.ok) return ok(tally.blocked(gated.error));
    tally.warnings = gated.value.warnings;
    const staged = (): Promise<PackResult> => stage(context, destination, gated.value, tally, phases);
    if (destination.kind === 'outside') return ok(await staged());
    const done = await context.exclusive(staged);
    // Cancelled while it waited for another process: a result like any other.
    return !done.ok && done.error.code === 'cancelled' ? ok(tally.cancelled()) : done;
  } catch (error) {
    if (error instanceof PackCancelled) return ok(tally.cancelled());
    if (error instanceof PackRefused) return err(error.error);
    return ok(tally.failed(failureOfKind(phases.failureKind(), ioError(error, phases.doing(), 'build/'))));
  }
}

async function stage(
  context: PackContext,
  destination: Destination,
  gated: GatedSnapshot,
  tally: PackTally,
  phases: Phases,
): Promise<PackResult> {
  const staging = openStaging(context.medium, context.operationId, destination);
  if (!staging.ok) return tally.failed(failureOfKind('persistence', staging.error));
  try {
    return await make(context, staging.value, gated, tally, phases);
  } finally {
    staging.value.remove();
  }
}

/** Begins again with less where what was gone by turns out to be wrong: a cache is as good as none, never worse. */
async function make(
  context: PackContext,
  staging: Staging,
  gated: GatedSnapshot,
  tally: PackTally,
  phases: Phases,
): Promise<PackResult> {
  tally.executionStarted = true;
  for (let belief: Belief = 'all'; ; staging.clear()) {
    const outcome = await new PackAttempt(context, staging, belief, phases, tally).run(gated);
    if (outcome.kind === 'result') return outcome.result;
    belief = outcome.believes;
  }
}
