import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import { packerError } from '../../contract/errors.ts';
import type { PackerError } from '../../contract/errors.ts';
import type { HistoryItem } from '../../contract/operations/changes.ts';
import type { ContainedRoot } from '../../io/contained-path.ts';
import { attempt, ioError } from '../../io/io-error.ts';
import { readWhole } from '../../io/read-whole.ts';
import { standing } from '../commit/standing.ts';
import { historyFolder } from './control-paths.ts';
import { damaged, historyMaxBytes, parseHistoryEntry, parseHistoryName } from './history-entry.ts';
import type { HistoryEntry, HistoryName } from './history-entry.ts';

/** One committed change, newest first in every list; damaged ones have no entry. */
export interface HistoryRecord {
  readonly name: HistoryName;
  readonly entry: Result<HistoryEntry, PackerError>;
  /** The operation that took this one back and stands. */
  readonly undoneBy?: string;
}

/** The names of all entries, newest first. Errors: as the disk has it. */
export function historyNames({ fs, path: projectDir }: ContainedRoot): Result<readonly HistoryName[], PackerError> {
  return attempt('list', historyFolder, () => {
    if (standing({ fs, projectDir }, historyFolder).kind !== 'directory') return [];
    const names = fs.list(`${projectDir}/${historyFolder}`).flatMap(({ name, kind }) => (kind === 'file' ? (parseHistoryName(name) ?? []) : []));
    return names.sort((a, b) => b.number - a.number || (a.operationId < b.operationId ? 1 : -1));
  });
}

/**
 * Reads entries from the newest on, as they are asked for: whether one was taken back is told by later ones, so
 * no older entry has to be read. An entry that cannot be read is damaged and never an exception.
 */
export function* historyRecords(project: ContainedRoot, names: readonly HistoryName[]): Generator<HistoryRecord> {
  const undoneBy = new Map<string, string>();
  for (const name of names) {
    const entry = readEntry(project, name);
    const by = undoneBy.get(name.operationId);
    // An undo that was itself taken back has undone nothing.
    if (entry.ok && entry.value.undoes !== undefined && by === undefined) undoneBy.set(entry.value.undoes, name.operationId);
    yield { name, entry, ...(by === undefined ? {} : { undoneBy: by }) };
  }
}

function readEntry({ fs, path }: ContainedRoot, name: HistoryName): Result<HistoryEntry, PackerError> {
  try {
    const read = readWhole(fs, `${path}/${historyFolder}/${name.file}`, historyMaxBytes);
    return read.ok ? parseHistoryEntry(read.value.bytes, name) : err(damaged(name, 'it is too large, or no ordinary file'));
  } catch (error) {
    return err(damaged(name, ioError(error, 'read', name.file).message));
  }
}

/** An entry as people see it. */
export function historyItem({ name, entry, undoneBy }: HistoryRecord): HistoryItem {
  const { operationId: operation_id } = name;
  if (!entry.ok) return { operation_id, title: 'A change whose history entry is damaged', asset_ids: [], not_undoable: entry.error };
  const { at, title, asset_ids, undoes } = entry.value;
  return {
    operation_id,
    at,
    title,
    asset_ids,
    ...(undoes === undefined ? {} : { undoes }),
    ...(undoneBy === undefined ? {} : { undone_by: undoneBy, not_undoable: undoneAlready(title, undoneBy) }),
  };
}

/**
 * The entry to take back: the one asked for, or the newest that is neither undone nor an undo. Errors:
 * `not_found`, `history_damaged`, `undo_refused` for one that was taken back already.
 */
export function entryToUndo(project: ContainedRoot, operationId: string | undefined): Result<HistoryEntry, PackerError> {
  const names = historyNames(project);
  if (!names.ok) return names;
  for (const { name, entry, undoneBy } of historyRecords(project, names.value)) {
    if (operationId === undefined) {
      if (entry.ok && entry.value.undoes === undefined && undoneBy === undefined) return ok(entry.value);
    } else if (name.operationId === operationId) {
      if (!entry.ok) return entry;
      return undoneBy === undefined ? ok(entry.value) : err(undoneAlready(entry.value.title, undoneBy));
    }
  }
  const what = operationId === undefined ? 'There is no change to take back.' : `The history has no operation ${operationId}.`;
  return err(packerError('not_found', what, 'Ask for the history.'));
}

function undoneAlready(title: string, by: string): PackerError {
  return packerError('undo_refused', `"${title}" was taken back already.`, `Take back the undo itself, ${by}, to have it again.`);
}
