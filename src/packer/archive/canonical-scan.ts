import { maxContainers, maxDepth } from './layout.ts';

/** Where bytes stop being canonical JSON, and why. */
export interface CanonicalFault {
  /** Index of the first byte that is wrong. */
  readonly byte: number;
  readonly message: string;
}

/**
 * Whether bytes are the canonical JSON (RFC 8785) of one value: strict UTF-8, no blanks, keys strictly
 * ascending by UTF-16 code units (so none twice), numbers and escapes in their one spelling, nested at most
 * {@link maxDepth} deep with at most {@link maxContainers} arrays and objects.
 *
 * It holds nothing but one key a level, so a hostile document costs time in proportion to its length and no
 * memory; and it names the byte, where printing the parsed value again and comparing could only say "differs".
 */
export function findCanonicalFault(bytes: Uint8Array): CanonicalFault | undefined {
  try {
    new Scanner(bytes).document();
    return undefined;
  } catch (stop) {
    if (stop instanceof NotCanonical) return { byte: stop.byte, message: stop.message };
    throw stop;
  }
}

/** Ends the recursion of a scan; never leaves this file. */
class NotCanonical extends Error {
  readonly byte: number;
  constructor(byte: number, message: string) {
    super(message);
    this.byte = byte;
  }
}

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const colon = 0x3a;
const openArray = 0x5b;
const closeArray = 0x5d;
const openObject = 0x7b;
const closeObject = 0x7d;
const shortEscapes: ReadonlySet<number | undefined> = new Set([...'bfnrt"\\'].map((each) => each.charCodeAt(0)));
const numberBytes: ReadonlySet<number | undefined> = new Set([...'0123456789+-.eE'].map((each) => each.charCodeAt(0)));

class Scanner {
  readonly #bytes: Uint8Array;
  #at = 0;
  #containers = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  document(): void {
    this.#value(0);
    if (this.#at < this.#bytes.length) this.#fail('the document goes on after its end');
  }

