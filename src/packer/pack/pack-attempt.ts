import { attempt } from '../../io/io-error.ts';
import { err, type Result } from '../../base/result.ts';
import type { OptionalCompanion } from '../../contract/documents.ts';
import type { PackPhase } from '../../contract/events.ts';
import type { PackFailure, PackResult } from '../../contract/operations/pack.ts';
import type { Snapshot } from '../snapshot/model.ts';
import { compareWithBuild } from './compare.ts';
import { checkpoint, type PackContext } from './context.ts';
import { emit } from './emit.ts';
import { freeze, type FrozenInputs } from './freeze/freeze.ts';
import type { GatedSnapshot } from './gate.ts';
import { materialize } from './materialize/materialize.ts';
import { NewPayloads } from './payload/new-payloads.ts';
import type { PayloadCache } from './payload/payload-cache.ts';
import { PayloadLost } from './payload/payload-file.ts';
import { packable, planPack, type PackPlan } from './plan.ts';
import { promote } from './promote.ts';
import { recall, type Belief, type Recalled } from './recall.ts';
import type { PackTally } from './result.ts';
import { rememberPack } from './standing-pack.ts';
import type { Staging } from './staging.ts';
import { verify, type VerifiedBuild } from './verify.ts';

/** How an attempt ends: with the pack's result, or with less to go by. */
export type Outcome = { readonly kind: 'result'; readonly result: PackResult } | { readonly kind: 'again'; readonly believes: Exclude<Belief, 'all'> };

/** The phases after the gate, once: freeze → plan → materialize → emit → verify → promote. */
export class PackAttempt {
  readonly #context: PackContext;
  readonly #staging: Staging;
  #cache: PayloadCache | undefined;
  readonly #belief: Belief;
  readonly #phases: Phases;
  readonly #tally: PackTally;

  constructor(context: PackContext, staging: Staging, belief: Belief, phases: Phases, tally: PackTally) {
    this.#context = context;
    this.#staging = staging;
    this.#belief = belief;
    this.#phases = phases;
    this.#tally = tally;
  }

  async run(gated: GatedSnapshot): Promise<Outcome> {
    const context = this.#context;
    const optional = companionsWanted(gated.snapshot);
    const remembers = context.settings.cache && this.#staging.destination.kind === 'build';
    const roots = packable(gated.snapshot);
    const [recalled, frozen] = await this.#phases.run('freeze', async () => {
      this.#cache = context.settings.cache ? this.#staging.payloadCache() : undefined;
      if (this.#belief === 'nothing') this.#cache?.forget();
      const left = recall(context, roots, optional, { belief: this.#belief, remembers, cache: this.#cache, made: gated.made });
      return [left, await freeze(context, gated, this.#staging, left.holds)] as const;
    });
    if (!frozen.ok) return ended(frozen.error.kind === 'gate' ? this.#tally.blocked(frozen.error) : this.#tally.failed(frozen.error));
    this.#tally.fingerprint = frozen.value.fingerprint;

    const plan = await this.#phases.run('plan', async () => planPack(frozen.value.snapshot, context.families));
    if (this.#belief === 'all') context.report.started(plan.assets.length);
    if (!recalled.standing) return this.#makeAll(frozen.value, recalled, plan, optional);
    if (!recalled.standing.stillStands()) return { kind: 'again', believes: 'payloads' };
    return ended(this.#tally.standing(recalled.standing, frozen.value.assets));
  }

  async #makeAll(frozen: FrozenInputs, recalled: Recalled, plan: PackPlan, optional: readonly OptionalCompanion[]): Promise<Outcome> {
    const { fs } = this.#context;
    const privateFile = this.#staging.privateFile('payloads');
    const made = new NewPayloads(fs, this.#cache?.placeFor(privateFile, this.#staging.directory) ?? privateFile);
    // What was made before it failed or was cancelled need not be made again.
    const keep = (wentWell: boolean): void => {
      attempt('keep', 'the payloads', () => made.finish());
      if (this.#cache) this.#cache.settle(made, wentWell);
      else made.dispose();
    };
    try {
      const build = await this.#verified(frozen, recalled, plan, optional, made);
      if (build.ok) return ended(await this.#publish(build.value, recalled, keep));
      keep(false);
      const { failure, doubtsPayloads } = build.error;
      return doubtsPayloads && isBelieved(recalled) ? { kind: 'again', believes: 'nothing' } : ended(this.#tally.failed(failure));
    } catch (error) {
      keep(false);
      if (error instanceof PayloadLost && isBelieved(recalled)) return { kind: 'again', believes: 'nothing' };
      throw error;
    }
  }

  async #verified(
    frozen: FrozenInputs,
    recalled: Recalled,
    plan: PackPlan,
    optional: readonly OptionalCompanion[],
    payloads: NewPayloads,
  ): Promise<Result<VerifiedBuild, Unmade>> {
    const context = this.#context;
    const made = await this.#phases.run('materialize', async () => {
      const assets = await materialize(context, frozen, recalled, this.#staging, payloads);
      if (assets.ok) this.#cache?.gather(payloads);
      payloads.finish();
      return assets;
    });
    if (!made.ok) return err({ failure: made.error, doubtsPayloads: false });
    this.#tally.assets = made.value;
    const staged = await this.#phases.run('emit', () => emit(context, plan, made.value, this.#staging, optional));
    const build = staged.ok ? await this.#phases.run('verify', () => verify(context, staged.value)) : staged;
    // Payloads that were kept are looked at first by the archive's writer and its verification.
    return build.ok ? build : err({ failure: build.error, doubtsPayloads: build.error.error.code !== 'io_error' });
  }

  async #publish(build: VerifiedBuild, { packKey }: Recalled, keep: (wentWell: boolean) => void): Promise<PackResult> {
    const context = this.#context;
    this.#tally.build = build;
    if (this.#staging.destination.kind === 'outside') {
      keep(true);
      return this.#tally.compared(compareWithBuild(context, build));
    }
    await context.beforePromotion();
    await checkpoint(context);
    const promoted = await this.#phases.run('promote', async () => {
      // Before the staging directory goes with the commit.
      keep(true);
      return promote(context, build, this.#tally);
    });
    if (packKey !== undefined && promoted.durability === 'durable') rememberPack(context, packKey, [build.archive, ...build.companions], this.#tally.assets);
    return promoted;
  }
}

interface Unmade {
  readonly failure: PackFailure;
  /** Whether payloads that were believed may be what is wrong: no conversion says so, and no disk that fails. */
  readonly doubtsPayloads: boolean;
}

function ended(result: PackResult): Outcome {
  return { kind: 'result', result };
}

function isBelieved({ payloads }: Recalled): boolean {
  return payloads.some((payload) => payload !== undefined);
}

/** The optional companions that the project asks for, in the order of their names, each once. */
function companionsWanted({ settings }: Snapshot): readonly OptionalCompanion[] {
  return [...new Set(settings.settings.companions)].sort();
}

/** Says which phase runs, and what a failure of the disk during it is called. */
export class Phases {
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
