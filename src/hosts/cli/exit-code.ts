import type { ErrorCode, PackerError } from '../../contract/errors.ts';
import type { ChangeResult } from '../../contract/operations/changes.ts';
import type { PackResult } from '../../contract/operations/pack.ts';
import { unreachable } from '../../base/invariant.ts';

/** The exit codes of the command line (operations.md §5). */
export const exitCodes = {
  done: 0,
  /** Blocked, problems found, or refused with a reason: gate, doctor, verify, determinism, a change. */
  problems: 1,
  usage: 2,
  /** Execution or materialization failed. A bug ends here too. */
  failed: 3,
  /** Persistence or promotion failed; the old state is kept. */
  persistence: 4,
  /** The project is in use by another process. */
  busy: 5,
  /** Applied, but the flush after the commit point failed. */
  durabilityUnknown: 6,
  /** The project must be reconciled first. */
  reconcile: 7,
  /** 128 and the signal's number. */
  interrupted: 130,
  terminated: 143,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

const byError: Record<ErrorCode, ExitCode> = {
  invalid_request: exitCodes.usage,
  not_found: exitCodes.usage,
  project_not_found: exitCodes.usage,
  project_exists: exitCodes.usage,
  path_not_contained: exitCodes.usage,
  path_is_link: exitCodes.usage,
  path_not_portable: exitCodes.usage,
  path_missing: exitCodes.usage,
  entry_not_found: exitCodes.usage,
  output_exists: exitCodes.usage,
  target_exists: exitCodes.usage,
  root_nested: exitCodes.usage,
  file_too_large: exitCodes.usage,

  gate_blocked: exitCodes.problems,
  archive_missing: exitCodes.problems,
  archive_invalid: exitCodes.problems,
  build_incoherent: exitCodes.problems,
  input_changed_during_freeze: exitCodes.problems,
  declaration_invalid: exitCodes.problems,
  ids_exhausted: exitCodes.problems,
  nothing_to_change: exitCodes.problems,
  stale_preview: exitCodes.problems,
  undo_refused: exitCodes.problems,
  history_damaged: exitCodes.problems,

  project_closed: exitCodes.failed,
  project_read_only: exitCodes.failed,
  io_error: exitCodes.failed,
  permission_denied: exitCodes.failed,
  no_space: exitCodes.failed,
  materialization_failed: exitCodes.failed,

  cross_device: exitCodes.persistence,

  project_busy: exitCodes.busy,
  durability_unknown: exitCodes.durabilityUnknown,

  project_failed: exitCodes.reconcile,
  refresh_required: exitCodes.reconcile,
  reconcile_required: exitCodes.reconcile,
  commit_unresolved: exitCodes.reconcile,
  rollback_failed: exitCodes.reconcile,

  cancelled: exitCodes.interrupted,
  not_available: exitCodes.usage,
  connection_lost: exitCodes.failed,
  not_asked: exitCodes.failed,
  too_many_calls: exitCodes.failed,
  frame_too_large: exitCodes.usage,
  bug: exitCodes.failed,
};

/** What a command writes when it fails: a read that meets a full disk failed, a write did not persist. */
export type Effect = 'reads' | 'writes';

const ofTheDisk: ReadonlySet<ErrorCode> = new Set(['io_error', 'permission_denied', 'no_space', 'project_read_only']);
const ofAPath: ReadonlySet<ErrorCode> = new Set(['path_is_link', 'path_missing', 'path_not_portable', 'path_not_contained', 'file_too_large']);

export function exitCodeOfError({ code, place }: Pick<PackerError, 'code' | 'place'>, effect: Effect = 'reads'): ExitCode {
  // Nobody types the packer's own files: what is wrong with one of them is wrong with the disk.
  const isOurs = ofAPath.has(code) && place?.file?.startsWith('assets/.prometeu/') === true;
  if (isOurs || ofTheDisk.has(code)) return effect === 'writes' ? exitCodes.persistence : exitCodes.failed;
  return byError[code];
}

/** A change that was made; everything else about changes is an error. */
export function exitCodeOfChange({ durability }: Pick<ChangeResult, 'durability'>): ExitCode {
  return durability === 'unknown' ? exitCodes.durabilityUnknown : exitCodes.done;
}

/** A check that finds other files in build/ has found a problem; a pack that made them has not. */
export function exitCodeOfPack(result: PackResult): ExitCode {
  switch (result.status) {
    case 'succeeded':
      if (result.durability === 'unknown') return exitCodes.durabilityUnknown;
      return (result.differences ?? []).length > 0 ? exitCodes.problems : exitCodes.done;
    case 'blocked':
      return exitCodeOfFailure(result, exitCodes.problems);
    case 'failed':
      return exitCodeOfFailure(result, exitCodes.failed);
    case 'cancelled':
      return exitCodes.interrupted;
    default:
      return unreachable(result.status);
  }
}

// Who must act decides first: another process, or a person who reconciles. Then how far the pack had come.
function exitCodeOfFailure({ failure }: PackResult, otherwise: ExitCode): ExitCode {
  if (!failure) return otherwise;
  const byCode = exitCodeOfError(failure.error);
  if (byCode === exitCodes.busy || byCode === exitCodes.reconcile || byCode === exitCodes.durabilityUnknown) return byCode;
  return { gate: exitCodes.problems, materialization: exitCodes.failed, persistence: exitCodes.persistence }[failure.kind];
}
