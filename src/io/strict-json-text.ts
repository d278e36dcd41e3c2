/** A place in a text: both count from 1, the column in UTF-16 code units. The byte order mark counts for nothing. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** Bytes as text, or the offset of the first byte that is not UTF-8 and the sound text before it. */
export type Decoded =
  | { readonly ok: true; readonly text: string; readonly bom: boolean }
  | { readonly ok: false; readonly before: string };

/** Fatal UTF-8; a byte order mark is taken off and reported. */
export function decodeUtf8(bytes: Uint8Array): Decoded {
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const body = bom ? bytes.subarray(3) : bytes;
  try {
    return { ok: true, text: fatal.decode(body), bom };
  } catch {
    return { ok: false, before: soundPrefix(body) };
  }
}

const fatal = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The text before the first ill-formed byte. A lenient decoder puts U+FFFD there, but the text may hold real
 * ones: the first that does not come from the three bytes EF BF BD is the place.
 */
function soundPrefix(body: Uint8Array): string {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(body);
  let byte = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0xfffd && !(body[byte] === 0xef && body[byte + 1] === 0xbf && body[byte + 2] === 0xbd)) {
      return text.slice(0, at);
    }
    byte += bytesOf(unit);
  }
  return text;
}

/** UTF-8 bytes a UTF-16 unit stands for; the two halves of a surrogate pair share four. */
function bytesOf(unit: number): number {
  if (unit < 0x80) return 1;
  if (unit < 0x800) return 2;
  return unit >= 0xd800 && unit <= 0xdfff ? 2 : 3;
}

/** Answers line and column for offsets of one text; the lines are found at the first question. */
export class LineIndex {
  readonly #text: string;
  #starts: readonly number[] | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  position(offset: number): TextPosition {
    this.#starts ??= lineStarts(this.#text);
    const starts = this.#starts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  }
}

/** Offsets at which lines start. LF, CRLF and a lone CR each end a line, as editors show it. */
function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x0a || (unit === 0x0d && text.charCodeAt(at + 1) !== 0x0a)) starts.push(at + 1);
  }
  return starts;
}

const conflictMarker = /(?:^|[\r\n])(?:<{7}|={7}|>{7}|\|{7})(?=[ \r\n]|$)/u;

/**
 * Offset of the first line that a version control system put there when it could not merge. Such a line is
 * never part of JSON: a string holds no line break.
 */
export function findConflictMarker(text: string): number | undefined {
  const found = conflictMarker.exec(text);
  if (!found) return undefined;
  return /^[\r\n]/u.test(found[0]) ? found.index + 1 : found.index;
}
