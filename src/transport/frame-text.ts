import { err, ok, type Result } from '../base/result.ts';

/** Of everything a page may ask, nothing nests as deep (operations.md §9). */
const maxDepth = 64;

/** The value of a text frame. The error says what is wrong with it. Never throws, however deep or odd the text is. */
export function parseFrame(text: string): Result<unknown, string> {
  if (isTooDeep(text)) return err(`a frame nests deeper than ${maxDepth}`);
  try {
    return ok(JSON.parse(text) as unknown);
  } catch {
    return err('a frame is no JSON');
  }
}

/** The same of a value that came over a wire without a text. Looks no deeper than it may. */
export function nestsTooDeep(value: unknown, left: number = maxDepth): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return left === 0 || Object.values(value).some((part) => nestsTooDeep(part, left - 1));
}

// Brackets within strings do not nest; what is no JSON at all is found by whoever parses it.
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      at = endOfString(text, at);
    } else if (code === openBracket || code === openBrace) {
      depth += 1;
      if (depth > maxDepth) return true;
    } else if (code === closeBracket || code === closeBrace) {
      depth -= 1;
    }
  }
  return false;
}

/** Where the string that begins at `start` ends; the end of the text when it does not. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; ; at += 1) {
    at = text.indexOf('"', at);
    if (at === -1) return text.length;
    let backslashes = 0;
    while (text.charCodeAt(at - 1 - backslashes) === backslash) backslashes += 1;
    if (backslashes % 2 === 0) return at;
  }
}

const [quote, backslash, openBracket, closeBracket, openBrace, closeBrace] = [0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d];
