import { ok } from '../../../src/base/result.ts';
import type { Result } from '../../../src/base/result.ts';
import type { PackerError } from '../../../src/contract/errors.ts';
import type { FileSystem } from '../../../src/io/file-system.ts';
import { openContainedRoot } from '../../../src/io/contained-path.ts';
import { commit } from '../../../src/packer/commit/commit.ts';
import type { Medium } from '../../../src/packer/commit/medium.ts';
import { diagnose } from '../../../src/packer/diagnostics/diagnose.ts';
import { families, familyNamed } from '../../../src/packer/families/list.ts';
import { defaultInputBudget, defaultPayloadBudget } from '../../../src/packer/pack/context.ts';
import type { PackContext, PackProgress } from '../../../src/packer/pack/context.ts';
import { emit } from '../../../src/packer/pack/emit.ts';
import type { StagedBuild } from '../../../src/packer/pack/emit.ts';
import { freeze } from '../../../src/packer/pack/freeze/freeze.ts';
import type { FrozenInputs } from '../../../src/packer/pack/freeze/freeze.ts';
import { gate } from '../../../src/packer/pack/gate.ts';
import type { GatedSnapshot } from '../../../src/packer/pack/gate.ts';
import { lookAhead } from '../../../src/packer/pack/look-ahead.ts';
import { materialize } from '../../../src/packer/pack/materialize/materialize.ts';
import type { MaterializedAsset } from '../../../src/packer/pack/materialize/materialize.ts';
import { NewPayloads } from '../../../src/packer/pack/payload/new-payloads.ts';
import { packable, planPack } from '../../../src/packer/pack/plan.ts';
import { recall } from '../../../src/packer/pack/recall.ts';
import type { Recalled } from '../../../src/packer/pack/recall.ts';
import { openStaging } from '../../../src/packer/pack/staging.ts';
import type { Destination, Staging } from '../../../src/packer/pack/staging.ts';
import { verify } from '../../../src/packer/pack/verify.ts';
import type { VerifiedBuild } from '../../../src/packer/pack/verify.ts';
import { FactStore } from '../../../src/packer/snapshot/fact-store.ts';
import { loadSnapshot } from '../../../src/packer/snapshot/load.ts';
import { probeAsset } from '../../../src/packer/snapshot/probe.ts';
import { tinyPlace } from '../../support/tiny-project.ts';

const walkers = families.map((family) => family.walker);

/** A pack's surroundings without a runtime, and what it told them. */
export interface PackBench {
  readonly context: PackContext;
  readonly heard: (string | PackProgress)[];
  readonly forgotten: string[];
  readonly abort: AbortController;
}

export function packBench(fs: FileSystem, change: Partial<PackContext> = {}): PackBench {
  const project = value(openContainedRoot(fs, tinyPlace));
  const medium: Medium = { fs, projectDir: project.path, flushBy: 'directory' };
  const facts = new FactStore(walkers);
  const heard: (string | PackProgress)[] = [];
  const forgotten: string[] = [];
  const abort = new AbortController();
  const context: PackContext = {
    fs,
    project,
    medium,
    operationId: 'Abcdefghij0123456789',
    families: familyNamed,
    refresh: () => Promise.resolve(ok(loadSnapshot({ project, walkers, generation: 1 }))),
    diagnose: async (snapshot) => {
      const { made, left } = await lookAhead(context, facts, packable(snapshot), () => undefined);
      const unread = left.flatMap((asset) => probeAsset({ project, walkers, facts, depth: 'content' }, asset));
      return { diagnostics: diagnose(snapshot, facts), unread, made };
    },
    facts,
    exclusive: async (work) => ok(await work()),
    beforePromotion: () => Promise.resolve(),
    commit: (set) => commit(medium, set),
    forget: (paths) => forgotten.push(...paths),
    settings: { workers: 0, cache: false, inputBudget: defaultInputBudget, payloadBudget: defaultPayloadBudget },
    signal: abort.signal,
    report: {
      started: (assets) => heard.push(`started ${assets}`),
      phase: (phase) => heard.push(phase),
      progress: (progress) => heard.push(progress),
    },
    now: () => 0,
    ...change,
  };
  return { context, heard, forgotten, abort };
}

/** One pack carried as far as a test wants it; each phase from the value of the one before. */
export async function gated({ context }: PackBench): Promise<GatedSnapshot> {
  return value(await gate(context));
}

export function stagingOf({ context }: PackBench, destination: Destination = { kind: 'build' }): Staging {
  return value(openStaging(context.medium, context.operationId, destination));
}

export async function frozen(bench: PackBench, staging: Staging): Promise<FrozenInputs> {
  return value(await freeze(bench.context, await gated(bench), staging));
}

export interface Made {
  readonly inputs: FrozenInputs;
  readonly made: readonly MaterializedAsset[];
  /** Where their bytes are. */
  readonly payloads: NewPayloads;
}

export async function made(bench: PackBench, staging: Staging): Promise<Made> {
  const inputs = await frozen(bench, staging);
  const payloads = new NewPayloads(bench.context.fs, staging.privateFile('payloads'));
  const made = value(await materialize(bench.context, inputs, recalledNothing(bench, inputs), staging, payloads));
  payloads.finish();
  return { inputs, made, payloads };
}

/** For a pack that goes by nothing. */
export function recalledNothing({ context }: PackBench, { snapshot }: FrozenInputs): Recalled {
  return recall(context, packable(snapshot), [], { belief: 'nothing', remembers: false, cache: undefined, made: new Map() });
}

export async function staged(bench: PackBench, staging: Staging): Promise<StagedBuild> {
  const { inputs, made: assets, payloads } = await made(bench, staging);
  const plan = planPack(inputs.snapshot, bench.context.families, bench.context.facts);
  const build = value(await emit(bench.context, plan, assets, staging));
  payloads.dispose();
  return build;
}

export async function verified(bench: PackBench, staging: Staging): Promise<VerifiedBuild> {
  return value(await verify(bench.context, await staged(bench, staging)));
}

function value<T>(result: Result<T, PackerError | { readonly error: PackerError }>): T {
  if (result.ok) return result.value;
  const error = 'error' in result.error ? result.error.error : result.error;
  throw new Error(`${error.code}: ${error.message}`);
}
