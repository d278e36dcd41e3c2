/** A value's bytes `[start, end)` in a document. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

const quote = 0x22;
const backslash = 0x5c;
export const openArray = 0x5b;
const closeArray = 0x5d;
export const openObject = 0x7b;
const closeObject = 0x7d;
const comma = 0x2c;

/** No object that is looked into here has as many; one with more is refused for the first that it should not have. */
const maxMembers = 16;

/**
 * The outline of canonical JSON: where members and elements stand, without parsing what they hold. Only for
 * bytes in which `findCanonicalFault` found nothing, and ranges that came from here.
 */
export function membersOf(bytes: Uint8Array, object: ByteRange): ReadonlyMap<string, ByteRange> | undefined {
  if (bytes[object.start] !== openObject) return undefined;
  const members = new Map<string, ByteRange>();
  let at = object.start + 1;
  while (at < object.end - 1 && members.size < maxMembers) {
    const keyEnd = endOfString(bytes, at);
    const value = { start: keyEnd + 1, end: endOfValue(bytes, keyEnd + 1) };
    members.set(parseRange(bytes, { start: at, end: keyEnd }) as string, value);
    at = value.end + 1;
  }
  return members;
}

/** The elements of an array, in order; `undefined` when it is none. */
export function elementsOf(bytes: Uint8Array, array: ByteRange): Iterable<ByteRange> | undefined {
  return bytes[array.start] === openArray ? walkElements(bytes, array) : undefined;
}

function* walkElements(bytes: Uint8Array, array: ByteRange): Generator<ByteRange> {
  let at = array.start + 1;
  while (at < array.end - 1) {
    const end = endOfValue(bytes, at);
    yield { start: at, end };
    at = end + 1;
  }
}

/** The value that stands in a range. */
export function parseRange(bytes: Uint8Array, range: ByteRange): unknown {
  return JSON.parse(textOfRange(bytes, range));
}

export function textOfRange(bytes: Uint8Array, range: ByteRange): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + range.start, range.end - range.start).toString('utf8');
}

/** A value ends before the comma or bracket that stands on its own level, or with the document. */
export function endOfValue(bytes: Uint8Array, start: number): number {
  let depth = 0;
  for (let at = start; at < bytes.length; ) {
    const byte = bytes[at];
    if (byte === quote) {
      at = endOfString(bytes, at);
      continue;
    }
    if (depth === 0 && (byte === comma || byte === closeArray || byte === closeObject)) return at;
    if (byte === openArray || byte === openObject) depth += 1;
    else if (byte === closeArray || byte === closeObject) depth -= 1;
    at += 1;
  }
  return bytes.length;
}

function endOfString(bytes: Uint8Array, start: number): number {
  let at = start + 1;
  while (at < bytes.length && bytes[at] !== quote) at += bytes[at] === backslash ? 2 : 1;
  return at + 1;
}
