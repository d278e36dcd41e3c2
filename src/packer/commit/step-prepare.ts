import { invariant } from '../../base/invariant.ts';
import { createDurable } from '../../io/durable-write.ts';
import { hashFile, sha256 } from '../../io/hashing.ts';
import type { FileChange, NewContent } from './change-set.ts';
import { copyFile, flushFile, linkOrCopy } from './contents.ts';
import { Refusal, stale } from './failure.ts';
import { makeMissing } from './journal.ts';
import { at } from './medium.ts';
import { inJournal, journalNames } from './operation.ts';
import type { Operation } from './operation.ts';
import { originOf } from './placement.ts';

/** Step 1: makes `J` and, in it, every new content, whole and flushed. */
export function stage(operation: Operation): void {
  const { medium, set, journal } = operation;
  operation.reach.place = journal;
  makeMissing(medium, journal);
  for (const [index, file] of set.files.entries()) {
    if (file.after !== 'absent') stageOne(operation, file, file.after, index);
  }
  operation.observe({ after: 'staged' });
}

function stageOne(operation: Operation, file: FileChange, content: NewContent, index: number): void {
  const { medium, journal, reach } = operation;
  reach.place = file.path;
  const path = inJournal(medium, journal, journalNames.content(index));
  const mode = modeOfTarget(operation, file);
  if ('bytes' in content) {
    invariant(sha256(content.bytes) === content.sha256, `${file.path}: the new bytes are not what their digest says`);
    createDurable(medium.fs, path, content.bytes, mode);
    return;
  }
  if ('copyOf' in content) {
    copyOne(operation, content, path, mode ?? content.mode);
    return;
  }
  const source = inJournal(medium, journal, content.staged);
  const found = hashFile(medium.fs, source);
  if (found.sha256 !== content.sha256 || found.size !== content.size) {
    throw new Refusal(stale(`${journal}/${content.staged}`, 'is not what was staged'));
  }
  if (mode !== undefined && mode !== medium.fs.stat(source)?.mode) {
    medium.fs.setMode(source, mode);
    flushFile(medium.fs, source);
  }
  medium.fs.rename(source, path);
}

function copyOne({ medium: { fs } }: Operation, content: Extract<NewContent, { copyOf: string }>, path: string, mode?: number): void {
  const { copyOf } = content;
  if (fs.stat(copyOf)?.kind !== 'file') throw new Refusal(stale(copyOf, 'is no plain file any more'));
  const copied = copyFile(fs, copyOf, path, mode);
  if (copied.sha256 !== content.sha256 || copied.size !== content.size) throw new Refusal(stale(copyOf, 'was changed by somebody else'));
}

/** A replaced file keeps its permission bits; its owner, extended attributes and ACLs are not kept. */
function modeOfTarget({ medium, set }: Operation, { path, before }: FileChange): number | undefined {
  const origin = before === 'absent' ? undefined : originOf(path, set.moves, set.moves.length);
  return origin === undefined ? undefined : medium.fs.stat(at(medium, origin))?.mode;
}

/**
 * Step 2: gives every file that will be replaced or deleted a second name in `J`, flushes it (whoever saved
 * it last need not have) and makes sure that this very inode is what the preview saw.
 */
export function keepImages(operation: Operation): void {
  const { medium, set, journal, reach } = operation;
  for (const [index, { path, before }] of set.files.entries()) {
    const origin = before === 'absent' ? undefined : originOf(path, set.moves, set.moves.length);
    if (origin === undefined) continue;
    reach.place = path;
    const image = inJournal(medium, journal, journalNames.image(index));
    if (linkOrCopy(medium.fs, at(medium, origin), image) === 'linked') {
      reach.linked.add(index);
      if (medium.flushBy === 'directory') flushFile(medium.fs, image);
    }
    if (hashFile(medium.fs, image).sha256 !== before) throw new Refusal(stale(path, 'was changed by somebody else'));
  }
  operation.observe({ after: 'imaged' });
}
