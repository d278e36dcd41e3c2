import { ok, type Result } from '../../base/result.ts';
import type { PackerError } from '../../contract/errors.ts';
import type { PackResult } from '../../contract/operations/pack.ts';
import type { AnswerOf, ValidRequestOf } from '../../contract/operations.ts';
import { attempt } from '../../io/io-error.ts';
import { makeTemporaryDirectory } from '../../io/temporary-directory.ts';
import type { Change } from '../commit/lane.ts';
import { concernsPack } from '../diagnostics/diagnose.ts';
import { familyNamed } from '../families/list.ts';
import { inputFingerprint } from '../pack/fingerprint.ts';
import { packable, planPack } from '../pack/plan.ts';
import { isActive } from '../snapshot/model.ts';
import { unregisteredRoots, registeredRoots } from '../snapshot/query.ts';
import { lookInto } from './look-into.ts';
import type { PackTicket } from './pack-control.ts';
import { inLane } from './exclusive.ts';
import { runPack, type PackRequest } from './pack-run.ts';
import type { Project } from './project.ts';

/** What a pack would be made of now, in order, and what stays out and why. */
export async function summarizePackWorkspace(
  project: Project,
  turn: () => Promise<void>,
): Promise<AnswerOf<'summarizePackWorkspace'>> {
  const looked = await lookInto(project, packable, turn);
  if (!looked.ok) return looked;
  const { snapshot, chosen } = looked.value;
  const plan = planPack(snapshot, familyNamed, project.parts.inspection.facts);
  return ok({
    ...project.stamp(),
    assets: [...plan.assets],
    left_out: leftOut(project),
    input_bytes: plan.assets.reduce((sum, asset) => sum + asset.input_bytes, 0),
    input_fingerprint: inputFingerprint(chosen),
  });
}

type LeftOut = Extract<AnswerOf<'summarizePackWorkspace'>, { ok: true }>['value']['left_out'];

function leftOut({ snapshot }: Project): LeftOut {
  const present = registeredRoots(snapshot).flatMap((asset): LeftOut => {
    const { asset_id } = asset.entry;
    if (!isActive(asset)) return [{ asset_id, root: asset.root, reason: 'excluded' }];
    return asset.declaration.state === 'valid' ? [] : [{ asset_id, root: asset.root, reason: 'declaration_invalid' }];
  });
  const missing = snapshot.missing.map(({ asset_id, root, included_in_build: included }) => ({
    asset_id,
    root,
    reason: included ? ('missing' as const) : ('excluded' as const),
  }));
  const strangers = unregisteredRoots(snapshot).map(({ root }) => ({ root, reason: 'unregistered' as const }));
  return [...[...present, ...missing].sort((a, b) => (a.asset_id ?? 0) - (b.asset_id ?? 0)), ...strangers];
}

/** What the gate would say now: also that it would not pass what nobody can look into. */
export async function validatePackWorkspace(
  project: Project,
  turn: () => Promise<void>,
): Promise<AnswerOf<'validatePackWorkspace'>> {
  const looked = await lookInto(project, packable, turn);
  if (!looked.ok) return looked;
  const { snapshot, unread } = looked.value;
  const diagnostics = project.diagnostics().filter(concernsPack(snapshot));
  const active = registeredRoots(snapshot).filter(isActive);
  return ok({
    ...project.stamp(),
    blocked: unread.length > 0 || diagnostics.some(({ severity }) => severity === 'error'),
    diagnostics,
    assets: active.map((asset) => ({
      asset_id: asset.entry.asset_id,
      root: asset.root,
      errors: count(asset.root, 'error'),
      warnings: count(asset.root, 'warning'),
    })),
  });

  function count(root: string, severity: 'error' | 'warning'): number {
    return diagnostics.filter((found) => found.place.root === root && found.severity === severity).length;
  }
}

/** Packs into `build/`, or for a check into a private directory that is compared with it. */
export async function packWorkspace(
  project: Project,
  { mode, workers, cache }: ValidRequestOf<'packWorkspace'>,
  ticket: PackTicket,
): Promise<AnswerOf<'packWorkspace'>> {
  return inLane(project, (change) => {
    const settings = { workers: workers ?? 'auto', cache } as const;
    return mode === 'check'
      ? checkBuild(project, change, { settings: { ...settings, cache: false }, ticket })
      : runPack(project, change, { destination: { kind: 'build' }, settings, ticket });
  });
}

/** Nothing of the project is written, and no cache is believed. */
async function checkBuild(
  project: Project,
  change: Change,
  request: Omit<PackRequest, 'destination'>,
): Promise<Result<PackResult, PackerError>> {
  const directory = attempt('make', 'a temporary directory', () => makeTemporaryDirectory(project.parts.medium.fs));
  if (!directory.ok) return directory;
  try {
    return await runPack(project, change, { ...request, destination: { kind: 'outside', directory: directory.value.path } });
  } finally {
    directory.value.dispose();
  }
}
