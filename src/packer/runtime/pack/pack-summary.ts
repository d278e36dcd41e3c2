import { ok, type Result } from '../../../base/result.ts';
import type { PackerError } from '../../../contract/errors.ts';
import type { PackDelta, PlannedAsset } from '../../../contract/operations/pack.ts';
import type { AnswerOf, ValidRequestOf } from '../../../contract/operations.ts';
import { buildFiles } from '../../../contract/operations/pack.ts';
import type { InspectedEntry } from '../../archive/inspect.ts';
import { familyNamed } from '../../families/list.ts';
import { inputFingerprint } from '../../pack/fingerprint.ts';
import { packable, planPack } from '../../pack/plan.ts';
import { payloadCacheToRead } from '../../pack/payload/payload-folder.ts';
import { assetById } from '../../snapshot/query.ts';
import { leftOut } from '../assets/left-out.ts';
import { registryReading } from '../assets/rows.ts';
import { sizesOf } from './pack-sizes.ts';
import { lookInto, type LookedInto } from '../diagnostics/look-into.ts';
import { inStretches } from '../in-stretches.ts';
import { nowAndThen } from '../now-and-then.ts';
import { deltaOf } from './pack-delta.ts';
import type { PackMemory } from './pack-memory.ts';
import type { Project } from '../project.ts';
import { getProjectSettings } from '../project-settings.ts';
import { buildStamp, standingBuild, type StandingBuild } from './standing-build.ts';

type Summary = Extract<AnswerOf<'summarizePackWorkspace'>, { ok: true }>['value'];
type SummarizedAsset = Summary['assets'][number];
type Removed = Summary['removed'][number];

/** All of it, of one generation. */
type WholeSummary = Omit<Summary, 'state'>;
type Tell = (step: 'look' | 'compare', done: number, total: number) => void;

/** Assets that are compared between two turns of the event loop. */
const stride = 256;

/**
 * What a pack would be made of now, in order, what stays out and why, and what that would change in `build/`: made
 * once, however many pages of it are asked for, until the project, `build/` or what is known of payloads is another.
 */
export class PackSummaries {
  readonly #project: Project;
  readonly #memory: PackMemory;
  readonly #turn: () => Promise<void>;
  #made: { readonly grounds: readonly unknown[]; readonly whole: WholeSummary } | undefined;
  #making: Promise<Result<WholeSummary, PackerError>> | undefined;

  constructor(project: Project, memory: PackMemory, turn: () => Promise<void>) {
    this.#project = project;
    this.#memory = memory;
    this.#turn = turn;
  }

  async summarizePackWorkspace({ offset, limit }: ValidRequestOf<'summarizePackWorkspace'>): Promise<AnswerOf<'summarizePackWorkspace'>> {
    const made = await this.#whole();
    if (!made.ok) return made;
    const { assets, left_out: out, removed } = made.value;
    const page = <T>(list: readonly T[]): T[] => list.slice(offset, limit === undefined ? undefined : offset + limit);
    // The state is of now, the generation that of the summary: whoever compares them sees that it is an earlier one.
    return ok({ ...made.value, state: this.#project.stamp().state, assets: page(assets), left_out: page(out), removed: page(removed) });
  }

  async #whole(): Promise<Result<WholeSummary, PackerError>> {
    const made = this.#made;
    if (made && this.#grounds().every((ground, at) => ground === made.grounds[at])) return ok(made.whole);
    this.#making ??= this.#make().finally(() => {
      this.#making = undefined;
    });
    return this.#making;
  }

