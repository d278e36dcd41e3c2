import { err, type Result } from '../../../base/result.ts';
import { packerError, type PackerError } from '../../../contract/errors.ts';
import type { DriftDecision } from '../../../contract/operations/drift.ts';
import type { Change } from '../../../contract/operations/changes.ts';
import { newAssetUuid } from '../../../io/operation-id.ts';
import { draftChanges, draftPlan, draftSteps, type Drafted, type Workspace } from '../../changes/draft-changes.ts';
import { entryToUndo } from '../../changes/history.ts';
import { undoPlan } from '../../changes/undo.ts';
import { decideAll } from '../../drift/reconcile/decide.ts';
import { changeRefused } from './change-gate.ts';
import { walkers } from '../load.ts';
import type { Project } from '../project.ts';

/** What is wanted: changes, to take one back, or decisions about drift carried out. */
export type Wanted = { readonly changes: readonly Change[] } | { readonly undoes: string | undefined } | { readonly decisions: readonly DriftDecision[] };

/** What it comes to, and which operation it takes back. */
export interface Planned {
  readonly drafted: Drafted;
  readonly undoes?: string;
  /** Every one with all that was left open. */
  readonly decisions?: readonly DriftDecision[];
  /** Whether it is worth carrying out although nothing is written. */
  readonly acknowledges?: boolean;
}

/** Plans over what was taken over from the disk; the caller has just looked at the disk. Nothing is written. */
export function planWanted(project: Project, operationId: string, wanted: Wanted): Result<Planned, PackerError> {
  const planned = plan(project, operationId, wanted);
  if (!planned.ok || 'decisions' in wanted) return planned;
  const refused = changeRefused(project, planned.value.drafted.draft);
  return refused ? err(refused) : planned;
}

function plan(project: Project, operationId: string, wanted: Wanted): Result<Planned, PackerError> {
  if ('changes' in wanted) {
    const drafted = draftChanges(workspaceOf(project), operationId, wanted.changes);
    return drafted.ok ? { ok: true, value: { drafted: drafted.value } } : drafted;
  }
  if ('decisions' in wanted) return planDecisions(project, operationId, wanted.decisions);
  const entry = entryToUndo(project.parts.project, wanted.undoes);
  if (!entry.ok) return entry;
  const drafted = draftPlan(workspaceOf(project), operationId, undoPlan(entry.value));
  return drafted.ok ? { ok: true, value: { drafted: drafted.value, undoes: entry.value.operation_id } } : drafted;
}

function planDecisions(project: Project, operationId: string, decisions: readonly DriftDecision[]): Result<Planned, PackerError> {
  const workspace = workspaceOf(project);
  const decided = decideAll({ project: workspace.project, sight: project.sight, items: project.items, newUuid: workspace.newUuid }, decisions);
  if (!decided.ok) return decided;
  if (decided.value.steps.length === 0 && !decided.value.repair && !decided.value.acknowledges) return err(nothingDecided());
  const drafted = draftSteps(workspace, operationId, decided.value);
  return drafted.ok ? { ok: true, value: { drafted: drafted.value, decisions: decided.value.decisions, acknowledges: decided.value.acknowledges } } : drafted;
}

function nothingDecided(): PackerError {
  return packerError('nothing_to_change', 'Every decision is to leave things as they are.', 'Choose another way out of at least one item.');
}

function workspaceOf(project: Project): Workspace {
  const { parts, taken: snapshot } = project;
  return { project: parts.project, walkers, snapshot, newUuid: () => newAssetUuid(parts.now().getTime()) };
}
