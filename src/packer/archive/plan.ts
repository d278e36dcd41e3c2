import { canonicalJson } from '../../base/canonical-json.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { ByteRange } from './canonical-outline.ts';
import { entryFieldsSchema, entryText, isUsual, preloadEntrySchema, type EntryFields, type PreloadEntry } from './header.ts';
import { alignUp, maxDepth, maxHeaderSize, maxPayloadSize, payloadOffsetFor } from './layout.ts';
import { preloadFaults, type PreloadFault } from './preload-rules.ts';

/** What the planner is told of one asset, whose payload is made. Sizes in bytes. */
export interface PlanEntry extends Omit<EntryFields, 'offset'> {
  /** Canonical JSON of an object. */
  readonly metadata: string;
}

/** A planned entry: all of the header's entry. */
export interface PlannedEntry extends PlanEntry {
  /** Bytes from `payload_offset`. */
  readonly offset: number;
}

/** Where every byte of an archive will stand, and its header. A value, written as it is (formats.md §3). */
export interface ArchivePlan {
  readonly entries: readonly PlannedEntry[];
  /** The JSON header's bytes. */
  readonly header: Uint8Array;
  /** Where the two lists stand in {@link header}. */
  readonly tableRange: ByteRange;
  readonly preloadRange: ByteRange;
  /** Byte of the file. */
  readonly payloadOffset: number;
  /** Bytes from `payloadOffset` to the end of the file, gaps included. */
  readonly payloadSize: number;
  /** Bytes of the file. */
  readonly fileSize: number;
}

export interface PlanFault {
  readonly code: PlanFaultCode;
  /** One sentence for a person. */
  readonly message: string;
  readonly asset_id?: number;
}

export type PlanFaultCode =
  | 'invalid_entry'
  | 'ids_not_ascending'
  | 'metadata_too_deep'
  | 'header_too_large'
  | 'payload_too_large'
  | PreloadFault['code'];

/**
 * Lays an archive out. Both lists come in ascending order of `asset_id`; the planner orders nothing, so that a
 * list out of order is a fault seen and not a fault hidden. Answers with every fault there is.
 */
export function planArchive(
  entries: readonly PlanEntry[],
  preload: readonly PreloadEntry[],
): Result<ArchivePlan, readonly PlanFault[]> {
  const faults = [...entryFaults(entries), ...preloadListFaults(entries, preload)];
  if (faults.length > 0) return err(faults);
  const placed = place(entries);
  const last = placed.at(-1);
  const payloadSize = last ? last.offset + last.size : 0;
  const texts = headerTexts(placed);
  const preloadText = canonicalJson(preload);
  const tableSize = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const headerSize = opening.length + tableSize + between.length + preloadText.length + closing.length;
  const tooLarge = limitFaults(headerSize, payloadSize);
  if (tooLarge.length > 0) return err(tooLarge);
  const tableRange = { start: opening.length - 1, end: opening.length + tableSize + 1 };
  const preloadStart = opening.length + tableSize + between.length;
  const preloadRange = { start: preloadStart, end: preloadStart + preloadText.length };
  const header = headerBytes([opening, ...texts, between, preloadText, closing], headerSize);
  const payloadOffset = payloadOffsetFor(headerSize);
  return ok({ entries: placed, header, tableRange, preloadRange, payloadOffset, payloadSize, fileSize: payloadOffset + payloadSize });
}

const opening = '{"asset_table":[';
const between = '],"preload":';
const closing = '}';

/** An entry each, and the commas between them. No more of them than a header may have. */
function headerTexts(entries: readonly PlannedEntry[]): readonly string[] {
  const texts: string[] = [];
  let size = 0;
  for (const entry of entries) {
    const text = `${texts.length === 0 ? '' : ','}${entryText(entry)}`;
    size += text.length;
    texts.push(text);
    if (size > maxHeaderSize) break;
  }
  return texts;
}

function headerBytes(texts: readonly string[], size: number): Uint8Array {
  const bytes = Buffer.alloc(size);
  let end = 0;
  for (const text of texts) end += bytes.write(text, end, 'utf8');
  return bytes;
}

function entryFaults(entries: readonly PlanEntry[]): PlanFault[] {
  const faults: PlanFault[] = [];
  let before = 0;
  for (const entry of entries) {
    const at = { asset_id: entry.asset_id };
    for (const issue of fieldIssues(entry)) {
      faults.push({ code: 'invalid_entry', message: `${issue.path.join('.')}: ${issue.message}`, ...at });
    }
    if (entry.decoded_size !== entry.size) {
      faults.push({ code: 'invalid_entry', message: `decoded_size must be size, ${entry.size}, with codec NONE`, ...at });
    }
    if (entry.asset_id <= before) {
      faults.push({ code: 'ids_not_ascending', message: `asset ${entry.asset_id} stands after asset ${before}`, ...at });
    }
    // In the header it lies in an entry, in the table, in the document.
    if (depthOf(entry.metadata) > maxDepth - 3) {
      faults.push({ code: 'metadata_too_deep', message: `the metadata is nested deeper than ${maxDepth - 3} levels`, ...at });
    }
    before = entry.asset_id;
  }
  return faults;
}

function fieldIssues({ metadata: _, ...fields }: PlanEntry): readonly { readonly path: readonly PropertyKey[]; readonly message: string }[] {
  if (isUsual({ ...fields, offset: 0 })) return [];
  return entryFieldsSchema.safeParse({ ...fields, offset: 0 }).error?.issues ?? [];
}

function preloadListFaults(entries: readonly PlanEntry[], preload: readonly PreloadEntry[]): PlanFault[] {
  const invalid = preload.filter((each) => !preloadEntrySchema.safeParse(each).success);
  if (invalid.length > 0) {
    return invalid.map((each) => ({
      code: 'invalid_entry' as const,
      message: `slot ${each.slot} is not a whole number from 0 to 15`,
      asset_id: each.asset_id,
    }));
  }
  return preloadFaults(entries, preload).map(({ code, message, asset_id }) => ({ code, message, asset_id }));
}

function place(entries: readonly PlanEntry[]): PlannedEntry[] {
  let end = 0;
  return entries.map((entry) => {
    const offset = alignUp(end);
    end = offset + entry.size;
    return { ...entry, offset };
  });
}

function limitFaults(headerSize: number, payloadSize: number): PlanFault[] {
  const faults: PlanFault[] = [];
  if (headerSize > maxHeaderSize) {
    faults.push({
      code: 'header_too_large',
      message: `the header would have ${headerSize} bytes; at most ${maxHeaderSize} are allowed`,
    });
  }
  if (payloadSize > maxPayloadSize - payloadOffsetFor(maxHeaderSize)) {
    faults.push({ code: 'payload_too_large', message: 'the payload would be larger than any file can be' });
  }
  return faults;
}

/** Levels of canonical JSON. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  // Most metadata is shorter than that many brackets.
  if (text.length < 2 * (maxDepth - 3)) return 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (character === 0x22) at = endOfString(text, at);
    else if (character === 0x5b || character === 0x7b) deepest = Math.max(deepest, (depth += 1));
    else if (character === 0x5d || character === 0x7d) depth -= 1;
  }
  return deepest;
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== 0x22) at += text.charCodeAt(at) === 0x5c ? 2 : 1;
  return at;
}
