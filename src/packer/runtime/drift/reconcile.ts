import { ok, type Result } from '../../../base/result.ts';
import type { PackerError } from '../../../contract/errors.ts';
import type { DriftDecision, ReconcilePreview, ReconcileResult } from '../../../contract/operations/drift.ts';
import { newOperationId } from '../../../io/operation-id.ts';
import { carryOut, publishCarriedOut, type CarriedOut } from '../changes/change-apply.ts';
import { previewWanted } from '../changes/change-preview.ts';
import { commitsDecided, previewOfCommits, resolveCommits } from './resolve-commits.ts';
import { exclusively, inLane } from '../exclusive.ts';
import type { Project } from '../project.ts';

/** What decisions would do together (operations.md §2). Errors: `not_found`, `invalid_request`; those of any preview. */
export async function previewReconcile(project: Project, decisions: readonly DriftDecision[], turn: () => Promise<void>): Promise<Result<ReconcilePreview, PackerError>> {
  const commits = commitsDecided(project, decisions);
  if (!commits.ok) return commits;
  if (commits.value.length > 0) return ok(previewOfCommits(project, commits.value, decisions));
  const preview = await previewWanted(project, { decisions }, turn);
  return preview.ok ? ok({ ...preview.value, decisions: [...(preview.value.decisions ?? decisions)] }) : preview;
}

/**
 * Carries the decisions of a preview out as one commit, like any change: looked at again before, whole or not at all
 * (operations.md §2). A reconcile that succeeds ends `failed`. Errors: those of `applyChange`.
 */
export async function applyReconcile(project: Project, preview: ReconcilePreview, signal: AbortSignal): Promise<Result<ReconcileResult, PackerError>> {
  const { publisher } = project.parts;
  const commits = commitsDecided(project, preview.decisions);
  if (!commits.ok) return commits;
  if (commits.value.length > 0) return resolveCommits(project, commits.value, preview, signal);
  return inLane(project, async (change) => {
    const operationId = newOperationId();
    const by = { operation_id: operationId, caused_by: operationId };
    const { title, decisions } = preview;
    publisher.publish('reconcile.started', project.snapshot.generation, { title, decisions: decisions.length }, by);
    project.reconciling(true, operationId);
    const ran = await exclusively(project, signal, operationId, async () => {
      const carried = await carryOut(project, change, { preview, wanted: { decisions } }, operationId);
      return carried.ok ? ok(publishReconciled(project, carried.value, decisions, operationId)) : carried;
    }).finally(() => project.reconciling(false, operationId));
    const done = ran.ok ? ran.value : ran;
    if (!done.ok) {
      project.judgeAgain(operationId);
      publisher.publish('reconcile.failed', project.snapshot.generation, { title, error: done.error }, by);
      return done;
    }
    const { asset_ids, durability } = done.value;
    publisher.publish('reconcile.finished', project.snapshot.generation, { title, asset_ids, durability }, by);
    return done;
  });
}

function publishReconciled(project: Project, carried: CarriedOut, decisions: readonly DriftDecision[], operationId: string): ReconcileResult {
  project.reconciling(false, operationId);
  project.reconciled(decisions);
  const { draft } = carried.planned.drafted;
  return { ...publishCarriedOut(project, carried, operationId), undoable: !draft.isEmpty && !draft.registry.file.replaces };
}
