import { err, ok, type Result } from '../../../base/result.ts';
import { packerError, type PackerError } from '../../../contract/errors.ts';
import type { ChangeResult, Preview } from '../../../contract/operations/changes.ts';
import { attempt } from '../../../io/io-error.ts';
import { newOperationId } from '../../../io/operation-id.ts';
import { sha256 } from '../../../io/hashing.ts';
import { registryPath } from '../../changes/control-paths.ts';
import { stalePreview } from '../../changes/refusals.ts';
import { basisFault } from '../../changes/basis.ts';
import type { Draft } from '../../changes/draft.ts';
import { plannedPreview } from '../../changes/preview.ts';
import { asStale, planDifference } from '../../changes/stale.ts';
import { toChangeSet } from '../../changes/to-change-set.ts';
import type { Change } from '../../commit/lane.ts';
import type { CommitResult, Conflict } from '../../commit/outcome.ts';
import { patchSnapshot } from '../../snapshot/patch.ts';
import { writingRefused } from './change-gate.ts';
import { planWanted, type Planned, type Wanted } from './change-plan.ts';
import { exclusively, inLane } from '../exclusive.ts';
import { walkers } from '../load.ts';
import type { Project } from '../project.ts';

/**
 * Carries out a preview, whole or not at all: in the lane and under the project's lock, after looking at
 * everything that it stands on once more (operations.md §3). What is told afterwards, in this order: the new
 * generation, the event, the answer. Errors: `stale_preview` when anything that the preview read or would write
 * is no longer so; what a commit can meet; nothing is changed then, or all of it was taken back.
 */
export function applyPreview(project: Project, preview: Preview, signal: AbortSignal): Promise<Result<ChangeResult, PackerError>> {
  const { publisher } = project.parts;
  return inLane(project, async (change) => {
    const operationId = newOperationId();
    const by = { operation_id: operationId };
    const { title } = preview;
    publisher.publish('change.started', project.snapshot.generation, { title }, by);
    const wanted = preview.undoes === undefined ? preview : { undoes: preview.undoes };
    const ran = await exclusively(project, signal, operationId, async () => {
      const carried = await carryOut(project, change, { preview, wanted }, operationId);
      return carried.ok ? ok(announce(project, carried.value, publishCarriedOut(project, carried.value, operationId))) : carried;
    });
    const done = ran.ok ? ran.value : ran;
    if (done.ok) return done;
    project.judgeAgain(operationId);
    publisher.publish('change.failed', project.snapshot.generation, { title, error: done.error }, by);
    return done;
  });
}

/** What is carried out: a plan that was shown, and what it was made of. */
export interface ToCarryOut {
  readonly preview: Preview;
  readonly wanted: Wanted;
}

/** What is on the disk now. Nothing was told yet. */
export interface CarriedOut {
  readonly planned: Planned;
  /** Absent when there was nothing to write. */
  readonly committed?: CommitResult;
}

/** Looks at the disk again, plans again, and commits if that comes to what was shown. In the lane, under the lock. */
export async function carryOut(project: Project, change: Change, { preview, wanted }: ToCarryOut, operationId: string): Promise<Result<CarriedOut, PackerError>> {
  const refreshed = await project.refresh(operationId);
  if (!refreshed.ok) return refreshed;
  const planned = planAgain(project, { preview, wanted }, operationId);
  if (!planned.ok) return planned;
  const { drafted, undoes } = planned.value;
  if (drafted.draft.isEmpty) return ok({ planned: planned.value });
  const occasion = { at: project.parts.now().toISOString(), ...(undoes === undefined ? {} : { undoes }) };
  const set = toChangeSet(drafted, project.parts.project, occasion);
  if (!set.ok) return set;
  const committed = change.commit(set.value);
  const failure = failureOf(committed);
  if (failure) return err(failure);
  return ok({ planned: planned.value, committed });
}

