import type { ByteSource } from '../../base/byte-source.ts';
import { allSteps, type Steps } from '../../base/steps.ts';
import { Sha256 } from '../../io/hashing.ts';
import type { ArchiveEntry } from './entry.ts';
import { FaultList, type ArchiveFault } from './faults.ts';
import { alignUp, encodePrelude, paddingAfter, preludeSize } from './layout.ts';
import { examine, guardDisk, type ArchiveReader } from './reader.ts';
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
 * `checkPayload` says of every slice whose digest is right. Reads the file once, 1 MiB at a time. A slice whose
 * place is wrong is not read. Never throws for what a file holds.
 */
export function verifyArchive(source: ByteSource, checkPayload?: CheckPayload): ArchiveVerification {
  return allSteps(verifyArchiveInSteps(source, checkPayload));
}

/** The same, with a pause after every piece. */
export function* verifyArchiveInSteps(source: ByteSource, checkPayload?: CheckPayload): Steps<ArchiveVerification> {
  const faults = new FaultList();
  const archive = examine(source, faults);
  const sound = faults.length === 0;
  // What is no archive is not read any further, however large it is.
  const sha256 = archive && (yield* guarded(faults, digestWhole(source, archive, sound, faults, checkPayload)));
  const result = { faults: faults.all, size: source.size, ...(sha256 === undefined ? {} : { sha256 }) };
  return archive && faults.length === 0 ? { ...result, archive } : result;
}

/** Steps whose failures of the disk become a fault. */
function* guarded<T>(faults: FaultList, steps: Steps<T>): Steps<T | undefined> {
  for (;;) {
    const next = guardDisk(faults, () => steps.next());
    if (!next || next.done === true) return next?.value;
    yield;
  }
}

function* digestWhole(
  source: ByteSource,
  archive: ArchiveReader,
  sound: boolean,
  faults: FaultList,
  check: CheckPayload | undefined,
): Steps<string> {
  const whole = sound ? new Sha256() : undefined;
  yield* checkSlices(archive, faults, whole, check);
  return whole ? whole.digest().sha256 : yield* digestInSteps(source);
}

/** `whole` hashes the file along the way; only given when the layout is known to be right. */
function* checkSlices(
  archive: ArchiveReader,
  faults: FaultList,
  whole: Sha256 | undefined,
  check: CheckPayload | undefined,
): Steps<void> {
  whole?.update(encodePrelude(archive.prelude)).update(archive.header);
  whole?.update(zeros.subarray(0, archive.payloadOffset - preludeSize - archive.header.length));
  let end = 0;
  // Slices that overlap, which only a hostile table has, must not make the file be read over and over.
  let readTo = 0;
  for (const [index, entry] of archive.entries.entries()) {
    whole?.update(zeros.subarray(0, entry.offset - end));
    const inFile = entry.size <= archive.size - archive.payloadOffset - entry.offset;
    if (entry.offset === alignUp(end) && entry.offset >= readTo && inFile) {
      yield* checkSlice(archive, entry, index, faults, whole, check);
      readTo = entry.offset + entry.size;
    }
    end = entry.offset + entry.size;
  }
}

function* checkSlice(
  archive: ArchiveReader,
  entry: ArchiveEntry,
  index: number,
  faults: FaultList,
  whole: Sha256 | undefined,
  check: CheckPayload | undefined,
): Steps<void> {
  const slice = archive.slice(entry);
  const sha256 = yield* digestInSteps(slice, (piece) => whole?.update(piece));
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

const zeros = new Uint8Array(paddingAfter(1));
