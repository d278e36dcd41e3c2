import type { DriftItem } from '../../contract/operations/drift.ts';
import type { Access, ProjectState } from '../../contract/state.ts';
import type { LaneStatus } from '../commit/lane.ts';
import type { Snapshot } from '../snapshot/model.ts';

/** A project's state and the sentences that say why (operations.md §2). */
export interface StateReport {
  readonly state: ProjectState;
  readonly reasons: readonly string[];
}

/** All that the state is derived from. */
export interface StateGrounds {
  readonly lane: LaneStatus;
  /** Why memory and disk may disagree; it stays until a reconcile succeeds or the project is reopened. */
  readonly failure: readonly string[];
  /** What is being carried out, in one sentence: a long look at the disk, or decisions. */
  readonly reconciling?: string | undefined;
  readonly items: readonly DriftItem[];
  /** Said beside the state: what a reader of it has to know although the sources are as they should be. */
  readonly notes: readonly string[];
}

/** The first that holds of failed, reconciling, diverged, stale, fresh (operations.md §2). */
export function stateOf({ lane, failure, reconciling, items, notes }: StateGrounds): StateReport {
  if (lane.closed) return { state: 'failed', reasons: [lane.closed.error.message, ...notes] };
  if (failure.length > 0) return { state: 'failed', reasons: [...failure, ...notes] };
  const owed = decisionsOwed(items);
  const changed = items.filter((item) => item.class === 'content');
  const reasons = [...owed.map(reasonOf), ...changed.map(({ message }) => message), ...notes];
  if (reconciling !== undefined) return { state: 'reconciling', reasons: [reconciling, ...reasons] };
  if (owed.length > 0) return { state: 'diverged', reasons };
  return changed.length > 0 ? { state: 'stale', reasons } : { state: 'fresh', reasons };
}

/** The items that stand for a decision somebody has to take. */
export function decisionsOwed(items: readonly DriftItem[]): readonly DriftItem[] {
  return items.filter((item) => item.class === 'decision');
}

function reasonOf({ message, place }: DriftItem): string {
  return place.file === undefined ? message : `${place.file}: ${message}`;
}

/** Whether the packer may write here at all. */
export function accessOf(snapshot: Snapshot, writable: boolean): Access {
  if (snapshot.registry.state === 'newer') {
    return { mode: 'read_only', reason: 'The registry was written by a newer Prometeu Studio.' };
  }
  if (!writable) return { mode: 'read_only', reason: 'The project lies where nothing can be written.' };
  return { mode: 'read_write' };
}
