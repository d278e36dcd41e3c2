import { err, ok, type Result } from '../../../base/result.ts';
import { packerError, type PackerError } from '../../../contract/errors.ts';
import type { DriftDecision, ReconcilePreview, ReconcileResult } from '../../../contract/operations/drift.ts';
import { newOperationId } from '../../../io/operation-id.ts';
import { recover } from '../../commit/recovery.ts';
import { resolveUnresolved } from '../../commit/resolve.ts';
import type { DecidedCommit } from '../../drift/unresolved.ts';
import type { Project } from '../project.ts';

/**
 * Decisions about commits that could not be taken back are made alone: until they are, nothing else is written.
 * Nothing for decisions about other things. Errors: `not_found`, `invalid_request`.
 */
export function commitsDecided(project: Project, decisions: readonly DriftDecision[]): Result<readonly DecidedCommit[], PackerError> {
  const commits = project.left.unresolved;
  const decided: DecidedCommit[] = [];
  for (const { item, choice } of decisions.filter((decision) => decision.item.startsWith('commit_unresolved:'))) {
    const commit = commits.find(({ journal }) => item === `commit_unresolved:${journal.operationId}`);
    if (!commit) return err(packerError('not_found', `There is no item ${item}.`, 'Ask for the divergence again.'));
    const offered = commit.choices.find((each) => each.choice === choice);
    if (!offered?.available) return err(packerError('invalid_request', `${choice} is no way out of ${item}.`, 'Choose one of its options.'));
    decided.push({ journal: commit.journal, choice: offered.choice });
  }
  if (decided.length > 0 && decided.length < decisions.length) {
    return err(packerError('invalid_request', 'An unfinished commit is decided about alone.', 'Decide about the other items after it.'));
  }
  return ok(decided);
}

/** Which files would be put back; leaving the disk as it is changes none. */
export function previewOfCommits(project: Project, commits: readonly DecidedCommit[], decisions: readonly DriftDecision[]): ReconcilePreview {
  return {
    ...project.stamp(),
    session_id: project.parts.sessionId,
    title: titleOf(decisions),
    changes: [],
    asset_ids: [],
    moves: [],
    files: commits.flatMap((commit) => filesOf(project, commit)),
    diagnostics: { appear: [], disappear: [] },
    basis: { files: [], listings: [], sources: [], entries: [] },
    decisions: [...decisions],
  };
}

function filesOf(project: Project, { journal, choice }: DecidedCommit): ReconcilePreview['files'] {
  if (choice === 'keep_disk') return [];
  const commit = project.left.unresolved.find((each) => each.journal.operationId === journal.operationId);
  const files = commit?.choices.find((each) => each.choice === choice)?.files ?? [];
  return files.flatMap(({ path, state, now, before, sizeNow, sizeBefore }) =>
    state === 'old' || now === undefined ? [] : [{ path, before: now, after: before, size_before: sizeNow, size_after: sizeBefore }],
  );
}

/** Carries it out under the lock, recovers, and lets writes in again. Errors: `project_busy`, or as the disk has it. */
export async function resolveCommits(project: Project, commits: readonly DecidedCommit[], preview: ReconcilePreview, signal: AbortSignal): Promise<Result<ReconcileResult, PackerError>> {
  const { publisher } = project.parts;
  const operationId = newOperationId();
  const by = { operation_id: operationId, caused_by: operationId };
  const { title, decisions } = preview;
  publisher.publish('reconcile.started', project.snapshot.generation, { title, decisions: decisions.length }, by);
  const settled = await settle(project, commits, operationId, signal);
  if (!settled.ok) {
    publisher.publish('reconcile.failed', project.snapshot.generation, { title, error: settled.error }, by);
    return settled;
  }
  publisher.publish('reconcile.finished', project.snapshot.generation, { title, asset_ids: [], durability: 'durable' }, by);
  return ok({ ...project.stamp(), operation_id: operationId, title, asset_ids: [], durability: 'durable', conflicts: [], undoable: false });
}

async function settle(project: Project, commits: readonly DecidedCommit[], operationId: string, signal: AbortSignal): Promise<Result<undefined, PackerError>> {
  const { lock, host, lockWaitMs, medium, lane } = project.parts;
  const held = await lock.acquire({ program: host, waitLimit: lockWaitMs, signal });
  if (!held.ok) return held;
  try {
    if (lane.status.running) return err(packerError('project_busy', 'A change is still being ended.', 'Try again.'));
    for (const { journal, choice } of commits) {
      const resolved = resolveUnresolved(medium, journal, choice);
      if (!resolved.ok) return resolved;
    }
    const report = recover(medium);
    lane.reopen(report);
    project.recovered(report, operationId);
    project.reconciled();
  } finally {
    held.value.dispose();
  }
  const looked = await project.look({ operationId });
  return looked.ok ? ok(undefined) : looked;
}

function titleOf(decisions: readonly DriftDecision[]): string {
  const [first] = decisions;
  return first?.choice === 'restore_before_image' ? 'Restore the files of an unfinished commit' : 'Keep what an unfinished commit left';
}
