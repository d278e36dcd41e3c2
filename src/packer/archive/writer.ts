import { crc32 } from 'node:zlib';
import { invariant } from '../../base/invariant.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { allSteps, type Steps } from '../../base/steps.ts';
import { writeAll } from '../../io/durable-write.ts';
import type { FileSystem } from '../../io/file-system.ts';
import { sha256, Sha256 } from '../../io/hashing.ts';
import { SystemError } from '../../io/system-error.ts';
import { BlockWriter } from './block-writer.ts';
import { alignment, archiveMagic, archiveSchemaVersion, encodePrelude, preludeSize } from './layout.ts';
import type { ArchivePlan, PlannedEntry } from './plan.ts';

/** A payload on its way into the archive: in order, each piece only used until the next is asked for. */
export type PayloadPieces = Iterable<Uint8Array>;

/** A payload that is not what was announced: the archive was not finished. */
export interface PayloadFault {
  readonly code: 'payload_size_mismatch' | 'payload_digest_mismatch';
  readonly message: string;
  readonly asset_id: number;
}

export interface WrittenArchive {
  /** SHA-256 of all that was written, in the order of the file, lower-case hex. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

/**
 * Writes a planned archive to a new file (formats.md §3): the payload first, at its offset, through one buffer of
 * 1 MiB; the header and the prelude last, so that a file without them is never taken for an archive. Then one fsync
 * and a check of the size. What was written is hashed on its way; what the disk made of it is for who reads it.
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
  payloadOf: (entry: PlannedEntry, index: number) => PayloadPieces,
];

/** The same, with a pause after every piece: an archive of many gigabytes need not block whoever writes it. */
export function* writeArchiveInSteps(
  ...[fs, path, plan, payloadOf]: WriteRequest
): Steps<Result<WrittenArchive, PayloadFault>> {
  const file = fs.create(path);
  try {
    const opening = openingBytes(plan);
    const hash = new Sha256().update(opening);
    const fault = yield* writePayloads(new BlockWriter(fs, file, plan.payloadOffset, hash), plan, payloadOf);
    if (fault) return err(fault);
    writeAll(fs, file, opening, 0);
    fs.flush(file);
    // Writes that the disk swallowed show in the size alone (operations.md §6).
    if (fs.statOpen(file).size !== plan.fileSize) throw new SystemError('EIO', 'write', path);
    return ok(hash.digest());
  } finally {
    fs.close(file);
  }
}

function* writePayloads(
  out: BlockWriter,
  plan: ArchivePlan,
  payloadOf: (entry: PlannedEntry, index: number) => PayloadPieces,
): Steps<PayloadFault | undefined> {
  let end = 0;
  for (const [index, entry] of plan.entries.entries()) {
    invariant(entry.offset >= end && entry.offset - end < alignment, `asset ${entry.asset_id} is planned at a wrong offset`);
    out.write(zeros.subarray(0, entry.offset - end));
    const fault = yield* writePayload(out, entry, payloadOf(entry, index));
    if (fault) return fault;
    end = entry.offset + entry.size;
  }
  out.flush();
  return undefined;
}

/** What is written must have the size and the digest that the header says. */
function* writePayload(out: BlockWriter, entry: PlannedEntry, pieces: PayloadPieces): Steps<PayloadFault | undefined> {
  const { asset_id, size } = entry;
  // Most payloads come as one piece, and ten thousand hash objects cost more than the hashing.
  let whole: string | undefined;
  let digest: Sha256 | undefined;
  let written = 0;
  for (const piece of pieces) {
    written += piece.length;
    if (written > size) break;
    if (piece.length === size) whole = sha256(piece);
    else digest = (digest ?? new Sha256()).update(piece);
    out.write(piece);
    yield;
  }
  if (written !== size) {
    const came = written > size ? 'more came' : `${written} came`;
    return { code: 'payload_size_mismatch', message: `asset ${asset_id} was to have ${size} bytes, but ${came}`, asset_id };
  }
  const stored = whole ?? (digest ?? new Sha256()).digest().sha256;
  if (entry.sha256 === stored) return undefined;
  const message = `asset ${asset_id} was to have the digest ${entry.sha256}, but its bytes have ${stored}`;
  return { code: 'payload_digest_mismatch', message, asset_id };
}

/** Prelude, header and the gap after it: everything before the payload. */
function openingBytes({ header, payloadOffset }: ArchivePlan): Uint8Array {
  const bytes = Buffer.alloc(payloadOffset);
  const prelude = encodePrelude({
    magic: archiveMagic,
    schema_version: archiveSchemaVersion,
    header_len: header.length,
    payload_offset: payloadOffset,
    flags: 0,
    reserved: 0,
    header_checksum: crc32(header),
  });
  bytes.set(prelude, 0);
  bytes.set(header, preludeSize);
  return bytes;
}

const zeros = new Uint8Array(alignment);
