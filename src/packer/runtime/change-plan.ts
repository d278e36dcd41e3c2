import { err, type Result } from '../../base/result.ts';
import type { PackerError } from '../../contract/errors.ts';
import type { Change } from '../../contract/operations/changes.ts';
import { newAssetUuid } from '../../io/operation-id.ts';
import { draftChanges, draftPlan, type Drafted, type Workspace } from '../changes/draft-changes.ts';
import { entryToUndo } from '../changes/history.ts';
import { undoPlan } from '../changes/undo.ts';
import { changeRefused } from './change-gate.ts';
import { walkers, type Project } from './project.ts';

/** What is wanted: changes, or to take one back. */
export type Wanted = { readonly changes: readonly Change[] } | { readonly undoes: string | undefined };

/** What it comes to, and which operation it takes back. */
export interface Planned {
  readonly drafted: Drafted;
  readonly undoes?: string;
}

/** Plans over the snapshot as it is; the caller has just looked at the disk. Nothing is written. */
export function planWanted(project: Project, operationId: string, wanted: Wanted): Result<Planned, PackerError> {
  const planned = plan(project, operationId, wanted);
  if (!planned.ok) return planned;
  const refused = changeRefused(project, planned.value.drafted.draft);
  return refused ? err(refused) : planned;
}

function plan(project: Project, operationId: string, wanted: Wanted): Result<Planned, PackerError> {
  if ('changes' in wanted) {
    const drafted = draftChanges(workspaceOf(project), operationId, wanted.changes);
    return drafted.ok ? { ok: true, value: { drafted: drafted.value } } : drafted;
  }
  const entry = entryToUndo(project.parts.project, wanted.undoes);
  if (!entry.ok) return entry;
  const drafted = draftPlan(workspaceOf(project), operationId, undoPlan(entry.value));
  return drafted.ok ? { ok: true, value: { drafted: drafted.value, undoes: entry.value.operation_id } } : drafted;
}

function workspaceOf(project: Project): Workspace {
  const { parts, snapshot } = project;
  return { project: parts.project, walkers, snapshot, newUuid: () => newAssetUuid(parts.now().getTime()) };
}
