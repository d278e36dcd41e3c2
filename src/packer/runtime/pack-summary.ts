import { ok } from '../../base/result.ts';
import type { SizeBudgets } from '../../contract/documents.ts';
import type { PackDelta, PlannedAsset } from '../../contract/operations/pack.ts';
import type { AnswerOf, ValidRequestOf } from '../../contract/operations.ts';
import { buildFiles } from '../../contract/operations/pack.ts';
import { at } from '../commit/medium.ts';
import type { InspectedEntry } from '../archive/inspect.ts';
import { familyNamed } from '../families/list.ts';
import { inputFingerprint } from '../pack/fingerprint.ts';
import { packable, planPack } from '../pack/plan.ts';
import { PayloadCache } from '../pack/payload-cache.ts';
import { payloadFolder } from '../pack/staging.ts';
import { assetById } from '../snapshot/query.ts';
import { leftOut } from './left-out.ts';
import { lookInto } from './look-into.ts';
import { deltaOf } from './pack-delta.ts';
import type { Project } from './project.ts';
import { getProjectSettings } from './project-settings.ts';
import { standingBuild } from './standing-build.ts';

type Summary = Extract<AnswerOf<'summarizePackWorkspace'>, { ok: true }>['value'];
type SummarizedAsset = Summary['assets'][number];
type Removed = Summary['removed'][number];

/** Preload slots that a bank type has (formats.md §2). */
const slotCount = 16;
/** Assets that are compared between two turns of the event loop. */
const stride = 256;

/** What a pack would be made of now, in order, what stays out and why, and what that would change in `build/`. */
export async function summarizePackWorkspace(
  project: Project,
  { offset, limit }: ValidRequestOf<'summarizePackWorkspace'>,
  turn: () => Promise<void>,
): Promise<AnswerOf<'summarizePackWorkspace'>> {
  const looked = await lookInto(project, packable, turn);
  if (!looked.ok) return looked;
  const { snapshot, chosen } = looked.value;
  const build = standingBuild(project);
  const before = new Map((build?.inspection.entries ?? []).map((entry) => [entry.asset_id, entry]));
  const { medium, inspection } = project.parts;
  const cache = new PayloadCache(medium.fs, at(medium, payloadFolder));
  const assets: SummarizedAsset[] = [];
  for (const [index, planned] of planPack(snapshot, familyNamed, inspection.facts).assets.entries()) {
    if (index % stride === stride - 1) await turn();
    const asset = assetById(snapshot, planned.asset_id);
    const old = before.get(planned.asset_id);
    const delta = asset ? deltaOf(planned, asset, old, build, cache) : 'unknown';
    assets.push({ ...planned, delta, ...(old ? { size_before: old.size } : {}) });
  }
  const out = leftOut(snapshot, before);
  const removed = removedFrom(before, assets);
  const page = <T>(list: readonly T[]): T[] => list.slice(offset, limit === undefined ? undefined : offset + limit);
  const { size_budgets: budgets, companions } = getProjectSettings(project).value;
  return ok({
    ...project.stamp(),
    assets: page(assets),
    left_out: page(out),
    removed: page(removed),
    totals: { assets: assets.length, left_out: out.length, ...deltaCounts(assets), removed: removed.length },
    input_bytes: sum(assets, ({ input_bytes: bytes }) => bytes),
    expected_bytes: sum(assets, ({ expected_size: size }) => size ?? 0),
    expected_unknown: assets.filter(({ expected_size: size }) => size === undefined).length,
    ...(build ? { bytes_before: build.inspection.payload_bytes } : {}),
    banks: banksOf(assets, budgets),
    ...(budgets['total'] ? { total_budget: budgets['total'] } : {}),
    companions: [buildFiles.asset_table, buildFiles.preload, buildFiles.metadata, ...companions.map((name) => `build/${name}`)],
    ...(build ? { last_pack: { archive_sha256: build.sha256, archive_size: build.inspection.size, assets: before.size } } : {}),
    input_fingerprint: inputFingerprint(chosen),
  });
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

/** By bank type, in code-point order. */
function banksOf(assets: readonly PlannedAsset[], budgets: SizeBudgets): Summary['banks'] {
  const types = [...new Set([...assets.map(({ bank_type: type }) => type), ...Object.keys(budgets).filter((name) => name !== 'total')])].sort();
  return types.map((type) => {
    const own = assets.filter(({ bank_type: bank }) => bank === type);
    const slots = own.flatMap(({ slot, asset_id: id, asset_name: name }) => (slot === undefined ? [] : [{ slot, asset_id: id, asset_name: name }]));
    const budget = budgets[type];
    return {
      bank_type: type,
      assets: own.length,
      expected_bytes: sum(own, ({ expected_size: size }) => size ?? 0),
      unknown: own.filter(({ expected_size: size }) => size === undefined).length,
      slot_count: slotCount,
      slots: slots.sort((a, b) => a.slot - b.slot || a.asset_id - b.asset_id),
      ...(budget ? { budget } : {}),
    };
  });
}

function sum<T>(list: readonly T[], of: (item: T) => number): number {
  return list.reduce((all, item) => all + of(item), 0);
}
