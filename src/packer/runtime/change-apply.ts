import { err, ok, type Result } from '../../base/result.ts';
import { packerError, type PackerError } from '../../contract/errors.ts';
import type { ChangeResult, Preview } from '../../contract/operations/changes.ts';
import { attempt } from '../../io/io-error.ts';
import { newOperationId } from '../../io/operation-id.ts';
import { basisFault } from '../changes/basis.ts';
import type { Draft } from '../changes/draft.ts';
import { plannedPreview } from '../changes/preview.ts';
import { asStale, planDifference } from '../changes/stale.ts';
import { toChangeSet } from '../changes/to-change-set.ts';
import type { Change } from '../commit/lane.ts';
import type { CommitResult, Conflict } from '../commit/outcome.ts';
import { patchSnapshot } from '../snapshot/patch.ts';
import { writingRefused } from './change-gate.ts';
import { planWanted, type Planned } from './change-plan.ts';
import { exclusively, inLane } from './exclusive.ts';
import { walkers, type Project } from './project.ts';

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
    const ran = await exclusively(project, signal, operationId, () => carryOut(project, change, preview, operationId));
    const result = ran.ok ? ran.value : ran;
    if (result.ok) return result;
    project.judgeAgain(operationId);
    publisher.publish('change.failed', project.snapshot.generation, { title, error: result.error }, by);
    return result;
  });
}

async function carryOut(project: Project, change: Change, preview: Preview, operationId: string): Promise<Result<ChangeResult, PackerError>> {
  const refreshed = await project.refresh(operationId);
  if (!refreshed.ok) return refreshed;
  const planned = planAgain(project, preview, operationId);
  if (!planned.ok) return planned;
  const { drafted, undoes } = planned.value;
  const occasion = { at: project.parts.now().toISOString(), ...(undoes === undefined ? {} : { undoes }) };
  const set = toChangeSet(drafted, project.parts.project, occasion);
  if (!set.ok) return set;
  const committed = change.commit(set.value);
  const failure = failureOf(committed);
  if (failure) return err(failure);
  return ok(publish(project, planned.value, operationId, committed));
}

/** The plan over the project as it is now, which must be the one that was shown. */
function planAgain(project: Project, preview: Preview, operationId: string): Result<Planned, PackerError> {
  const refused = writingRefused(project);
  if (refused) return err(refused);
  const { document } = project.snapshot.registry;
  if (document) {
    const fault = attempt('read', 'what the change is about', () => basisFault(project.parts.project, document, preview.basis));
    if (!fault.ok) return fault;
    if (fault.value) return err(fault.value);
  }
  const planned = planWanted(project, operationId, preview.undoes === undefined ? preview : { undoes: preview.undoes });
  if (!planned.ok) return err(asStale(planned.error));
  const { drafted } = planned.value;
  if (drafted.draft.isEmpty) return err(nothingToChange());
  const difference = planDifference(preview, plannedPreview(drafted, project.parts.project, 'without_diffs'));
  return difference ? err(difference) : planned;
}

function nothingToChange(): PackerError {
  return packerError('nothing_to_change', 'Everything is already as the change would make it.', 'There is nothing to do.');
}

function failureOf(result: CommitResult): PackerError | undefined {
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

/** The new generation, then the event, then the answer. Only what the change touched is read again. */
function publish(project: Project, { drafted: { draft }, undoes }: Planned, operationId: string, result: CommitResult): ChangeResult {
  const { parts, snapshot: previous } = project;
  const affected = affectedBy(draft);
  project.adopt(patchSnapshot({ project: parts.project, walkers, previous, affected, generation: previous.generation + 1 }), operationId);
  const durability: ChangeResult['durability'] = result.status === 'committed' ? 'durable' : 'unknown';
  const told = { title: draft.title, asset_ids: [...draft.assetIds], durability };
  const { generation } = project.snapshot;
  const by = { operation_id: operationId, caused_by: operationId };
  if (undoes === undefined) parts.publisher.publish('change.committed', generation, told, by);
  else parts.publisher.publish('change.undone', generation, { ...told, undoes }, by);
  return {
    ...project.stamp(),
    operation_id: operationId,
    ...told,
    ...(undoes === undefined ? {} : { undoes }),
    conflicts: ('conflicts' in result ? result.conflicts : []).map(keptConflict),
  };
}

function keptConflict({ path, keptAt }: Conflict): ChangeResult['conflicts'][number] {
  return { path, kept_at: keptAt };
}

function affectedBy({ moves, files }: Draft): readonly string[] {
  const parents = [...files.keys()].map((path) => path.slice(0, path.lastIndexOf('/')));
  return [...moves.flatMap(({ from, to }) => [from, to]), ...parents];
}
