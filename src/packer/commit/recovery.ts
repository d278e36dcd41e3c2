import type { PackerError } from '../../contract/errors.ts';
import { attempt } from '../../io/io-error.ts';
import { journalsIn } from './armed-records.ts';
import type { Journal } from './armed-records.ts';
import { anythingTouched, assess } from './assess.ts';
import { choicesFor } from './choices.ts';
import { durabilityUnknown } from './failure.ts';
import { flushJournal, flushUpwards, retireUndone, sweep } from './journal.ts';
import { at } from './medium.ts';
import type { Medium } from './medium.ts';
import { inJournal, journalNames } from './operation.ts';
import { overlapping } from './overlap.ts';
import { journalParent, stagingParent } from './places.ts';
import type { JournalRecord } from './record.ts';
import { reportOf } from './recovery-report.ts';
import type { JournalOutcome, RecoveryReport } from './recovery-report.ts';
import { restore } from './restore.ts';
import { isPromotion } from './shape.ts';
import { survey } from './survey.ts';
import type { Survey } from './survey.ts';
import { Impasse, impasseOf, incoherentError, unresolvedError } from './unresolved.ts';

/**
 * Takes back what an earlier process left unfinished (operations.md §6, recovery). Only ever called while
 * holding the project's cross-process lock, before any document is read: while another process holds it, its
 * journals are its own. Idempotent. A failure of the disk is an outcome, never an exception.
 */
export function recover(medium: Medium): RecoveryReport {
  const journals = attempt('list', journalParent, () => journalsIn(medium.fs, medium.projectDir));
  if (!journals.ok) return { outcomes: [], blocked: unresolvedError('io_error', journalParent, journals.error.cause) };
  const surveys = journals.value.map((journal) => survey(medium, journal));
  const overlaps = overlapping(surveys);
  return reportOf(
    surveys.map((found) => {
      if (found.state !== 'armed') return clearAway(medium, found);
      const { journal, record } = found;
      const place = `${journal.path}/${journalNames.armed}`;
      if (!record.ok) return leave(medium, journal, undefined, new Impasse(record.error, place));
      if (overlaps.has(journal)) return leave(medium, journal, record.value, new Impasse('overlapping_records', place));
      return undo(medium, journal, record.value);
    }),
  );
}

/** No record, or a retired one: nothing to undo. A retired one may go only when its retirement is durable. */
function clearAway(medium: Medium, { journal, state }: Survey): JournalOutcome {
  if (state === 'retired' && medium.fs.writable(at(medium, journal.path))) {
    const confirmed = attempt('flush', journal.path, () => {
      flushJournal(medium, journal.path, 'committed');
      flushUpwards(medium, journal.path);
    });
    if (!confirmed.ok) return { kind: 'unconfirmed', journal, error: durabilityUnknown(journal.path, confirmed.error.cause) };
  }
  const error = sweep(medium, journal.path);
  return error ? { kind: 'left_over', journal, error } : { kind: 'swept', journal };
}

function undo(medium: Medium, journal: Journal, record: JournalRecord): JournalOutcome {
  try {
    restore(medium, assess(medium, journal.path, record, anythingTouched));
  } catch (failure) {
    return leave(medium, journal, record, impasseOf(failure, journal.path));
  }
  const retired = attempt('retire', journal.path, () => {
    retireUndone(medium, journal.path);
  });
  if (!retired.ok) return notRetired(medium, journal, record, retired.error);
  sweep(medium, journal.path);
  const paths = [...record.moves.map(({ from }) => from), ...record.files.map(({ path }) => path)];
  return { kind: 'rolled_back', journal, paths };
}

/** All is put back, but the record could not be retired, or its retirement not be flushed. */
function notRetired(medium: Medium, journal: Journal, record: JournalRecord, { cause }: PackerError): JournalOutcome {
  const armed = attempt('read', journal.path, () => medium.fs.stat(inJournal(medium, journal.path, journalNames.armed)));
  if (armed.ok && armed.value === undefined) return { kind: 'unconfirmed', journal, error: durabilityUnknown(journal.path, cause) };
  return leave(medium, journal, record, new Impasse('io_error', journal.path, cause));
}

/** What cannot be undone is left as it is. Derived files alone stop nobody: their record is dropped. */
function leave(medium: Medium, journal: Journal, record: JournalRecord | undefined, impasse: Impasse): JournalOutcome {
  const { reason, path, cause } = impasse;
  if (journal.parent === stagingParent || (record && isPromotion(record))) {
    const dropped = attempt('retire', journal.path, () => {
      retireUndone(medium, journal.path);
    }).ok;
    if (dropped) sweep(medium, journal.path);
    return { kind: 'incoherent', journal, reason, error: incoherentError(reason, path), dropped };
  }
  const choices = choicesFor(medium, journal.path, record);
  return { kind: 'unresolved', journal, reason, error: unresolvedError(reason, path, cause), choices };
}
