import { once } from '../../base/once.ts';
import { indexDocumentSchema, indexEntrySchema } from '../../contract/documents.ts';
import type { IndexDocument } from '../../contract/documents.ts';
import { maxValues, readStrictJson } from '../../io/strict-json.ts';
import type { JsonValue } from '../../io/strict-json.ts';
import { JsonSource } from '../../io/strict-json-source.ts';
import { brokenState, isNewer, newerFault, schemaFault } from './document-fault.ts';
import type { DocumentFault } from './document-fault.ts';
import { checkSchema, maxIssues } from './issue-message.ts';
import type { SchemaIssue } from './issue-message.ts';

/** Bytes of `index.json` (formats.md §1). */
export const indexMaxBytes = 64 * 1024 * 1024;

/** Raised whenever the same bytes of a registry would be read in another way: as another document, or in another state. */
export const indexReadingVersion = 1;

/**
 * `index.json` as its bytes say. What rules name better stays readable: an id, uuid or root given twice, a
 * `next_asset_id` that is too low, a `root` that is no path. So a `root` is data to be compared with what the
 * walk found, never a place to open.
 */
export interface IndexReading {
  readonly state: 'valid' | 'invalid' | 'conflict' | 'newer';
  /** For `valid` alone; entries as they stood, unknown keys with them. */
  readonly document?: IndexDocument;
  /** 1-based line of each entry, beside `document.assets`. */
  readonly lines?: readonly number[];
  /** 1-based line of `next_asset_id`. */
  readonly nextIdLine?: number;
  readonly faults: readonly DocumentFault[];
}

/** Reads the registry (formats.md §1). Pure. */
export function readIndex(bytes: Uint8Array): IndexReading {
  const read = readStrictJson(bytes, { maxBytes: indexMaxBytes });
  if (!read.ok) return { state: brokenState(read.error), faults: read.error };
  const { value, source } = read.value;
  if (isNewer(value)) return { state: 'newer', faults: [newerFault(source)] };
  const issues = [...headIssues(value), ...entryIssues(value)].slice(0, maxIssues);
  if (issues.length > 0) return { state: 'invalid', faults: issues.map((issue) => schemaFault(source, issue)) };
  // The value itself, not zod's copy: that one would lose the order of keys.
  const places = once(() => placesIn(source));
  return {
    state: 'valid',
    document: value as unknown as IndexDocument,
    get lines() {
      return places().lines;
    },
    get nextIdLine() {
      return places().nextIdLine;
    },
    faults: [],
  };
}

/** The document of a registry that {@link readIndex} of this version found valid. */
export function validIndex(bytes: Uint8Array): IndexDocument {
  return JSON.parse(new TextDecoder().decode(bytes)) as IndexDocument;
}

/** Where things stand in a registry that {@link readIndex} found valid; no value of it is made. */
export function indexPlaces(bytes: Uint8Array): { readonly lines: readonly number[]; readonly nextIdLine: number } {
  const text = new TextDecoder().decode(bytes);
  return placesIn(new JsonSource(text, { maxDepth: 64, maxValues }, Math.min(maxValues, text.length)));
}

function placesIn(source: JsonSource): { readonly lines: readonly number[]; readonly nextIdLine: number } {
  const nextIdLine = source.locateNearest('/next_asset_id').line;
  return { nextIdLine, lines: source.linesInside('/assets') };
}

/** Without the unknown keys: there may be millions, and zod would copy them. */
const headSchema = indexDocumentSchema.omit({ assets: true }).strip();

function headIssues(value: JsonValue): readonly SchemaIssue[] {
  const head = checkSchema(headSchema, value);
  return head.ok ? [] : head.error;
}

/** Entry by entry, so that a hostile list makes a hundred issues and not millions. */
function entryIssues(value: JsonValue): readonly SchemaIssue[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  const entries = (value as { readonly assets?: JsonValue }).assets;
  if (entries === undefined) return [{ pointer: '/assets', message: 'is missing' }];
  if (!Array.isArray(entries)) return [{ pointer: '/assets', message: 'must be a list' }];
  const issues: SchemaIssue[] = [];
  for (const [at, entry] of (entries as readonly JsonValue[]).entries()) {
    for (const { pointer, message } of issuesOfEntry(entry)) issues.push({ pointer: `/assets/${String(at)}${pointer}`, message });
    if (issues.length >= maxIssues) break;
  }
  return issues;
}

function issuesOfEntry(value: JsonValue): readonly SchemaIssue[] {
  const entry = checkSchema(indexEntrySchema, value);
  return entry.ok ? [] : entry.error;
}
