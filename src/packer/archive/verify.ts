import type { ByteSource } from '../../base/byte-source.ts';
import { allSteps, type Steps } from '../../base/steps.ts';
import type { ArchiveEntry } from './entry.ts';
import { FaultList, type ArchiveFault } from './faults.ts';
import { alignUp, preludeSize } from './layout.ts';
import { checkGap, gapBefore } from './layout-check.ts';
import { ReadThrough } from './read-through.ts';
import { ArchiveReader, examineHeader, guardDisk, type ExaminedHeader } from './reader.ts';
import { digestInSteps } from './source-read.ts';

/** What is wrong with a payload and its metadata, one sentence each; the family knows (formats.md §2). */
export type CheckPayload = (entry: ArchiveEntry, slice: ByteSource) => readonly string[];

export interface ArchiveVerification {
  /** Every fault found, in order of the checks; none: the file is what formats.md §3 says. */
  readonly faults: readonly ArchiveFault[];
  /** Bytes of the file. */
  readonly size: number;
  /** SHA-256 of the whole file, lower-case hex; absent when it is no archive, or could not be read to its end. */
  readonly sha256?: string;
  /** The opened archive, when there is no fault. */
  readonly archive?: ArchiveReader;
}

/**
 * Verifies every byte of an archive: what `openArchive` checks, the digest of every slice, and what
 * `checkPayload` says of every slice whose digest is right. Reads the file once, forwards, 1 MiB at a time. A slice whose
 * place is wrong is not judged. Never throws for what a file holds.
 */
export function verifyArchive(source: ByteSource, checkPayload?: CheckPayload): ArchiveVerification {
  return allSteps(verifyArchiveInSteps(source, checkPayload));
}

/** The same, with a pause after every piece. */
export function* verifyArchiveInSteps(source: ByteSource, checkPayload?: CheckPayload): Steps<ArchiveVerification> {
  const faults = new FaultList();
  const through = new ReadThrough(source);
  const examined = examineHeader(through, faults);
  // What is no archive is not read any further, however large it is.
  const sha256 = examined && (yield* guarded(faults, readSlices(through, examined, faults, checkPayload)));
  const result = { faults: faults.all, size: source.size, ...(sha256 === undefined ? {} : { sha256 }) };
  return examined && faults.length === 0 ? { ...result, archive: new ArchiveReader(source, examined.opening, examined.parsed) } : result;
}

/** Steps whose failures of the disk become a fault. */
function* guarded<T>(faults: FaultList, steps: Steps<T>): Steps<T | undefined> {
  for (;;) {
    const next = guardDisk(faults, () => steps.next());
    if (!next || next.done === true) return next?.value;
    yield;
  }
}

/** Slices and the gaps before them, in the order of the file. Answers with the digest of the whole file. */
function* readSlices(through: ReadThrough, examined: ExaminedHeader, faults: FaultList, check: CheckPayload | undefined): Steps<string> {
  const { opening, parsed, isLaidOut } = examined;
  const archive = new ArchiveReader(through, opening, parsed);
  through.readAhead();
  let end = 0;
  // Slices that overlap, which only a hostile table has, must not make the file be read over and over.
  let readTo = 0;
  // Where the layout is wrong nobody knows where the gaps are.
  if (isLaidOut) checkGap(through, { start: preludeSize + opening.header.length, end: archive.payloadOffset }, faults);
  for (const [index, entry] of archive.entries.entries()) {
    const inFile = entry.size <= archive.size - archive.payloadOffset - entry.offset;
    if (isLaidOut && index > 0) checkGap(through, gapBefore(archive, index), faults);
    if (entry.offset === alignUp(end) && entry.offset >= readTo && inFile) {
      yield* checkSlice(archive, entry, index, faults, check);
      readTo = entry.offset + entry.size;
    }
    end = entry.offset + entry.size;
  }
  return through.digest();
}

function* checkSlice(
  archive: ArchiveReader,
  entry: ArchiveEntry,
  index: number,
  faults: FaultList,
  check: CheckPayload | undefined,
): Steps<void> {
  const slice = archive.slice(entry);
  const sha256 = yield* digestInSteps(slice);
  yield;
  const { asset_id } = entry;
  const byte = archive.payloadOffset + entry.offset;
  const where = `slice of asset ${asset_id} (bytes ${byte} to ${byte + entry.size})`;
  const at = { part: 'slice', byte, asset_id } as const;
  if (sha256 !== entry.sha256) {
    const message = `${where}: its bytes have the digest ${sha256}, the header says ${entry.sha256}`;
    faults.add({ code: 'wrong_digest', message, field: `/asset_table/${index}/sha256`, ...at });
    return;
  }
  for (const wrong of check?.(entry, slice) ?? []) {
    faults.add({ code: 'payload_invalid', message: `${where}: ${wrong}`, field: `/asset_table/${index}/metadata`, ...at });
  }
}
