import { z } from 'zod';
import { elementsOf, endOfValue, membersOf, openArray, openObject, type ByteRange } from './canonical-outline.ts';
import { findCanonicalFault } from './canonical-scan.ts';
import { ArchiveEntry } from './entry.ts';
import type { FaultList } from './faults.ts';
import { entryFieldsSchema, preloadEntrySchema, type PreloadEntry } from './header.ts';
import { preludeSize } from './layout.ts';
import { ShapeReader } from './shape-reader.ts';
import { parseObject } from './small-object.ts';
import { usualEntry } from './usual-entry.ts';

/** A header that has the right shape; whether its numbers fit the file is not said yet. */
export interface ParsedHeader {
  readonly entries: readonly ArchiveEntry[];
  readonly preload: readonly PreloadEntry[];
  /** Where the two lists stand in the header's bytes. */
  readonly tableRange: ByteRange;
  readonly preloadRange: ByteRange;
}

/** The metadata stands as `null` while the other fields are judged. */
const entryWithoutMetadata = entryFieldsSchema.extend({ metadata: z.null() });

/** An entry without its metadata, or an entry of preload: 80 code points of a name, all escaped, and the rest. */
const maxFieldBytes = 2048;

/**
 * The header's bytes as values (formats.md §3): canonical, then by schema, an entry at a time. `undefined` with
 * the reasons among the faults. Metadata is an object, and otherwise the family's business.
 */
export function parseHeader(header: Uint8Array, faults: FaultList): ParsedHeader | undefined {
  const damaged = findCanonicalFault(header);
  if (damaged) {
    faults.add({
      code: 'header_not_canonical',
      message: `header: byte ${preludeSize + damaged.byte} of the file: ${damaged.message}`,
      part: 'header',
      byte: preludeSize + damaged.byte,
    });
    return undefined;
  }
  const whole = { start: 0, end: header.length };
  const members = membersOf(header, whole);
  const tableRange = members?.get('asset_table');
  const preloadRange = members?.get('preload');
  const list = preloadRange && elementsOf(header, preloadRange);
  if (!tableRange || header[tableRange.start] !== openArray || !preloadRange || !list || members?.size !== 2) {
    const message = 'must be an object of the two arrays asset_table and preload, and nothing else';
    faults.addHeader('header_invalid', '', preludeSize, message);
    return undefined;
  }
  const before = faults.length;
  const entries = [...parseEntries(header, tableRange, faults)];
  // An asset that could not be read may well be one of those to preload.
  if (faults.length > before) return undefined;
  const preload = [...parsePreload(header, list, entries.length, faults)];
  return faults.length > before ? undefined : { entries, preload, tableRange, preloadRange };
}

function* parseEntries(header: Uint8Array, table: ByteRange, faults: FaultList): Generator<ArchiveEntry> {
  const reader = new ShapeReader(header);
  let index = 0;
  for (let at = table.start + 1; at < table.end - 1; index += 1) {
    reader.at = at;
    const usual = usualEntry(reader);
    const end = usual ? usual.range.end : endOfValue(header, at);
    const entry = usual ? new ArchiveEntry(usual.fields, header, usual.range, usual.metadata) : parseEntry(header, { start: at, end }, index, faults);
    if (entry) yield entry;
    if (faults.isFull) return;
    at = end + 1;
  }
}

/** Any entry, with what its schema has against it. */
function parseEntry(header: Uint8Array, range: ByteRange, index: number, faults: FaultList): ArchiveEntry | undefined {
  const pointer = `/asset_table/${index}`;
  const metadata = membersOf(header, range)?.get('metadata');
  if (!metadata || header[metadata.start] !== openObject) {
    faults.addHeader('header_invalid', pointer, preludeSize + range.start, 'must be an object with an object metadata');
    return undefined;
  }
  const fields = parseFields(header, range, metadata, pointer, entryWithoutMetadata, faults);
  return fields && new ArchiveEntry(fields, header, range, metadata);
}

/** Every asset is preloaded at most once, so a longer list than `most` is not read to its end. */
function* parsePreload(header: Uint8Array, list: Iterable<ByteRange>, most: number, faults: FaultList): Generator<PreloadEntry> {
  let index = 0;
  for (const range of list) {
    const pointer = `/preload/${index}`;
    if (index >= most) {
      faults.addHeader('preload_too_long', pointer, preludeSize + range.start, `there are only ${most} assets to preload`);
      return;
    }
    const fields = parseFields(header, range, undefined, pointer, preloadEntrySchema, faults);
    if (fields) yield fields;
    index += 1;
  }
}

/** Parses one small object; what its schema has against it goes to the faults. */
function parseFields<T>(
  header: Uint8Array,
  range: ByteRange,
  hole: ByteRange | undefined,
  pointer: string,
  schema: z.ZodType<T>,
  faults: FaultList,
): T | undefined {
  const parsed = parseObject(header, range, hole, maxFieldBytes, schema);
  if ('value' in parsed) return parsed.value;
  for (const { path, byte, message } of parsed.issues) {
    faults.addHeader('header_invalid', [pointer, ...path.map(String)].join('/'), preludeSize + byte, message);
  }
  return undefined;
}