  /** The snapshot, what is known of its files, what stands in `build/`, and the pack that may have filled the cache. */
  #grounds(): readonly unknown[] {
    const { snapshot, parts } = this.#project;
    return [snapshot, parts.inspection.known, buildStamp(this.#project), this.#memory.ended];
  }

  async #make(): Promise<Result<WholeSummary, PackerError>> {
    const tells = { look: this.#telling('look'), compare: this.#telling('compare') };
    const tell: Tell = (step, done, total) => tells[step](done, total);
    const pause = inStretches(this.#turn);
    const looked = await lookInto(this.#project, packable, (done, total) => {
      tell('look', done, total);
      return pause();
    }, 'accepted');
    if (!looked.ok) return looked;
    const grounds = this.#grounds();
    const whole = await summarize(this.#project, looked.value, tell, this.#turn);
    this.#made = { grounds, whole };
    return ok(whole);
  }

  #telling(step: 'look' | 'compare'): (done: number, total: number) => void {
    const { publisher } = this.#project.parts;
    return nowAndThen((done, total) => publisher.publish('summary.progress', this.#project.snapshot.generation, { step, done, total }));
  }
}

async function summarize(project: Project, { snapshot, chosen }: LookedInto, tell: Tell, turn: () => Promise<void>): Promise<WholeSummary> {
  const build = await standingBuild(project);
  const before = new Map((build?.inspection.entries ?? []).map((entry) => [entry.asset_id, entry]));
  const planned = planPack(snapshot, familyNamed, project.parts.inspection.facts).assets;
  const assets = await compared(project, { snapshot, planned, build, before }, tell, turn);
  const out = leftOut(snapshot, before);
  const removed = removedFrom(before, assets);
  const { companions, size_budgets: budgets } = getProjectSettings(project).value;
  return {
    generation: snapshot.generation,
    ...registryReading(snapshot),
    assets,
    left_out: out,
    removed,
    totals: { assets: assets.length, left_out: out.length, ...deltaCounts(assets), removed: removed.length, ...movedCount(assets) },
    ...sizesOf(assets, budgets, build),
    companions: [buildFiles.asset_table, buildFiles.preload, buildFiles.metadata, ...companions.map((name) => `build/${name}`)],
    ...(build ? { last_pack: { archive_sha256: build.sha256, archive_size: build.inspection.size, assets: before.size } } : {}),
    input_fingerprint: inputFingerprint(chosen),
  };
}

interface Comparison {
  readonly snapshot: LookedInto['snapshot'];
  readonly planned: readonly PlannedAsset[];
  readonly build: StandingBuild | undefined;
  readonly before: ReadonlyMap<number, InspectedEntry>;
}

async function compared(project: Project, { snapshot, planned, build, before }: Comparison, tell: Tell, turn: () => Promise<void>): Promise<SummarizedAsset[]> {
  const cache = payloadCacheToRead(project.parts.medium);
  const assets: SummarizedAsset[] = [];
  for (const [index, plan] of planned.entries()) {
    if (index % stride === stride - 1) {
      tell('compare', index + 1, planned.length);
      await turn();
    }
    const asset = assetById(snapshot, plan.asset_id);
    const old = before.get(plan.asset_id);
    const root = build?.roots.get(plan.asset_id);
    const delta = asset ? deltaOf(plan, asset, old, build, cache) : 'unknown';
    const moved = root === undefined || root === plan.root ? {} : { moved_from: root };
    assets.push({ ...plan, delta, ...(old ? { size_before: old.size } : {}), ...moved });
  }
  return assets;
}

function movedCount(assets: readonly SummarizedAsset[]): { readonly moved?: number } {
  const moved = assets.filter(({ moved_from: from }) => from !== undefined).length;
  return moved > 0 ? { moved } : {};
}

function removedFrom(before: ReadonlyMap<number, InspectedEntry>, assets: readonly SummarizedAsset[]): Removed[] {
  const now = new Set(assets.map(({ asset_id: id }) => id));
  return [...before.values()]
    .filter(({ asset_id: id }) => !now.has(id))
    .map(({ asset_id: id, asset_name: name, bank_type: bank, size }) => ({ asset_id: id, asset_name: name, bank_type: bank, size_before: size }));
}

function deltaCounts(assets: readonly SummarizedAsset[]): Readonly<Record<PackDelta, number>> {
  const counts = { added: 0, changed: 0, unchanged: 0, unknown: 0 };
  for (const { delta } of assets) counts[delta]++;
  return counts;
}
