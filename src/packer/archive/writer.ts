import { crc32 } from 'node:zlib';
import { invariant } from '../../base/invariant.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { allSteps, type Steps } from '../../base/steps.ts';
import { writeAll } from '../../io/durable-write.ts';
import type { FileSystem, OpenFile } from '../../io/file-system.ts';
import { openFileSource } from '../../io/file-source.ts';
import { sha256, Sha256 } from '../../io/hashing.ts';
import { SystemError } from '../../io/system-error.ts';
import { BlockWriter } from './block-writer.ts';
import { headerTexts, type ArchiveHeader, type HeaderEntry } from './header.ts';
import { alignment, archiveMagic, archiveSchemaVersion, encodePrelude, preludeSize } from './layout.ts';
import type { ArchivePlan, PlannedEntry } from './plan.ts';
import { digestInSteps } from './source-read.ts';

/** A payload on its way into the archive. */
export interface Payload {
  /** In order, together exactly the planned size; each piece is only used until the next is asked for. */
  readonly pieces: Iterable<Uint8Array>;
  /** The digest it is known by, lower-case hex: what is written must have it. */
  readonly sha256?: string;
}

/** A payload that is not what was announced: the archive was not finished. */
export interface PayloadFault {
  readonly code: 'payload_size_mismatch' | 'payload_digest_mismatch';
  readonly message: string;
  readonly asset_id: number;
}

export interface WrittenArchive {
  readonly header: ArchiveHeader;
  /** SHA-256 of the whole file as read back from the disk, lower-case hex. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

/**
 * Writes a planned archive to a new file (formats.md §3): the payload first, at its offset, hashed on its way
 * through one buffer of 1 MiB; the header and the prelude last, so that a file without them is never taken for
 * an archive. Then one fsync, a check of the size, and the digest of the file as it now reads.
 *
 * `payloadOf` is called once an entry, in order. The directory is the caller's to flush, and so is the file to
 * remove, after a fault or when the disk throws (the system's error), or when a payload throws.
 */
export function writeArchive(...request: WriteRequest): Result<WrittenArchive, PayloadFault> {
  return allSteps(writeArchiveInSteps(...request));
}

type WriteRequest = [
  fs: FileSystem,
  path: string,
  plan: ArchivePlan,
  payloadOf: (entry: PlannedEntry, index: number) => Payload,
];

/** The same, with a pause after every piece: an archive of many gigabytes need not block whoever writes it. */
export function* writeArchiveInSteps(
  ...[fs, path, plan, payloadOf]: WriteRequest
): Steps<Result<WrittenArchive, PayloadFault>> {
  const file = fs.create(path);
  let header: Result<ArchiveHeader, PayloadFault>;
  try {
    header = yield* writeFile(fs, file, path, plan, payloadOf);
  } finally {
    fs.close(file);
  }
  if (!header.ok) return header;
  return ok({ header: header.value, ...(yield* readBack(fs, path, plan.fileSize)) });
}

function* readBack(fs: FileSystem, path: string, expected: number): Steps<Pick<WrittenArchive, 'sha256' | 'size'>> {
  const source = openFileSource(fs, path);
  try {
    if (source.size !== expected) throw new SystemError('EIO', 'read', path);
    return { sha256: yield* digestInSteps(source), size: source.size };
  } finally {
    source.dispose();
  }
}

function* writeFile(
  fs: FileSystem,
  file: OpenFile,
  path: string,
  plan: ArchivePlan,
  payloadOf: (entry: PlannedEntry, index: number) => Payload,
): Steps<Result<ArchiveHeader, PayloadFault>> {
  const entries = yield* writePayloads(new BlockWriter(fs, file, plan.payloadOffset), plan, payloadOf);
  if (!entries.ok) return entries;
  const header = { asset_table: entries.value, preload: plan.preload };
  writeAll(fs, file, openingBytes(header, plan), 0);
  fs.flush(file);
  // Writes that the disk swallowed show in the size alone (operations.md §6).
  if (fs.statOpen(file).size !== plan.fileSize) throw new SystemError('EIO', 'write', path);
  return ok(header);
}

function* writePayloads(
  out: BlockWriter,
  plan: ArchivePlan,
  payloadOf: (entry: PlannedEntry, index: number) => Payload,
): Steps<Result<HeaderEntry[], PayloadFault>> {
  const entries: HeaderEntry[] = [];
  let end = 0;
  for (const [index, entry] of plan.entries.entries()) {
    invariant(entry.offset >= end && entry.offset - end < alignment, `asset ${entry.asset_id} is planned at a wrong offset`);
    out.write(zeros.subarray(0, entry.offset - end));
    const written = yield* writePayload(out, entry, payloadOf(entry, index));
    if (!written.ok) return written;
    entries.push({ ...entry, sha256: written.value });
    end = entry.offset + entry.size;
  }
  out.flush();
  return ok(entries);
}

/** Answers with the digest of what was written. */
function* writePayload(out: BlockWriter, entry: PlannedEntry, payload: Payload): Steps<Result<string, PayloadFault>> {
  const { asset_id, size } = entry;
  // Most payloads come as one piece, and ten thousand hash objects cost more than the hashing.
  let whole: string | undefined;
  let digest: Sha256 | undefined;
  let written = 0;
  for (const piece of payload.pieces) {
    written += piece.length;
    if (written > size) break;
    if (piece.length === size) whole = sha256(piece);
    else digest = (digest ?? new Sha256()).update(piece);
    out.write(piece);
    yield;
  }
  if (written !== size) {
    const came = written > size ? 'more came' : `${written} came`;
    return err({ code: 'payload_size_mismatch', message: `asset ${asset_id} was to have ${size} bytes, but ${came}`, asset_id });
  }
  const stored = whole ?? (digest ?? new Sha256()).digest().sha256;
  if (payload.sha256 !== undefined && payload.sha256 !== stored) {
    const message = `asset ${asset_id} was to have the digest ${payload.sha256}, but its bytes have ${stored}`;
    return err({ code: 'payload_digest_mismatch', message, asset_id });
  }
  return ok(stored);
}

/** Prelude, header and the gap after it: everything before the payload. */
function openingBytes(header: ArchiveHeader, plan: ArchivePlan): Uint8Array {
  const bytes = Buffer.alloc(plan.payloadOffset);
  let written = 0;
  for (const text of headerTexts(header)) {
    bytes.write(text, preludeSize + written, 'utf8');
    written += Buffer.byteLength(text);
  }
  invariant(written === plan.headerSize, 'the header is not as long as it was planned');
  const prelude = encodePrelude({
    magic: archiveMagic,
    schema_version: archiveSchemaVersion,
    header_len: written,
    payload_offset: plan.payloadOffset,
    flags: 0,
    reserved: 0,
    header_checksum: crc32(bytes.subarray(preludeSize, preludeSize + written)),
  });
  bytes.set(prelude, 0);
  return bytes;
}

const zeros = new Uint8Array(alignment);
