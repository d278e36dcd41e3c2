import type { PackerError } from '../../contract/errors.ts';
import type { FileDigest } from './change-set.ts';

/**
 * What became of one commit (operations.md §6).
 *
 * - `committed`: every change is on the disk and survives a power loss.
 * - `durability_unknown`: every change is on the disk; the flush after the commit point failed, so a power
 *   loss may take the whole commit back. The lane is closed.
 * - `refused`: nothing was changed (`stale_preview`, `permission_denied`, `cross_device`, `path_is_link`, …).
 * - `rolled_back`: `error` struck on the way; everything is as it was before.
 * - `rollback_failed`: `error` struck on the way and `rollback` on the way back. The journal stands, the
 *   lane is closed, and recovery decides at the next open.
 */
export type CommitResult =
  | { readonly status: 'committed'; readonly durable: true; readonly conflicts: readonly Conflict[] }
  | { readonly status: 'durability_unknown'; readonly error: PackerError; readonly conflicts: readonly Conflict[] }
  | { readonly status: 'refused'; readonly error: PackerError }
  | { readonly status: 'rolled_back'; readonly error: PackerError }
  | { readonly status: 'rollback_failed'; readonly error: PackerError; readonly rollback: PackerError };

/** Somebody saved into a file while it was being replaced: the commit stands, and these bytes are kept. */
export interface Conflict {
  /** The file that was replaced or deleted, below the project. */
  readonly path: string;
  /** Where the saved bytes are, below `assets/.prometeu/conflicts/<operation id>/`. */
  readonly keptAt: string;
  readonly sha256: FileDigest;
}

/** A moment between two steps; `file` counts from 0. For tests that let something happen exactly there. */
export type CommitMoment =
  | { readonly after: 'checked' | 'staged' | 'imaged' | 'armed' | 'moved' | 'replaced_all' | 'committed' | 'durable' }
  | { readonly after: 'compared' | 'replaced'; readonly file: number };

export type CommitObserver = (moment: CommitMoment) => void;
