import { err, ok } from '../base/result.ts';
import type { Result } from '../base/result.ts';
import type { ParseFault } from './strict-json-lexer.ts';
import { parseJson } from './strict-json-parse.ts';
import type { JsonValue, ParseLimits } from './strict-json-parse.ts';
import { JsonSource } from './strict-json-source.ts';
import { decodeUtf8, findConflictMarker, LineIndex } from './strict-json-text.ts';

export type { JsonObject, JsonValue } from './strict-json-parse.ts';

/** What is wrong with a document's bytes, with its place and what to do (operations.md §9). */
export interface JsonFault {
  readonly kind: 'too_large' | 'encoding' | 'syntax' | 'duplicate_key' | 'depth' | 'number' | 'conflict';
  readonly message: string;
  readonly remedy: string;
  /** From 1; the column in UTF-16 code units. */
  readonly line: number;
  readonly column: number;
}

export interface JsonLimits {
  readonly maxBytes: number;
  /** Default 64. */
  readonly maxDepth?: number;
}

/** A document that was read without a fault. */
export interface StrictJson {
  readonly value: JsonValue;
  /** Whether the bytes began with a byte order mark; an edit keeps it. */
  readonly bom: boolean;
  /** The text without the mark, and where each value stands in it. */
  readonly source: JsonSource;
}

/** A text of 64 MiB could hold 30 million values and take gigabytes; a registry of that size has fewer than these. */
export const maxValues = 3_000_000;

/**
 * Reads bytes as JSON the strict way: bounded size and depth, fatal UTF-8, no duplicate keys, no number that
 * would change its value, no half characters. A byte order mark and CRLF are accepted. Pure.
 * The faults of a refused document are never empty; merge conflict markers, when there, are the only one.
 */
export function readStrictJson(bytes: Uint8Array, limits: JsonLimits): Result<StrictJson, readonly JsonFault[]> {
  if (bytes.length > limits.maxBytes) return err([tooLarge(bytes.length, limits.maxBytes)]);
  const decoded = decodeUtf8(bytes);
  if (!decoded.ok) return err([notUtf8(decoded.before)]);
  const parseLimits: ParseLimits = { maxDepth: limits.maxDepth ?? 64, maxValues };
  const { value, values, faults } = parseJson(decoded.text, parseLimits);
  if (faults.length > 0) return err(faultsOf(decoded.text, faults));
  return ok({ value, bom: decoded.bom, source: new JsonSource(decoded.text, parseLimits, values) });
}

/** For a file that is too large to be read at all. */
export function tooLarge(size: number, maxBytes: number): JsonFault {
  const message = `the file has ${String(size)} bytes; at most ${String(maxBytes)} are read`;
  return { kind: 'too_large', message, remedy: 'Make the file smaller.', line: 1, column: 1 };
}

function notUtf8(before: string): JsonFault {
  const place = new LineIndex(before).position(before.length);
  return { kind: 'encoding', message: 'the file is not UTF-8 text from here on', remedy: remedies.encoding, ...place };
}

function faultsOf(text: string, faults: readonly ParseFault[]): readonly JsonFault[] {
  const lines = new LineIndex(text);
  const marker = findConflictMarker(text);
  if (marker !== undefined) {
    const message = 'the file holds the markers of a merge that was not finished';
    return [{ kind: 'conflict', message, remedy: remedies.conflict, ...lines.position(marker) }];
  }
  return faults.map(({ kind, message, offset }) => {
    const outer = kind === 'too_many' ? 'too_large' : kind;
    return { kind: outer, message, remedy: remedies[outer], ...lines.position(offset) };
  });
}

const remedies: Readonly<Record<JsonFault['kind'], string>> = {
  too_large: 'Make the file smaller.',
  encoding: 'Save the file as UTF-8.',
  syntax: 'Correct the JSON at this place.',
  duplicate_key: 'Keep one of the two keys.',
  depth: 'Nest less deeply.',
  number: 'Write a number of at most 15 digits, or a string.',
  conflict: 'Decide which side to keep and remove the marker lines.',
};
