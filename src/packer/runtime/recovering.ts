import { ok, type Result } from '../../base/result.ts';
import type { PackerError } from '../../contract/errors.ts';
import { attempt } from '../../io/io-error.ts';
import type { ProjectLock } from '../../io/project-lock.ts';
import { armedRecords, journalsIn, type Journal } from '../commit/armed-records.ts';
import { choicesFor } from '../commit/choices.ts';
import type { Medium } from '../commit/medium.ts';
import { journalNames } from '../commit/operation.ts';
import { reportOf, type JournalOutcome, type RecoveryReport } from '../commit/recovery-report.ts';
import { recover } from '../commit/recovery.ts';
import { unresolvedError } from '../commit/unresolved.ts';

/**
 * Takes back what a dead process left unfinished. Journals that stand are a dead process's only if the lock can
 * be had; while another process holds it they are its own, and nothing is touched (operations.md §6). Where none
 * stands, the lock is not even asked for. Errors: as the disk has it.
 */
export async function recoverIfOurs(medium: Medium, lock: ProjectLock, host: string): Promise<Result<RecoveryReport, PackerError>> {
  const journals = attempt('look at', 'assets/.prometeu/journal', () => journalsIn(medium.fs, medium.projectDir));
  if (!journals.ok) return journals;
  if (journals.value.length === 0) return ok(reportOf([]));
  const held = await lock.acquire({ program: host, waitLimit: 0 });
  if (!held.ok) return unlocked(medium, journals.value, held.error);
  try {
    return ok(recover(medium));
  } finally {
    held.value.dispose();
  }
}

/** Without the lock nothing is taken back: somebody else is at it, or nobody can write here at all. */
function unlocked(medium: Medium, journals: readonly Journal[], error: PackerError): Result<RecoveryReport, PackerError> {
  if (error.code === 'project_busy') return ok(reportOf([]));
  if (error.code !== 'project_read_only') return { ok: false, error };
  const armed = attempt('look at', 'assets/.prometeu/journal', () => new Set(armedRecords(medium.fs, medium.projectDir)));
  if (!armed.ok) return armed;
  const outcomes = journals.filter((journal) => armed.value.has(recordOf(journal))).map((journal) => readOnly(medium, journal));
  return ok(reportOf(outcomes));
}

/** On a read-only medium: both choices, and nothing touched. */
function readOnly(medium: Medium, journal: Journal): JournalOutcome {
  const error = unresolvedError('not_writable', recordOf(journal));
  return { kind: 'unresolved', journal, reason: 'not_writable', error, choices: choicesFor(medium, journal.path, undefined) };
}

/** The armed records that still stand after a recovery: they stand still, and readers need not wait for them. */
export function standingRecords({ outcomes }: RecoveryReport): readonly string[] {
  return outcomes.filter(({ kind }) => kind !== 'swept' && kind !== 'rolled_back').map(({ journal }) => recordOf(journal));
}

/** Why `build/` may hold files of two packs, when a recovery had to leave it so. */
export function incoherence({ outcomes }: RecoveryReport): PackerError | undefined {
  const [first] = outcomes.filter((outcome) => outcome.kind === 'incoherent');
  return first?.error;
}

function recordOf({ path }: Journal): string {
  return `${path}/${journalNames.armed}`;
}
