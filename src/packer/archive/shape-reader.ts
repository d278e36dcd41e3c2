import { endOfValue, type ByteRange } from './canonical-outline.ts';

const quote = 0x22;
const zero = 0x30;
const nine = 0x39;

/** An integer of at most so many digits is exact as a double, and has one spelling. */
const mostDigits = 15;

/**
 * Goes through canonical JSON along a shape that most objects of a document have, without parsing it. Each method
 * answers `false` or `undefined` where something else stands, however right that may be: then the object is to be
 * read in full.
 */
export class ShapeReader {
  /** Byte where the next thing is expected. */
  at = 0;
  readonly #bytes: Buffer;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Exactly these bytes. */
  takes(expected: Uint8Array): boolean {
    const bytes = this.#bytes;
    const { at } = this;
    for (let index = 0; index < expected.length; index += 1) if (bytes[at + index] !== expected[index]) return false;
    this.at = at + expected.length;
    return true;
  }

  /** A whole number, not negative. */
  integer(): number | undefined {
    const start = this.at;
    let value = 0;
    let end = start;
    for (let digit = this.#bytes[end] ?? 0; digit >= zero && digit <= nine; digit = this.#bytes[end] ?? 0) {
      value = value * 10 + digit - zero;
      end += 1;
    }
    if (end === start || end - start > mostDigits || (this.#bytes[start] === zero && end - start > 1)) return undefined;
    this.at = end;
    return value;
  }

  /** A string of printable ASCII without escapes. */
  text(): string | undefined {
    if (this.#bytes[this.at] !== quote) return undefined;
    const start = this.at + 1;
    let end = start;
    for (let byte = this.#bytes[end] ?? 0; byte !== quote; byte = this.#bytes[end] ?? 0) {
      if (byte < 0x20 || byte > 0x7e || byte === 0x5c) return undefined;
      end += 1;
    }
    this.at = end + 1;
    return this.#bytes.toString('latin1', start, end);
  }

  /** Any object, unread. */
  object(): ByteRange | undefined {
    if (this.#bytes[this.at] !== 0x7b) return undefined;
    const range = { start: this.at, end: endOfValue(this.#bytes, this.at) };
    this.at = range.end;
    return range;
  }
}

/** Bytes that {@link ShapeReader.takes}. */
export function shape(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}
