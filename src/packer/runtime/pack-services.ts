import { ok, type Result } from '../../base/result.ts';
import type { Diagnostic } from '../../contract/diagnostics.ts';
import type { PackerError } from '../../contract/errors.ts';
import type { PackResult } from '../../contract/operations/pack.ts';
import type { AnswerOf, ValidRequestOf } from '../../contract/operations.ts';
import { attempt } from '../../io/io-error.ts';
import { makeTemporaryDirectory } from '../../io/temporary-directory.ts';
import type { Change } from '../commit/lane.ts';
import { concernsPack } from '../diagnostics/diagnose.ts';
import { packable } from '../pack/plan.ts';
import { isActive, type Snapshot } from '../snapshot/model.ts';
import { registeredRoots } from '../snapshot/query.ts';
import { lookInto } from './look-into.ts';
import type { PackTicket } from './pack-control.ts';
import type { PackMemory } from './pack-memory.ts';
import { inLane } from './exclusive.ts';
import { runPack, type PackRequest } from './pack-run.ts';
import type { Project } from './project.ts';
import { countsOf, findingsByRoot } from './rows.ts';

/** What the gate would say now: also that it would not pass what nobody can look into. */
export async function validatePackWorkspace(
  project: Project,
  { limit = Infinity }: ValidRequestOf<'validatePackWorkspace'>,
  turn: () => Promise<void>,
): Promise<AnswerOf<'validatePackWorkspace'>> {
  const looked = await lookInto(project, packable, turn);
  if (!looked.ok) return looked;
  const { snapshot, unread } = looked.value;
  const diagnostics = project.diagnostics().filter(concernsPack(snapshot));
  const counts = countsOf(diagnostics);
  return ok({
    ...project.stamp(),
    blocked: unread.length > 0 || counts.errors > 0,
    diagnostics: diagnostics.slice(0, limit),
    counts,
    unread: unread.map(({ file, detail }) => ({ file, says: detail })),
    assets: judgedAssets(snapshot, diagnostics).slice(0, limit),
  });
}

type JudgedAsset = Extract<AnswerOf<'validatePackWorkspace'>, { ok: true }>['value']['assets'][number];

/** Those with errors first, then those with warnings; by id among themselves. */
function judgedAssets(snapshot: Snapshot, diagnostics: readonly Diagnostic[]): readonly JudgedAsset[] {
  const found = findingsByRoot(diagnostics);
  const rows = registeredRoots(snapshot).filter(isActive).map(({ entry, root }): JudgedAsset => {
    const { errors, warnings } = countsOf(found.get(root) ?? []);
    return { asset_id: entry.asset_id, root, errors, warnings };
  });
  const rank = ({ errors, warnings }: JudgedAsset): number => (errors > 0 ? 0 : warnings > 0 ? 1 : 2);
  return rows.sort((one, other) => rank(one) - rank(other));
}

/** Packs into `build/`, or for a check into a private directory that is compared with it. */
export async function packWorkspace(
  project: Project,
  { mode, workers, cache, limit }: ValidRequestOf<'packWorkspace'>,
  ticket: PackTicket,
  memory: PackMemory,
): Promise<AnswerOf<'packWorkspace'>> {
  const packed = await inLane(project, (change) => {
    const settings = { workers: workers ?? 'auto', cache } as const;
    return mode === 'check'
      ? checkBuild(project, change, { settings: { ...settings, cache: false }, ticket })
      : memory.over(project, () => runPack(project, change, { destination: { kind: 'build' }, settings, ticket }));
  });
  return packed.ok && limit !== undefined ? ok(firstOf(packed.value, limit)) : packed;
}

/** How the last pack ended, as far as one answer carries it. */
export function getLastPack({ ended }: PackMemory, running: boolean, { limit }: ValidRequestOf<'getLastPack'>): AnswerOf<'getLastPack'> {
  if (!ended) return ok({ running });
  return ok(ended.ok ? { running, result: firstOf(ended.value, limit) } : { running, refused: ended.error });
}

function firstOf(result: PackResult, limit: number): PackResult {
  const { failure, assets, warnings } = result;
  const first = { ...result, assets: assets.slice(0, limit), warnings: warnings.slice(0, limit) };
  if (!failure) return first;
  const { diagnostics, files } = failure;
  return { ...first, failure: { ...failure, diagnostics: diagnostics.slice(0, limit), ...(files ? { files: files.slice(0, limit) } : {}) } };
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
