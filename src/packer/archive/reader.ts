import type { ByteSource } from '../../base/byte-source.ts';
import { invariant } from '../../base/invariant.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { systemCode } from '../../io/system-error.ts';
import type { ByteRange } from './canonical-outline.ts';
import type { ArchiveEntry } from './entry.ts';
import { FaultList, type ArchiveFault } from './faults.ts';
import type { PreloadEntry } from './header.ts';
import { parseHeader, type ParsedHeader } from './header-parse.ts';
import { payloadOffsetFor, type Prelude } from './layout.ts';
import { checkGaps, checkLayout } from './layout-check.ts';
import { checkPrelude, type Opening } from './prelude-check.ts';

/**
 * An opened `assets.pa` (formats.md §3). It holds the header's bytes and the entries' fields, never payload.
 * Sizes and offsets in bytes. Reading a slice throws what the source throws when the disk fails.
 */
export class ArchiveReader {
  readonly source: ByteSource;
  readonly prelude: Prelude;
  /** The JSON header's bytes. */
  readonly header: Uint8Array;
  /** Byte of the file. */
  readonly payloadOffset: number;
  /** Ascending by `asset_id`. */
  readonly entries: readonly ArchiveEntry[];
  /** Ascending by `asset_id`. */
  readonly preload: readonly PreloadEntry[];
  /** Where the two lists stand in {@link header}. */
  readonly tableRange: ByteRange;
  readonly preloadRange: ByteRange;

  constructor(source: ByteSource, opening: Opening, parsed: ParsedHeader) {
    this.source = source;
    this.prelude = opening.prelude;
    this.header = opening.header;
    this.payloadOffset = payloadOffsetFor(opening.header.length);
    this.entries = parsed.entries;
    this.preload = parsed.preload;
    this.tableRange = parsed.tableRange;
    this.preloadRange = parsed.preloadRange;
  }

  /** Bytes of the file. */
  get size(): number {
    return this.source.size;
  }

  /** The stored bytes of an entry of this archive: one seek each read, and nothing outside the slice. */
  slice(entry: ArchiveEntry): ByteSource {
    const start = this.payloadOffset + entry.offset;
    const { source } = this;
    return {
      size: entry.size,
      read(offset, length) {
        const inside = offset >= 0 && length >= 0 && offset + length <= entry.size;
        invariant(inside, `asset ${entry.asset_id} of ${entry.size} bytes was read at ${offset}+${length}`);
        return source.read(start + offset, length);
      },
    };
  }

  /** By halving: the table ascends. */
  entryOf(assetId: number): ArchiveEntry | undefined {
    let low = 0;
    let high = this.entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.entries[middle]?.asset_id ?? Infinity) < assetId) low = middle + 1;
      else high = middle;
    }
    const found = this.entries[low];
    return found?.asset_id === assetId ? found : undefined;
  }
}

/**
 * Opens an archive as a stranger's file: every field against the file's size and the rules of formats.md §3,
 * the header's checksum and canonical form, offsets, gaps and the end of the file. Slices are not read: their
 * digests are for `verifyArchive`. Never throws for what a file holds; a failing disk is the fault `unreadable`.
 *
 * Takes the header (at most 64 MiB), the entries' fields, and for each gap a read of at most 15 bytes.
 */
export function openArchive(source: ByteSource): Result<ArchiveReader, ArchiveFault> {
  const faults = new FaultList();
  const examined = examineHeader(source, faults);
  // Where the layout is wrong nobody knows where the gaps are.
  if (examined?.isLaidOut) guardDisk(faults, () => checkGaps(examined.opening.header.length, examined.parsed.entries, source, faults));
  const [first] = faults.all;
  if (first) return err(first);
  invariant(examined, 'an archive without a fault was not opened');
  return ok(new ArchiveReader(source, examined.opening, examined.parsed));
}

/** An archive whose header could be read. It is sound where no fault says otherwise. */
export interface ExaminedHeader {
  readonly opening: Opening;
  readonly parsed: ParsedHeader;
  /** Nothing is wrong with where the slices lie. */
  readonly isLaidOut: boolean;
}

/**
 * Finds everything wrong with the prelude and the header of an archive, and of them with its size. The entries it
 * answers with, if any, have the right shape, but a slice may lie outside the file.
 */
export function examineHeader(source: ByteSource, faults: FaultList): ExaminedHeader | undefined {
  return guardDisk(faults, () => {
    const opening = checkPrelude(source, faults);
    const parsed = opening && parseHeader(opening.header, faults);
    if (!parsed) return undefined;
    const before = faults.length;
    checkLayout(parsed, opening.header.length, source, faults);
    return { opening, parsed, isLaidOut: faults.length === before };
  });
}

/** Runs something that reads the source; a failure of the disk becomes a fault. Bugs are thrown on. */
export function guardDisk<T>(faults: FaultList, read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    const code = systemCode(error);
    if (code === undefined) throw error;
    faults.add({ code: 'unreadable', message: `the file cannot be read: the system reports ${code}`, part: 'file' });
    return undefined;
  }
}
