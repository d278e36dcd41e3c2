import { packerError, type PackerError } from '../../../contract/errors.ts';
import type { DriftItem } from '../../../contract/operations/drift.ts';
import type { Draft } from '../../changes/draft.ts';
import { reconcileFirst } from '../../changes/refusals.ts';
import { closedLane } from '../exclusive.ts';
import type { Project } from '../project.ts';
import { decisionsOwed } from '../state.ts';

/** Why nothing at all may be changed now (operations.md §2). */
export function writingRefused(project: Project, what: 'change' | 'reconcile' = 'change'): PackerError | undefined {
  const { closed } = project.parts.lane.status;
  if (closed) return closedLane(closed);
  // A reconcile is the one way out but reopening.
  if (project.state.state === 'failed' && what === 'change') {
    return failed(project);
  }
  const { mode, reason = 'The project is read-only.' } = project.access;
  return mode === 'read_only' ? packerError('project_read_only', reason, 'Work on a copy that can be written.') : undefined;
}

/** Why no pack may be made of what memory holds: nobody knows whether the disk holds it as well. */
export function packRefused(project: Project): PackerError | undefined {
  return project.isDoubted ? failed(project) : undefined;
}

function failed({ state }: Project): PackerError {
  const [reason = 'The registry cannot be read.'] = state.reasons;
  return packerError('project_failed', reason, 'Put it right on the disk, then reconcile or reopen the project.');
}

/** Why this change may not be made now: a decision is owed about what it touches, or about the registry itself. */
export function changeRefused(project: Project, draft: Draft): PackerError | undefined {
  const ids = new Set(draft.assetIds);
  const roots = new Set(draft.roots);
  const item = decisionsOwed(project.items).find((owedItem) => {
    if (owedItem.roots.length === 0 && owedItem.asset_ids.length === 0) return true;
    // Moving an asset out of another one, or away from its twin, is how that is put right.
    if (owedItem.kind === 'path_collision') return false;
    return owedItem.roots.some((root) => roots.has(root)) || owedItem.asset_ids.some((id) => ids.has(id));
  });
  return item && owed(item);
}

function owed({ message, place }: DriftItem): PackerError {
  return reconcileFirst(`A decision is owed before this can be changed: ${place.file === undefined ? '' : `${place.file}: `}${message}`, place);
}
