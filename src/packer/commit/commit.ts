/**
 * THE COMMIT POINT: a commit has happened when `J/record.json` has been renamed to `J/record.done`; before
 * that it is taken back whole, after that it stands whole.
 *
 * Rollback journal for k files and m directory moves (operations.md §6).
 *
 * Definitions
 * - `J`, the journal directory: `assets/.prometeu/journal/<operation id>/`, or for a promotion
 *   `build/.staging/<operation id>/`.
 * - content `J/i.new`, before-image `J/i.old`: the bytes file `i` will have, and the inode it had.
 * - armed: `J/record.json` stands and `J/record.done` does not.
 * - old, new: every target as the preview saw it, or as the change set wants it. Absent is a state too.
 * - durable: survives a power loss.
 *
 * Invariants
 * - C1  Nothing outside `J` is changed before the record is armed and durable, with every content and
 *       before-image it needs.
 * - C2  From any point, also of recovery itself, a kill or a power loss leads through recovery to exactly
 *       the old or exactly the new state, and to no leftovers.
 * - C3  Success is reported only after the commit point is durable; after that the new state survives.
 * - C4  An error before the commit point gives the old state back; if that fails too, the journal stands and
 *       the lane closes.
 * - C5  Bytes that somebody else saves are never destroyed: a target that is neither old nor new is not
 *       touched, and a save into a replaced inode is kept in `conflicts/`.
 * - C6  Nothing is written in place, through a link, or outside `assets/` and `build/`.
 * - C7  A refusal changes nothing.
 * - C8  Recovery is idempotent: done twice it leaves what it leaves done once.
 * - C9  No commit starts while an armed record stands, and a reader can see that one does.
 * - C10 A replaced file keeps its permission bits, and a file put back is the inode it was.
 *
 *              check        stage, keep images       arm            move, replace        retire
 *   [idle] ──────────> [checked] ──────────> [imaged] ──> [armed] ──────────────> [replaced] ──> [committed]
 *     ^  refused          │ error               │            │ error, kill            │              │ flush J
 *     ├───────────────────┘                     │            v                        │              v
 *     ├─────────── J removed <──────────────────┘      [undoing] <────────────────────┘          [durable]
 *     ├─────────── record.undone, J removed <──────────────┤                                         │
 *     │                                                    v                                         │
 *     │                                     [unresolved: lane closed, J stands]                      │
 *     └────────────────────────────────────────── J removed <────────────────────────────────────────┘
 */
import type { PackerError } from '../../contract/errors.ts';
import type { ChangeSet } from './change-set.ts';
import { keepConflicts } from './conflicts.ts';
import { durabilityUnknown, failureOf, Refusal } from './failure.ts';
import { flushJournal, sweep } from './journal.ts';
import type { Medium } from './medium.ts';
import { begin, inJournal, journalNames } from './operation.ts';
import type { Operation } from './operation.ts';
import type { CommitObserver, CommitResult, Conflict } from './outcome.ts';
import { rollBack, rollbackError } from './rollback.ts';
import { moveDirectories, replaceFiles } from './step-apply.ts';
import { arm } from './step-arm.ts';
import { check } from './step-check.ts';
import { keepImages, stage } from './step-prepare.ts';

/**
 * Carries out a change set, whole or not at all. Called by the lane alone, which is what keeps two commits
 * apart; the caller holds the project's cross-process lock. Expected failures are in the result; a bug
 * throws and leaves the journal to recovery.
 */
export function commit(medium: Medium, set: ChangeSet, observe: CommitObserver = () => undefined): CommitResult {
  const operation = begin(medium, set, observe);
  const refusal = refusalOf(operation); //       0
  if (refusal) return { status: 'refused', error: refusal };
  const conflicts: Conflict[] = [];
  try {
    stage(operation); //                         1: J/i.new
    keepImages(operation); //                    2: J/i.old
    const record = arm(operation); //            3: J/record.json
    moveDirectories(operation, record); //       4
    replaceFiles(operation); //                  5
    conflicts.push(...keepConflicts(operation));
    retire(operation); //                        6: J/record.done, the commit point
  } catch (failure) {
    const result = giveUp(operation, failure);
    if (result) return result;
  }
  return settle(operation, conflicts); //        6: durable
}

function refusalOf(operation: Operation): PackerError | undefined {
  try {
    check(operation);
    return undefined;
  } catch (failure) {
    return failureOf(failure, operation.reach.place);
  }
}

/** Step 6: the commit point. */
function retire({ medium, journal, observe, reach }: Operation): void {
  reach.place = `${journal}/${journalNames.done}`;
  medium.fs.rename(inJournal(medium, journal, journalNames.armed), inJournal(medium, journal, journalNames.done));
  observe({ after: 'committed' });
}

/** The result of a commit that failed; none when the commit point was passed in spite of the error. */
function giveUp(operation: Operation, failure: unknown): CommitResult | undefined {
  const { medium, journal, reach } = operation;
  const error = failureOf(failure, reach.place);
  if (reach.record === undefined) {
    sweep(medium, journal);
    return failure instanceof Refusal ? { status: 'refused', error } : { status: 'rolled_back', error };
  }
  try {
    if (medium.fs.stat(inJournal(medium, journal, journalNames.done))) return undefined;
  } catch (second) {
    return { status: 'rollback_failed', error, rollback: rollbackError(second, journal) };
  }
  return rollBack(operation, error);
}

/** Step 6, after the commit point: durable, or not known to be. Then `J` is in nobody's way. */
function settle({ medium, journal, observe }: Operation, conflicts: readonly Conflict[]): CommitResult {
  try {
    flushJournal(medium, journal, 'committed');
  } catch (failure) {
    // J stays as it is: removing it could leave a record without its before-images after a power loss.
    return { status: 'durability_unknown', error: durabilityUnknown(journal, failureOf(failure, journal).cause), conflicts };
  }
  observe({ after: 'durable' });
  sweep(medium, journal);
  return { status: 'committed', durable: true, conflicts };
}
