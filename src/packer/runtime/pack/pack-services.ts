import { err, ok, type Result } from '../../../base/result.ts';
import type { Diagnostic } from '../../../contract/diagnostics.ts';
import type { PackerError } from '../../../contract/errors.ts';
import type { PackFailure, PackResult } from '../../../contract/operations/pack.ts';
import type { AnswerOf, ValidRequestOf } from '../../../contract/operations.ts';
import { attempt } from '../../../io/io-error.ts';
import { makeTemporaryDirectory } from '../../../io/temporary-directory.ts';
import type { Change } from '../../commit/lane.ts';
import { concernsPack } from '../../diagnostics/diagnose.ts';
import { packable } from '../../pack/plan.ts';
import { isActive, type Snapshot } from '../../snapshot/model.ts';
import { registeredRoots } from '../../snapshot/query.ts';
import { lookInto } from '../diagnostics/look-into.ts';
import { verifyDeterminism } from './determinism.ts';
import type { PackControl, PackTicket } from './pack-control.ts';
import type { PackMemory } from './pack-memory.ts';
import { packRefused } from '../changes/change-gate.ts';
import { closedLane, inLane } from '../exclusive.ts';
import { inStretches } from '../in-stretches.ts';
import { nowAndThen } from '../now-and-then.ts';
import { runPack, type PackRequest } from './pack-run.ts';
import type { Project } from '../project.ts';
import { countsOf, findingsByRoot } from '../assets/rows.ts';

/**
 * What the gate would say now: also that it would not pass what nobody can look into. Like the gate it looks at the
 * disk itself, so that no edit is passed over because nobody has told of it yet.
 */
export async function validatePackWorkspace(
  project: Project,
  { limit = Infinity }: ValidRequestOf<'validatePackWorkspace'>,
  turn: () => Promise<void>,
): Promise<AnswerOf<'validatePackWorkspace'>> {
  const fresh = await project.refresh();
  if (!fresh.ok && fresh.error.code !== 'refresh_required') return fresh;
  const { publisher, lane } = project.parts;
  const pause = inStretches(turn);
  const tell = nowAndThen((done, total) => publisher.publish('validation.progress', project.snapshot.generation, { done, total }));
  const looked = await lookInto(project, packable, (done, total) => {
    tell(done, total);
    return pause();
  }, 'accepted');
  if (!looked.ok) return looked;
  // Under a policy that leaves changes to people the last generation is told of, and that no pack is made of it.
  const refused = lane.status.closed ? closedLane(lane.status.closed) : fresh.ok ? packRefused(project) : fresh.error;
  const { snapshot, unread, assets, files, bytes } = looked.value;
  const diagnostics = project.diagnostics().filter(concernsPack(snapshot));
  const counts = countsOf(diagnostics);
  return ok({
    ...project.stamp(),
    blocked: refused !== undefined || unread.length > 0 || counts.errors > 0,
    ...(refused ? { refused } : {}),
    diagnostics: diagnostics.slice(0, limit),
    counts,
    unread: unread.map(({ file, detail }) => ({ file, says: detail })),
    checked: { assets, files, bytes },
    assets: judgedAssets(snapshot, diagnostics).slice(0, limit),
  });
}

type Proof = Extract<AnswerOf<'verifyDeterminism'>, { ok: true }>['value'];

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
  const packed = await inLane(project, async (change) => {
    const refused = packRefused(project);
    if (refused) return err(refused);
    const settings = { workers: workers ?? 'auto', cache } as const;
    return mode === 'check'
      ? checkBuild(project, change, { settings: { ...settings, cache: false }, ticket })
      : memory.over(project, (beforePromotion) => runPack(project, change, { destination: { kind: 'build' }, settings, ticket, beforePromotion }));
  });
  return packed.ok && limit !== undefined ? ok(firstOf(packed.value, limit)) : packed;
}

/** How the last pack ended, as far as one answer carries it. */
export function getLastPack({ ended, proof }: PackMemory, { current }: PackControl, { limit }: ValidRequestOf<'getLastPack'>): AnswerOf<'getLastPack'> {
  return ok({
    running: current !== undefined,
    ...current,
    ...(ended && (ended.ok ? { result: firstOf(ended.value, limit) } : { refused: ended.error })),
    ...(proof && (proof.ok ? { proof: firstOfProof(proof.value, limit) } : { proof_refused: proof.error })),
  });
}

/** Proves, remembers what came of it, and announces that it is over. */
export async function proveDeterminism(project: Project, packs: PackControl, memory: PackMemory): Promise<AnswerOf<'verifyDeterminism'>> {
  const proof = await packs.run('proof', (ticket) => verifyDeterminism(project, ticket));
  memory.proved(proof);
  project.parts.publisher.publish('proof.finished', project.snapshot.generation, proof.ok ? { outcome: proof.value.outcome } : {});
  return proof;
}

function firstOf(result: PackResult, limit: number): PackResult {
  const { failure, assets, warnings } = result;
  const first = { ...result, assets: assets.slice(0, limit), warnings: warnings.slice(0, limit) };
  return failure ? { ...first, failure: firstOfFailure(failure, limit) } : first;
}

function firstOfProof(proof: Proof, limit: number): Proof {
  return proof.failure ? { ...proof, failure: firstOfFailure(proof.failure, limit) } : proof;
}

function firstOfFailure(failure: PackFailure, limit: number): PackFailure {
  const { diagnostics, files } = failure;
  return { ...failure, diagnostics: diagnostics.slice(0, limit), ...(files ? { files: files.slice(0, limit) } : {}) };
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
