import type { ByteSource } from '../../base/byte-source.ts';
import { changedFields, pairsOf, type EntryPair } from './diff.ts';
import type { ArchiveEntry } from './entry.ts';
import { slotsOf } from './inspect.ts';
import { preludeFieldAt, preludeSize } from './layout.ts';
import type { ArchiveReader } from './reader.ts';
import { pieceSize } from './source-read.ts';

/** Where two archives differ and whose byte it is there. */
export interface Difference {
  /** Byte of the file. */
  readonly byte: number;
  /** `slice of asset 3 (overworld)`, as the first archive has it; past its end, as the second has it. */
  readonly owner: string;
}

export interface FirstDifference extends Difference {
  /**
   * What it comes from. The header holds every digest and the prelude the header's checksum, so the first byte
   * that differs is nearly always the checksum's; this is the first slice that differs, or else the first entry.
   */
  readonly origin: Difference;
}

/** The first byte in which two opened archives differ; `undefined` when they are the same file. */
export function firstDifference(first: ArchiveReader, second: ArchiveReader): FirstDifference | undefined {
  const byte = firstUnequalByte(first.source, second.source);
  if (byte === undefined) return undefined;
  const owner = byte < first.size ? ownerOf(first, byte) : ownerOf(second, byte);
  return { byte, owner, origin: originOf(first, second) ?? { byte, owner } };
}

/** The first byte in which two sources differ: where the shorter ends, if it begins the longer. */
export function firstUnequalByte(first: ByteSource, second: ByteSource): number | undefined {
  const common = Math.min(first.size, second.size);
  for (let at = 0; at < common; at += pieceSize) {
    const length = Math.min(pieceSize, common - at);
    // The first view must outlive the second read: one source may be behind both.
    const left = Buffer.from(first.read(at, length));
    const right = second.read(at, length);
    if (Buffer.compare(left, right) !== 0) return at + left.findIndex((value, index) => value !== right[index]);
  }
  return first.size === second.size ? undefined : common;
}

/** Whose byte of the file it is, in words. */
export function ownerOf(archive: ArchiveReader, byte: number): string {
  if (byte < preludeSize) return `prelude field ${preludeFieldAt(byte)}`;
  const inHeader = byte - preludeSize;
  if (inHeader < archive.header.length) return ownerInHeader(archive, inHeader);
  if (byte < archive.payloadOffset) return 'gap after the header';
  const entry = lastEntryAt(archive, byte - archive.payloadOffset);
  if (!entry || byte >= archive.size) return 'end of the file';
  const inSlice = byte - archive.payloadOffset < entry.offset + entry.size;
  return inSlice ? `slice of ${named(entry)}` : `gap after the slice of ${named(entry)}`;
}

function ownerInHeader(archive: ArchiveReader, byte: number): string {
  const { tableRange, preloadRange } = archive;
  if (byte >= preloadRange.start && byte < preloadRange.end) return 'header, preload';
  if (byte < tableRange.start || byte >= tableRange.end) return 'header';
  const entry = archive.entries.find((each) => byte < each.range.end);
  return entry && byte >= entry.range.start ? `header entry of ${named(entry)}` : 'header, asset_table';
}

/** The entry that begins last at or before a byte of the payload. */
function lastEntryAt(archive: ArchiveReader, byte: number): ArchiveEntry | undefined {
  return archive.entries.findLast((entry) => entry.offset <= byte && (entry.size > 0 || entry.offset < byte));
}

function originOf(first: ArchiveReader, second: ArchiveReader): Difference | undefined {
  const slotsFirst = slotsOf(first);
  const slotsSecond = slotsOf(second);
  let inHeader: Difference | undefined;
  for (const pair of pairsOf(first, second)) {
    const { asset_id, before, after } = pair;
    const fields = changedFields(pair, slotsFirst.get(asset_id), slotsSecond.get(asset_id));
    if (before && after && fields.includes('payload')) return inSlice(first, second, before, after);
    if (!before || !after || fields.length > 0) inHeader ??= inEntry(first, second, pair);
  }
  return inHeader;
}

function inSlice(first: ArchiveReader, second: ArchiveReader, before: ArchiveEntry, after: ArchiveEntry): Difference {
  const byte = firstUnequalByte(first.slice(before), second.slice(after)) ?? 0;
  return { byte: first.payloadOffset + before.offset + byte, owner: `slice of ${named(before)}` };
}

function inEntry(first: ArchiveReader, second: ArchiveReader, pair: EntryPair): Difference | undefined {
  const archive = pair.before ? first : second;
  const entry = pair.before ?? pair.after;
  return entry && archive && { byte: preludeSize + entry.range.start, owner: `header entry of ${named(entry)}` };
}

function named(entry: ArchiveEntry): string {
  return `asset ${entry.asset_id} (${entry.asset_name})`;
}
