import { systemCode } from '../../io/system-error.ts';
import type { FileChange } from './change-set.ts';
import { linksFail } from './contents.ts';
import { changeText, Refusal, stale } from './failure.ts';
import { at } from './medium.ts';
import { fileAt, inJournal, journalNames } from './operation.ts';
import type { Operation } from './operation.ts';
import type { JournalRecord } from './record.ts';
import { contentAt, directoryAt, isVacant } from './standing.ts';
import { parentOf } from './tree-path.ts';

/** Step 4: moves the directories in order and makes the new ones, each durable before the next. */
export function moveDirectories(operation: Operation, record: JournalRecord): void {
  for (const [index, { from, to, identity }] of record.moves.entries()) {
    makeDirectories(operation, record, index);
    const { medium, reach } = operation;
    reach.place = from;
    if (directoryAt(medium, from) !== identity) throw new Refusal(stale(from, 'is not the same directory any more'));
    if (!isVacant(medium, to)) throw new Refusal(stale(to, 'is there already'));
    medium.fs.rename(at(medium, from), at(medium, to));
    // The new place first: a disk may lose one side of an unflushed rename, and two names are better than none.
    medium.fs.flushDirectory(at(medium, parentOf(to)));
    medium.fs.flushDirectory(at(medium, parentOf(from)));
  }
  makeDirectories(operation, record, record.moves.length);
  operation.observe({ after: 'moved' });
}

function makeDirectories({ medium, reach }: Operation, record: JournalRecord, beforeMove: number): void {
  for (const { path, before_move } of record.directories) {
    if (before_move !== beforeMove) continue;
    reach.place = path;
    if (!isVacant(medium, path)) throw new Refusal(stale(path, 'is there already'));
    reach.made.add(path);
    medium.fs.makeDirectory(at(medium, path));
    medium.fs.flushDirectory(at(medium, parentOf(path)));
  }
}

/** Step 5: puts every new content into its place, in order, each durable before the next. */
export function replaceFiles(operation: Operation): void {
  for (const index of operation.set.files.keys()) {
    compareOnceMore(operation, index);
    operation.observe({ after: 'compared', file: index });
    replaceOne(operation, index);
    operation.observe({ after: 'replaced', file: index });
  }
  operation.observe({ after: 'replaced_all' });
}

/** What a save by rename does between this look and the rename that follows is not promised: microseconds. */
function compareOnceMore(operation: Operation, index: number): void {
  const { path, before, trash } = fileAt(operation, index);
  operation.reach.place = path;
  const content = contentAt(operation.medium, path);
  if (content !== before) throw new Refusal(stale(path, changeText(before, content)));
  if (trash !== undefined && !isVacant(operation.medium, trash)) throw new Refusal(stale(trash, 'is there already'));
}

function replaceOne(operation: Operation, index: number): void {
  const { medium, journal, reach } = operation;
  const file = fileAt(operation, index);
  const target = at(medium, file.path);
  const content = inJournal(medium, journal, journalNames.content(index));
  reach.files.add(index);
  if (file.after === 'absent') deleteOne(operation, file);
  else if (file.before === 'absent') createOne(operation, index, content);
  else medium.fs.rename(content, target);
  medium.fs.flushDirectory(at(medium, parentOf(file.path)));
}

function deleteOne({ medium }: Operation, { path, trash }: FileChange): void {
  if (trash === undefined) {
    medium.fs.removeFile(at(medium, path));
    return;
  }
  medium.fs.rename(at(medium, path), at(medium, trash));
  medium.fs.flushDirectory(at(medium, parentOf(trash)));
}

/** By a link, which refuses when something is there. Where links fail, by a rename right after the look. */
function createOne(operation: Operation, index: number, content: string): void {
  const { medium, reach } = operation;
  const { path } = fileAt(operation, index);
  try {
    medium.fs.link(content, at(medium, path));
  } catch (error) {
    if (systemCode(error) === 'EEXIST') {
      // Somebody was faster: what is there is theirs, and the way back leaves it alone.
      reach.files.delete(index);
      throw new Refusal(stale(path, 'is there already'));
    }
    if (!linksFail(error)) throw error;
    medium.fs.rename(content, at(medium, path));
  }
}