  #value(depth: number): void {
    switch (this.#bytes[this.#at]) {
      case openObject:
        return this.#object(this.#enter(depth));
      case openArray:
        return this.#array(this.#enter(depth));
      case quote:
        this.#string();
        return undefined;
      case 0x74:
        return this.#word('true');
      case 0x66:
        return this.#word('false');
      case 0x6e:
        return this.#word('null');
      case undefined:
      default:
        return this.#number();
    }
  }

  #enter(depth: number): number {
    if (depth >= maxDepth) this.#fail(`it is nested deeper than ${maxDepth} levels`);
    this.#containers += 1;
    if (this.#containers > maxContainers) this.#fail(`it holds more than ${maxContainers} arrays and objects`);
    this.#at += 1;
    return depth + 1;
  }

  #array(depth: number): void {
    if (this.#took(closeArray)) return;
    do this.#value(depth);
    while (this.#took(comma));
    this.#expect(closeArray, 'a comma or the end of the array');
  }

  #object(depth: number): void {
    if (this.#took(closeObject)) return;
    let before: KeyToken | undefined;
    do {
      const start = this.#at;
      if (this.#bytes[start] !== quote) this.#fail('a key is expected here');
      const key = { start, isPlain: this.#string(), end: this.#at };
      if (before && !isAfter(this.#bytes, key, before)) this.#misplaced(key, before);
      before = key;
      this.#expect(colon, 'a colon');
      this.#value(depth);
    } while (this.#took(comma));
    this.#expect(closeObject, 'a comma or the end of the object');
  }

  #misplaced(key: KeyToken, before: KeyToken): never {
    const text = textOf(this.#bytes, key);
    const twice = text === textOf(this.#bytes, before);
    throw new NotCanonical(key.start, `the key ${quoted(text)} ${twice ? 'stands twice' : 'is out of order'}`);
  }

  /** Answers whether each of its characters is one byte, which stands for itself. */
  #string(): boolean {
    const bytes = this.#bytes;
    let at = this.#at + 1;
    let isPlain = true;
    for (;;) {
      const byte = bytes[at];
      if (byte === quote) break;
      if (byte === undefined) throw new NotCanonical(at, 'a string does not end');
      if (byte < 0x20) throw new NotCanonical(at, 'a control character stands in a string');
      if (byte !== backslash && byte < 0x80) {
        at += 1;
        continue;
      }
      at += byte === backslash ? escapeLength(bytes, at) : utf8Length(bytes, at, byte);
      isPlain = false;
    }
    this.#at = at + 1;
    return isPlain;
  }

  #number(): void {
    const start = this.#at;
    let end = start;
    while (isDigit(this.#bytes[end])) end += 1;
    const isInteger = end > start && !numberBytes.has(this.#bytes[end]);
    // By far the most numbers: below 10^15 and without a leading zero every run of digits is its own spelling.
    if (isInteger && end - start <= 15 && (end - start === 1 || this.#bytes[start] !== 0x30)) {
      this.#at = end;
      return;
    }
    end = start;
    // No double's one spelling is longer than 25 characters.
    while (end - start <= 32 && numberBytes.has(this.#bytes[end])) end += 1;
    const text = String.fromCharCode(...this.#bytes.subarray(start, end));
    if (text === '') this.#fail('a value is expected here');
    const value = Number(text);
    if (!Number.isFinite(value) || String(value) !== text) this.#fail(`the number ${text} is not in its one spelling`);
    this.#at = end;
  }

  #word(word: string): void {
    for (let index = 0; index < word.length; index += 1) {
      if (this.#bytes[this.#at + index] !== word.charCodeAt(index)) this.#fail('a value is expected here');
    }
    this.#at += word.length;
  }

  #took(byte: number): boolean {
    if (this.#bytes[this.#at] !== byte) return false;
    this.#at += 1;
    return true;
  }

  #expect(byte: number, what: string): void {
    if (!this.#took(byte)) this.#fail(`${what} is expected here`);
  }

  #fail(message: string): never {
    throw new NotCanonical(this.#at, this.#at >= this.#bytes.length ? 'the document ends too early' : message);
  }
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

/** Bytes of the escape at `at`, which must be the one spelling of what it stands for. */
function escapeLength(bytes: Uint8Array, at: number): number {
  const kind = bytes[at + 1];
  if (shortEscapes.has(kind)) return 2;
  const digits = kind === 0x75 ? String.fromCharCode(...bytes.subarray(at + 2, at + 6)) : '';
  const code = /^00[01][0-9a-f]$/u.test(digits) ? Number.parseInt(digits, 16) : -1;
  // The five controls that have a short escape must use it.
  if (code < 0 || (code >= 0x08 && code <= 0x0d && code !== 0x0b)) {
    throw new NotCanonical(at, 'an escape is not in its one spelling');
  }
  return 6;
}

/** Bytes of the UTF-8 sequence at `at`: shortest form, no surrogates, nothing above U+10FFFF. */
function utf8Length(bytes: Uint8Array, at: number, lead: number): number {
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  const second = bytes[at + 1] ?? 0;
  const lowest = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const highest = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  const wellBegun = lead >= 0xc2 && lead <= 0xf4 && second >= lowest && second <= highest;
  for (let index = 2; index < length; index += 1) {
    if (((bytes[at + index] ?? 0) & 0xc0) !== 0x80) throw new NotCanonical(at, 'the text is not UTF-8');
  }
  if (!wellBegun) throw new NotCanonical(at, 'the text is not UTF-8');
  return length;
}

/** A key that was scanned, quotes included. */
interface KeyToken {
  readonly start: number;
  readonly end: number;
  readonly isPlain: boolean;
}

/** By UTF-16 code units: of plain keys that is the order of their bytes, and nothing need be decoded. */
function isAfter(bytes: Uint8Array, key: KeyToken, before: KeyToken): boolean {
  if (!key.isPlain || !before.isPlain) return textOf(bytes, key) > textOf(bytes, before);
  const common = Math.min(key.end - key.start, before.end - before.start) - 1;
  for (let index = 1; index < common; index += 1) {
    const difference = (bytes[key.start + index] ?? 0) - (bytes[before.start + index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return key.end - key.start > before.end - before.start;
}

function textOf(bytes: Uint8Array, { start, end }: KeyToken): string {
  return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8')) as string;
}

/** A key as it may stand in a message: hostile ones are cut. */
function quoted(key: string): string {
  return JSON.stringify(key.length > 40 ? `${key.slice(0, 40)}…` : key);
}
