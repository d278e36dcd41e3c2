import { err } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import { readWhole } from '../../io/read-whole.ts';
import { systemCode } from '../../io/system-error.ts';
import type { Journal } from './armed-records.ts';
import type { Medium } from './medium.ts';
import { inJournal, journalNames } from './operation.ts';
import { stagingParent } from './places.ts';
import { largestRecord, parseRecord } from './record.ts';
import type { JournalRecord } from './record.ts';
import { isPromotion } from './shape.ts';
import type { UnresolvedReason } from './unresolved.ts';

/**
 * How one journal directory was left.
 *
 * - `unarmed`: nothing outside it was changed.
 * - `retired`: its commit or its rollback was whole; whether that is durable is not known.
 * - `armed`: a commit was cut off; the record, or why it cannot be read.
 */
export type Survey =
  | { readonly journal: Journal; readonly state: 'unarmed' | 'retired' }
  | { readonly journal: Journal; readonly state: 'armed'; readonly record: Result<JournalRecord, UnresolvedReason> };

/** Looks and changes nothing. What the disk refuses to show counts as armed and unreadable. */
export function survey(medium: Medium, journal: Journal): Survey {
  const stands = (name: string): boolean => medium.fs.stat(inJournal(medium, journal.path, name)) !== undefined;
  try {
    if (stands(journalNames.done)) return { journal, state: 'retired' };
    if (stands(journalNames.armed)) return { journal, state: 'armed', record: readRecord(medium, journal) };
    return { journal, state: stands(journalNames.undone) ? 'retired' : 'unarmed' };
  } catch (failure) {
    if (systemCode(failure) === undefined) throw failure;
    return { journal, state: 'armed', record: err('io_error') };
  }
}

function readRecord(medium: Medium, { path, operationId, parent }: Journal): Result<JournalRecord, UnresolvedReason> {
  const file = inJournal(medium, path, journalNames.armed);
  if (medium.fs.stat(file)?.kind !== 'file') return err('malformed');
  const whole = readWhole(medium.fs, file, largestRecord);
  if (!whole.ok) return err('malformed');
  const record = parseRecord(whole.value.bytes, operationId);
  // A pack's journal is about build/ alone: anything else was put there by somebody else.
  if (record.ok && parent === stagingParent && !isPromotion(record.value)) return err('malformed');
  return record;
}
