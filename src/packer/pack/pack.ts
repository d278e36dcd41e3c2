/**
 * The pack, on one screen (operations.md §8): gate → freeze → plan → materialize → emit → verify → promote.
 *
 * - P1 Nothing is written before the gate has passed, and nothing in `build/` but staging before promotion.
 * - P2 After the freeze no file of the workspace is read: what is packed is what was frozen.
 * - P3 What is promoted was opened and verified by the reader, as a stranger would.
 * - P4 A pack that ends in any other way than success leaves `build/` as it was.
 * - P5 Equal inputs give equal bytes: no time, path, host or order of events is in any output.
 * - P6 Equal outputs are not written again, nor made again when the frozen inputs are those of the last pack and
 *   every file it published still has the digest it was verified with.
 *
 * Each phase takes the value of the one before, so none can be left out or swapped.
 */
import { err, ok, type Result } from '../../base/result.ts';
import type { OptionalCompanion } from '../../contract/documents.ts';
import type { PackerError } from '../../contract/errors.ts';
import type { PackPhase } from '../../contract/events.ts';
import type { PackFailure, PackResult } from '../../contract/operations/pack.ts';
import { ioError } from '../../io/io-error.ts';
import { compareWithBuild } from './compare.ts';
import { checkpoint, PackCancelled, PackRefused, type PackContext } from './context.ts';
import { emit } from './emit.ts';
import { freeze } from './freeze.ts';
import { gate, type GatedSnapshot } from './gate.ts';
import { materialize } from './materialize.ts';
import { planPack } from './plan.ts';
import { promote } from './promote.ts';
import { failureOfKind, PackTally } from './result.ts';
import { packKey, rememberPack, standingPack } from './standing-pack.ts';
import { openStaging, type Destination, type Staging } from './staging.ts';
import { verify } from './verify.ts';
import type { Snapshot } from '../snapshot/model.ts';

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

async function make(
  context: PackContext,
  staging: Staging,
  gated: GatedSnapshot,
  tally: PackTally,
  phases: Phases,
): Promise<PackResult> {
  tally.executionStarted = true;
  const frozen = await phases.run('freeze', () => freeze(context, gated, staging));
  if (!frozen.ok) return frozen.error.kind === 'gate' ? tally.blocked(frozen.error) : tally.failed(frozen.error);
  tally.fingerprint = frozen.value.fingerprint;

  const plan = await phases.run('plan', async () => planPack(frozen.value.snapshot, context.families, context.facts));
  context.report.started(plan.assets.length);

  const optional = companionsWanted(frozen.value.snapshot);
  const remembers = context.settings.cache && staging.destination.kind === 'build';
  const key = remembers ? packKey(context, frozen.value, plan, optional) : '';
  const standing = remembers ? standingPack(context, key, frozen.value) : undefined;
  if (standing) return tally.standing(standing);

  const made = await phases.run('materialize', () => materialize(context, frozen.value, staging));
  if (!made.ok) return tally.failed(made.error);
  tally.assets = made.value;

  const staged = await phases.run('emit', () => emit(context, plan, made.value, staging, optional));
  if (!staged.ok) return tally.failed(staged.error);

  const build = await phases.run('verify', () => verify(context, staged.value));
  if (!build.ok) return tally.failed(build.error);
  tally.build = build.value;

  if (staging.destination.kind === 'outside') return tally.compared(compareWithBuild(context, build.value));
  await checkpoint(context);
  const promoted = await phases.run('promote', async () => promote(context, build.value, tally));
  if (remembers && promoted.durability === 'durable') rememberPack(context, key, [build.value.archive, ...build.value.companions], made.value);
  return promoted;
}

/** The optional companions that the project asks for, in the order of their names, each once. */
function companionsWanted({ settings }: Snapshot): readonly OptionalCompanion[] {
  return [...new Set(settings.settings.companions)].sort();
}

/** Says which phase runs, and what a failure of the disk during it is called. */
class Phases {
  readonly #context: PackContext;
  #phase: PackPhase = 'gate';

  constructor(context: PackContext) {
    this.#context = context;
  }

  async run<T>(phase: PackPhase, work: () => Promise<T>): Promise<T> {
    this.#phase = phase;
    this.#context.report.phase(phase);
    return work();
  }

  failureKind(): PackFailure['kind'] {
    if (this.#phase === 'gate') return 'gate';
    return this.#phase === 'promote' ? 'persistence' : 'materialization';
  }

  doing(): string {
    return this.#phase === 'gate' ? 'gather what is needed for' : 'make';
  }
}
