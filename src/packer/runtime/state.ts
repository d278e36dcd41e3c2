import type { Diagnostic } from '../../contract/diagnostics.ts';
import type { Access, ProjectState } from '../../contract/state.ts';
import type { LaneStatus } from '../commit/lane.ts';
import type { Snapshot } from '../snapshot/model.ts';

/** A project's state and the sentences that say why (operations.md §2). */
export interface StateReport {
  readonly state: ProjectState;
  readonly reasons: readonly string[];
}

/** Findings that mean disk and registry disagree about identity or structure: a decision is owed. */
const divergences: ReadonlySet<string> = new Set([
  'registry_missing',
  'registry_conflict',
  'registry_syntax',
  'registry_schema',
  'registry_encoding',
  'registry_duplicate_key',
  'registry_duplicate_id',
  'registry_duplicate_uuid',
  'registry_duplicate_root',
  'registry_next_id',
  'registry_root_path',
  'registry_too_large',
  'registry_depth',
  'registry_number',
  'declaration_conflict',
  'declaration_syntax',
  'declaration_schema',
  'declaration_encoding',
  'declaration_duplicate_key',
  'declaration_too_large',
  'declaration_depth',
  'declaration_number',
  'asset_root_missing',
  'asset_root_moved',
  'asset_root_nested',
  'asset_uuid_duplicate',
  'asset_uuid_mismatch',
]);

/**
 * The first that holds of failed, diverged, fresh; nothing observes the disk between two looks yet. `notes` are
 * said beside it: what a reader of the status has to know although the sources are as they should be.
 */
export function stateOf(
  snapshot: Snapshot,
  lane: LaneStatus,
  diagnostics: readonly Diagnostic[],
  notes: readonly string[] = [],
): StateReport {
  if (lane.closed) return { state: 'failed', reasons: [lane.closed.error.message, ...notes] };
  if (snapshot.registry.state === 'unreadable') {
    return { state: 'failed', reasons: [...snapshot.registry.faults.map((fault) => fault.message), ...notes] };
  }
  const owed = decisionsOwed(diagnostics);
  if (owed.length > 0) return { state: 'diverged', reasons: [...owed.map(reasonOf), ...notes] };
  return { state: 'fresh', reasons: notes };
}

/** The findings that stand for a decision somebody has to take. */
export function decisionsOwed(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(({ code, severity }) => severity === 'error' && divergences.has(code));
}

function reasonOf({ message, place }: Diagnostic): string {
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
