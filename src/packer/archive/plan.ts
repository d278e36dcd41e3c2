import { canonicalJson, type JsonObject } from '../../base/canonical-json.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { entryFieldsSchema, preloadEntrySchema, type EntryFields, type PreloadEntry } from './header.ts';
import { alignUp, maxDepth, maxHeaderSize, maxPayloadSize, payloadOffsetFor } from './layout.ts';
import { preloadFaults, type PreloadFault } from './preload-rules.ts';

/** What the planner is told of one asset. Sizes in bytes. */
export interface PlanEntry extends Omit<EntryFields, 'offset' | 'sha256'> {
  readonly metadata: JsonObject;
}

/** A planned entry: all of the header's entry but the digest, which is known once the payload is. */
export interface PlannedEntry extends PlanEntry {
  /** Bytes from `payload_offset`. */
  readonly offset: number;
}

/**
 * Where every byte of an archive will stand, before a payload exists: digests have one length, so the header's
 * length does not depend on them. A value: shown, compared, then written as it is (formats.md §3).
 */
export interface ArchivePlan {
  readonly entries: readonly PlannedEntry[];
  readonly preload: readonly PreloadEntry[];
  /** Bytes of the JSON header. */
  readonly headerSize: number;
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
  const headerSize = measureHeader(placed, preload);
  const last = placed.at(-1);
  const payloadSize = last ? last.offset + last.size : 0;
  const tooLarge = limitFaults(headerSize, payloadSize);
  if (tooLarge.length > 0) return err(tooLarge);
  const payloadOffset = payloadOffsetFor(headerSize);
  return ok({ entries: placed, preload, headerSize, payloadOffset, payloadSize, fileSize: payloadOffset + payloadSize });
}

/** Stands where a digest will stand: all digests are as long as this one. */
export const unknownDigest = '0'.repeat(64);

function entryFaults(entries: readonly PlanEntry[]): PlanFault[] {
  const faults: PlanFault[] = [];
  let before = 0;
  for (const entry of entries) {
    const { metadata, ...fields } = entry;
    const parsed = entryFieldsSchema.safeParse({ ...fields, offset: 0, sha256: unknownDigest });
    const at = { asset_id: entry.asset_id };
    for (const issue of parsed.error?.issues ?? []) {
      faults.push({ code: 'invalid_entry', message: `${issue.path.join('.')}: ${issue.message}`, ...at });
    }
    if (entry.decoded_size !== entry.size) {
      faults.push({ code: 'invalid_entry', message: `decoded_size must be size, ${entry.size}, with codec NONE`, ...at });
    }
    if (entry.asset_id <= before) {
      faults.push({ code: 'ids_not_ascending', message: `asset ${entry.asset_id} stands after asset ${before}`, ...at });
    }
    // In the header it lies in an entry, in the table, in the document.
    if (depthOf(metadata) > maxDepth - 3) {
      faults.push({ code: 'metadata_too_deep', message: `the metadata is nested deeper than ${maxDepth - 3} levels`, ...at });
    }
    before = entry.asset_id;
  }
  return faults;
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

/** Bytes of the header, an entry at a time, so that its text need not exist twice. */
function measureHeader(entries: readonly PlannedEntry[], preload: readonly PreloadEntry[]): number {
  const frame = Buffer.byteLength(canonicalJson({ asset_table: [], preload }));
  const commas = Math.max(0, entries.length - 1);
  return entries.reduce(
    (size, entry) => size + Buffer.byteLength(canonicalJson({ ...entry, sha256: unknownDigest })),
    frame + commas,
  );
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

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Object.values(value).reduce((deepest: number, each) => Math.max(deepest, depthOf(each)), 0);
}