/** The plan over the project as it is now, which must be the one that was shown. */
function planAgain(project: Project, { preview, wanted }: ToCarryOut, operationId: string): Result<Planned, PackerError> {
  const refused = writingRefused(project, 'decisions' in wanted ? 'reconcile' : 'change');
  if (refused) return err(refused);
  const { document } = project.taken.registry;
  if (document) {
    const fault = attempt('read', 'what the change is about', () => basisFault(project.parts.project, document, preview.basis));
    if (!fault.ok) return fault;
    if (fault.value) return err(fault.value);
  }
  const planned = planWanted(project, operationId, wanted);
  if (!planned.ok) return err(asStale(planned.error));
  const { drafted, acknowledges = false } = planned.value;
  if (drafted.draft.isEmpty && !acknowledges) return err(nothingToChange());
  const difference = planDifference(preview, plannedPreview(drafted, project.parts.project, 'without_diffs'));
  return difference ? err(difference) : registryAsShown(preview, planned.value);
}

/** Edits of entries may be carried out over a registry that others edited too; one that is put right as a whole not. */
function registryAsShown(preview: Preview, planned: Planned): Result<Planned, PackerError> {
  const { replaces } = planned.drafted.draft.registry.file;
  const bytes = planned.drafted.draft.registry.bytes();
  const shown = preview.files.find(({ path }) => path === registryPath);
  if (!replaces || !bytes.ok || (shown?.before === replaces.sha256 && shown.after === sha256(bytes.value))) return ok(planned);
  return err(stalePreview(registryPath, 'was changed by somebody else'));
}

function nothingToChange(): PackerError {
  return packerError('nothing_to_change', 'Everything is already as the change would make it.', 'There is nothing to do.');
}

/** Why a commit did not come about; `undefined` when it did. */
export function failureOf(result: CommitResult): PackerError | undefined {
  switch (result.status) {
    case 'committed':
    case 'durability_unknown':
      return undefined;
    case 'refused':
    case 'rolled_back':
      return result.error;
    case 'rollback_failed':
      return packerError('rollback_failed', result.rollback.message, result.rollback.remedy, {
        ...(result.rollback.place && { place: result.rollback.place }),
        ...(result.rollback.cause !== undefined && { cause: result.rollback.cause }),
      });
  }
}

/**
 * The new generation, to be followed by the event and the answer. Only what the change touched is read again; under the
 * lock still, or it might be read in the middle of another process's commit.
 */
export function publishCarriedOut(project: Project, { planned, committed }: CarriedOut, operationId: string): ChangeResult {
  const { parts, taken: previous } = project;
  const { draft } = planned.drafted;
  const affected = affectedBy(draft);
  const conflicts = committed && 'conflicts' in committed ? committed.conflicts : [];
  if (committed) project.adopt(patchSnapshot({ project: parts.project, walkers, previous, affected, generation: previous.generation + 1 }), operationId);
  else project.judgeAgain(operationId);
  return {
    ...project.stamp(),
    operation_id: operationId,
    title: draft.title,
    asset_ids: [...draft.assetIds],
    durability: committed?.status === 'durability_unknown' ? 'unknown' : 'durable',
    ...(planned.undoes === undefined ? {} : { undoes: planned.undoes }),
    conflicts: conflicts.map(keptConflict),
  };
}

function announce({ parts, snapshot }: Project, { planned: { undoes } }: CarriedOut, result: ChangeResult): ChangeResult {
  const { operation_id, title, asset_ids, durability } = result;
  const by = { operation_id, caused_by: operation_id };
  const told = { title, asset_ids, durability };
  if (undoes === undefined) parts.publisher.publish('change.committed', snapshot.generation, told, by);
  else parts.publisher.publish('change.undone', snapshot.generation, { ...told, undoes }, by);
  return result;
}

function keptConflict({ path, keptAt }: Conflict): ChangeResult['conflicts'][number] {
  return { path, kept_at: keptAt };
}

function affectedBy({ moves, files }: Draft): readonly string[] {
  const parents = [...files.keys()].map((path) => path.slice(0, path.lastIndexOf('/')));
  return [...moves.flatMap(({ from, to }) => [from, to]), ...parents];
}
