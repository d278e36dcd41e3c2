import { z } from 'zod';
import { canonicalJson } from '../../base/canonical-json.ts';
import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import { operationIdSchema, sha256Schema } from '../../contract/ids.ts';
import { sha256 } from '../../io/hashing.ts';
import { directoryFault } from './places.ts';
import { shapeFault } from './shape.ts';

/**
 * The journal record (operations.md §6, step 3): canonical JSON (RFC 8785), UTF-8, no newline, nothing else.
 *
 * | key | value |
 * | --- | --- |
 * | `format` | 1 |
 * | `operation_id` | 20 characters of `[0-9A-Za-z]`, the name of the journal directory |
 * | `moves` | in order: `from`, `to`, `identity` (the directory's device and inode) |
 * | `directories` | that the commit makes, in order: `path`, `before_move` (made just before that move; the number of moves: after all of them) |
 * | `files` | in order: `path` after the moves, `before` and `after` (SHA-256 or `absent`), `trash` for a deletion that keeps the file |
 * | `checksum` | SHA-256 of the canonical JSON of the object without this key |
 */
export const recordFormat = 1;

/** Bytes; some 60,000 files. Larger ones would cost too much memory to read when somebody else made them. */
export const largestRecord = 16 * 1024 * 1024;

const contentSchema = z.union([sha256Schema, z.literal('absent')]);
const bodySchema = z.strictObject({
  format: z.literal(recordFormat),
  operation_id: operationIdSchema,
  moves: z.array(z.strictObject({ from: z.string(), to: z.string(), identity: z.string().regex(/^[0-9A-Za-z:._-]{1,100}$/u) })),
  directories: z.array(z.strictObject({ path: z.string(), before_move: z.int().nonnegative() })),
  files: z.array(z.strictObject({ path: z.string(), before: contentSchema, after: contentSchema, trash: z.string().optional() })),
});
const recordSchema = z.strictObject({ ...bodySchema.shape, checksum: sha256Schema });
const anyFormatSchema = z.looseObject({ format: z.int() });

/** What one commit does, as recovery needs it. */
export type JournalRecord = z.infer<typeof bodySchema>;

export type RecordFault = 'unknown_format' | 'bad_checksum' | 'malformed';

/** The exact bytes of `J/record.json`. */
export function printRecord(record: JournalRecord): Uint8Array {
  const checksum = sha256(encode(canonicalJson(record)));
  return encode(canonicalJson({ ...record, checksum }));
}

/**
 * Reads a record that may be damaged or hostile. Only the exact bytes that {@link printRecord} writes are a
 * record: anything else that parses (blanks, doubled keys, another order) is `bad_checksum`.
 */
export function parseRecord(bytes: Uint8Array, operationId: string): Result<JournalRecord, RecordFault> {
  if (bytes.length > largestRecord) return err('malformed');
  const value = parseJson(bytes);
  const versioned = anyFormatSchema.safeParse(value);
  if (!versioned.success) return err('malformed');
  if (versioned.data.format !== recordFormat) return err('unknown_format');
  const parsed = recordSchema.safeParse(value);
  if (!parsed.success) return err('malformed');
  const { checksum: _, ...record } = parsed.data;
  if (contentFault(record, operationId) !== undefined) return err('malformed');
  if (Buffer.compare(printRecord(record), bytes) !== 0) return err('bad_checksum');
  return ok(record);
}

function contentFault(record: JournalRecord, operationId: string): string | undefined {
  if (record.operation_id !== operationId) return 'the record is of another operation';
  for (const { path, before_move } of record.directories) {
    const fault = directoryFault(path);
    if (fault !== undefined) return fault;
    if (before_move > record.moves.length) return 'a directory is made before a move that does not exist';
  }
  return shapeFault(record);
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
