import { unreadable } from '../documents/document-fault.ts';
import type { DocumentFault } from '../documents/document-fault.ts';
import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import { openContained } from '../../io/contained-path.ts';
import type { ContainedRoot } from '../../io/contained-path.ts';
import type { OpenFile } from '../../io/file-system.ts';
import { sha256 } from '../../io/hashing.ts';
import { ioError } from '../../io/io-error.ts';
import { readWholeOpen } from '../../io/read-whole.ts';
import type { ReadFault } from '../../io/read-whole.ts';
import { tooLarge } from '../../io/strict-json.ts';
import { isAbsence } from '../../io/system-error.ts';

/** A document's bytes, all from one moment. */
export interface DocumentBytes {
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** How often a file is read again that somebody wrote to meanwhile. */
const attempts = 3;

/**
 * Reads a document at a fixed place of the project whole; no component of its path may be a link. `absent` when
 * nothing is there; whatever else keeps it from being read (a link, a directory, its size, the system) is a fault.
 *
 * @param file from the project's directory, POSIX
 */
export function readContainedDocument(project: ContainedRoot, file: string, maxBytes: number): Result<DocumentBytes, DocumentFault | 'absent'> {
  return readDocument(project, file, maxBytes, () => {
    // The contained path says "missing" also of a directory in the file's place.
    if (!project.fs.stat(`${project.path}/${file}`)) return err({ kind: 'absent' });
    const opened = openContained(project, file);
    return opened.ok ? ok(opened.value.open) : err({ kind: 'refused', message: opened.error.message });
  });
}

/**
 * The same for a file that the walk has met, so whose directories are known to be no links. Names that are not
 * portable do not matter here: the walk has told them, and the document is read all the same.
 *
 * @param file from the project's directory, as the disk spells it
 */
export function readWalkedDocument(project: ContainedRoot, file: string, maxBytes: number): Result<DocumentBytes, DocumentFault | 'absent'> {
  return readDocument(project, file, maxBytes, () => ok(project.fs.openRead(`${project.path}/${file}`)));
}

type OnceFault = ReadFault | { readonly kind: 'refused'; readonly message: string } | { readonly kind: 'absent' };
type Opener = () => Result<OpenFile, OnceFault>;

function readDocument(project: ContainedRoot, file: string, maxBytes: number, open: Opener): Result<DocumentBytes, DocumentFault | 'absent'> {
  for (let left = attempts; ; left--) {
    const read = readOnce(project, file, maxBytes, open);
    if (read.ok) return ok({ bytes: read.value, sha256: sha256(read.value) });
    if (read.error.kind === 'absent') return err('absent');
    if (read.error.kind !== 'changed' || left === 1) return err(faultOf(read.error));
  }
}

function readOnce(project: ContainedRoot, file: string, maxBytes: number, open: Opener): Result<Uint8Array, OnceFault> {
  try {
    const opened = open();
    if (!opened.ok) return opened;
    try {
      const read = readWholeOpen(project.fs, opened.value, maxBytes);
      return read.ok ? ok(read.value.bytes) : read;
    } finally {
      project.fs.close(opened.value);
    }
  } catch (error) {
    if (isAbsence(error)) return err({ kind: 'absent' });
    return err({ kind: 'refused', message: ioError(error, 'read', file).message });
  }
}

function faultOf(fault: Exclude<OnceFault, { readonly kind: 'absent' }>): DocumentFault {
  switch (fault.kind) {
    case 'too_large':
      return tooLarge(fault.size, fault.limit);
    case 'not_a_file':
      return unreadable('it is no ordinary file');
    case 'changed':
      return unreadable('it kept changing while it was read');
    case 'refused':
      return { ...unreadable(''), message: fault.message };
  }
}
