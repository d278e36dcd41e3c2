import type { z } from 'zod';
import { membersOf, textOfRange, type ByteRange } from './canonical-outline.ts';

/** What a schema has against an object in a document. */
export interface ObjectIssue {
  /** Below the object: `['sources', 0, 'size']`; empty for the object itself. */
  readonly path: readonly PropertyKey[];
  /** Byte of the document where the member stands, or the object if it has no such member. */
  readonly byte: number;
  readonly message: string;
}

export type ParsedObject<T> = { readonly value: T } | { readonly issues: readonly ObjectIssue[] };

/**
 * Parses one object of a document known to be canonical JSON, with `null` in place of the value in the hole, and
 * holds it against a schema. One that takes more than `most` bytes without the hole is refused unparsed.
 */
export function parseObject<T>(
  bytes: Uint8Array,
  range: ByteRange,
  hole: ByteRange | undefined,
  most: number,
  schema: z.ZodType<T>,
): ParsedObject<T> {
  const parts = hole ? [{ start: range.start, end: hole.start }, { start: hole.end, end: range.end }] : [range];
  const size = parts.reduce((sum, part) => sum + part.end - part.start, 0);
  if (size > most) {
    return { issues: [{ path: [], byte: range.start, message: `its fields take ${size} bytes; at most ${most} are allowed` }] };
  }
  const parsed = schema.safeParse(JSON.parse(parts.map((part) => textOfRange(bytes, part)).join('null')));
  if (parsed.success) return { value: parsed.data };
  const members = membersOf(bytes, range);
  const issues = parsed.error.issues.map(({ path, message }) => {
    const byte = members?.get(String(path[0]))?.start ?? range.start;
    return { path, byte, message };
  });
  return { issues };
}
