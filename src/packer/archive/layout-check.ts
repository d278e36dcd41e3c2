import type { ByteSource } from '../../base/byte-source.ts';
import { invariant } from '../../base/invariant.ts';
import type { ArchiveEntry } from './entry.ts';
import type { FaultList } from './faults.ts';
import type { ParsedHeader } from './header-parse.ts';
import { alignUp, payloadOffsetFor, preludeSize } from './layout.ts';
import { preloadFaults } from './preload-rules.ts';
import { firstNonZero } from './source-read.ts';

/** The numbers of a well-formed header against each other and against the file (formats.md §3). */
export function checkLayout(header: ParsedHeader, headerSize: number, source: ByteSource, faults: FaultList): void {
  const payloadOffset = payloadOffsetFor(headerSize);
  checkTable(header.entries, source.size - payloadOffset, faults);
  checkEnd(header.entries.at(-1), payloadOffset, source.size, faults);
  for (const { code, message, asset_id, index } of preloadFaults(header.entries, header.preload)) {
    const byte = preludeSize + header.preloadRange.start;
    faults.addHeader(code, `/preload/${index}`, byte, message, { asset_id });
  }
}

function checkTable(entries: readonly ArchiveEntry[], available: number, faults: FaultList): void {
  let before = { asset_id: 0, offset: 0, size: 0 };
  for (const [index, entry] of entries.entries()) {
    const { asset_id, offset, size, decoded_size } = entry;
    const found = (code: Parameters<FaultList['addHeader']>[0], key: string, message: string): void => {
      faults.addHeader(code, `/asset_table/${index}/${key}`, preludeSize + entry.range.start, message, { asset_id });
    };
    if (asset_id <= before.asset_id) found('ids_not_ascending', 'asset_id', `asset ${asset_id} stands after asset ${before.asset_id}`);
    if (decoded_size !== size) found('header_invalid', 'decoded_size', `is ${decoded_size}; with codec NONE it must be size, ${size}`);
    const expected = alignUp(before.offset + before.size);
    if (offset !== expected) found('wrong_offset', 'offset', `is ${offset}; after the slice before it, it must be ${expected}`);
    // Not offset + size: the sum may be above what a double holds exactly.
    if (size > available - offset) found('slice_beyond_end', 'size', `the slice would end after the file does: ${offset} + ${size} of ${available}`);
    before = entry;
  }
}

function checkEnd(last: ArchiveEntry | undefined, payloadOffset: number, size: number, faults: FaultList): void {
  const end = payloadOffset + (last ? last.offset + last.size : 0);
  if (size === end) return;
  const message =
    size < end ? `the file ends at ${size}, before ${end} where its last slice ends` : `the file goes on after its end at ${end}, up to ${size}`;
  faults.add({ code: 'wrong_end', message, part: 'file', byte: Math.min(size, end) });
}

/** Bytes `[start, end)` between two parts of the file, never more than 15. */
export interface Gap {
  readonly start: number;
  readonly end: number;
  /** The asset whose slice comes before; none for the gap after the header. */
  readonly after?: number;
}

/** The gaps of a file whose layout is right, in order. */
export function* gapsOf(headerSize: number, entries: readonly ArchiveEntry[]): Generator<Gap> {
  const payloadOffset = payloadOffsetFor(headerSize);
  if (preludeSize + headerSize < payloadOffset) yield { start: preludeSize + headerSize, end: payloadOffset };
  for (const [index, entry] of entries.entries()) {
    const next = entries[index + 1];
    const start = payloadOffset + entry.offset + entry.size;
    if (next && start < payloadOffset + next.offset) yield { start, end: payloadOffset + next.offset, after: entry.asset_id };
  }
}

/** The gap between an entry's slice and the one before it, which there is. Only for a file whose layout is right. */
export function gapBefore(archive: { readonly payloadOffset: number; readonly entries: readonly ArchiveEntry[] }, index: number): Gap {
  const { payloadOffset, entries } = archive;
  const before = entries[index - 1];
  const entry = entries[index];
  invariant(before && entry, `there is no slice before entry ${index}`);
  return { start: payloadOffset + before.offset + before.size, end: payloadOffset + entry.offset, after: before.asset_id };
}

/** Every gap holds zeros; reads at most 15 bytes of each. Only for a file whose layout is right. */
export function checkGaps(headerSize: number, entries: readonly ArchiveEntry[], source: ByteSource, faults: FaultList): void {
  for (const gap of gapsOf(headerSize, entries)) checkGap(source, gap, faults);
}

export function checkGap(source: ByteSource, gap: Gap, faults: FaultList): void {
  const byte = gap.start < gap.end ? firstNonZero(source, gap.start, gap.end) : undefined;
  if (byte === undefined) return;
  const where = gap.after === undefined ? 'after the header' : `after the slice of asset ${gap.after}`;
  faults.add({ code: 'gap_not_zero', message: `gap ${where}: byte ${byte} of the file is not zero`, part: 'gap', byte });
}
