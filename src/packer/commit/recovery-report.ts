import type { PackerError } from '../../contract/errors.ts';
import type { Journal } from './armed-records.ts';
import type { UnresolvedReason } from './unresolved.ts';

/** What recovery did with one journal directory (operations.md §6). */
export type JournalOutcome =
  /** There was nothing to undo; the directory is gone. */
  | { readonly kind: 'swept'; readonly journal: Journal }
  /** There was nothing to undo, but the directory could not be removed: harmless, tried again at the next open. */
  | { readonly kind: 'left_over'; readonly journal: Journal; readonly error: PackerError }
  /** The unfinished commit was taken back; these files are as it found them. */
  | { readonly kind: 'rolled_back'; readonly journal: Journal; readonly paths: readonly string[] }
  /** Nothing was touched (`io_error`: the way back was cut off); the project is `failed` until somebody chooses. */
  | {
      readonly kind: 'unresolved';
      readonly journal: Journal;
      readonly reason: UnresolvedReason;
      readonly error: PackerError;
      readonly choices: readonly UnresolvedChoice[];
    }
  /** Derived files alone: left as they are, the record dropped (`dropped` false: it could not be), the next pack rewrites them. */
  | {
      readonly kind: 'incoherent';
      readonly journal: Journal;
      readonly reason: UnresolvedReason;
      readonly error: PackerError;
      readonly dropped: boolean;
    }
  /** A commit or a rollback is whole, but the disk does not confirm it: nothing may be written on top. */
  | { readonly kind: 'unconfirmed'; readonly journal: Journal; readonly error: PackerError };

/** One way out of `commit_unresolved`; nothing is chosen for the user. */
export interface UnresolvedChoice {
  readonly choice: 'keep_disk' | 'restore_before_image';
  /** Whether it can be carried out; `restore_before_image` needs a readable record and an intact image. */
  readonly available: boolean;
  /** What it would do, each file once; empty when the record cannot be read. */
  readonly files: readonly UnresolvedFile[];
}

export interface UnresolvedFile {
  /** Below the project. */
  readonly path: string;
  /** What stands there now, against the record. `obstructed`: a link, or no file. */
  readonly state: 'old' | 'new' | 'neither' | 'obstructed' | 'unreadable';
  /** SHA-256 of what stands there now and of what stood there before, or `absent`. A digest that nobody can tell is left out. */
  readonly now?: string;
  readonly before: string;
  /** Bytes of the two; 0 where there are none. */
  readonly sizeNow: number;
  readonly sizeBefore: number;
  /** Whether the before-image is whole; a file that was absent needs none. */
  readonly imageIntact: boolean;
}

export interface RecoveryReport {
  /** By journal path; empty when no journal stood. */
  readonly outcomes: readonly JournalOutcome[];
  /** Why nothing may be written; absent when the project is sound. */
  readonly blocked?: PackerError;
}

/** The report of a project whose journals could not even be looked at, or that holds none. */
export function reportOf(outcomes: readonly JournalOutcome[]): RecoveryReport {
  const blocking = outcomes.find(blocks);
  return blocking === undefined || !('error' in blocking) ? { outcomes } : { outcomes, blocked: blocking.error };
}

function blocks(outcome: JournalOutcome): boolean {
  switch (outcome.kind) {
    case 'swept':
    case 'left_over':
    case 'rolled_back':
      return false;
    case 'incoherent':
      return !outcome.dropped;
    case 'unresolved':
    case 'unconfirmed':
      return true;
  }
}
