import type { JsonTape } from './strict-json-tape.ts';
import { survivesReading } from './strict-json-number.ts';

/** Any JSON value. `__proto__` is an ordinary own key. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

export interface ParseLimits {
  readonly maxDepth: number;
  /** Values of every kind together: bounds memory for a text of many tiny ones. */
  readonly maxValues: number;
}

/** What is wrong at an offset of the text. `syntax`, `depth` and `too_many` end the reading. */
export interface ParseFault {
  readonly kind: 'syntax' | 'depth' | 'too_many' | 'duplicate_key' | 'number' | 'encoding';
  readonly offset: number;
  readonly message: string;
}

export interface Parsed {
  readonly value: JsonValue;
  readonly faults: readonly ParseFault[];
}

/** Faults after which it is not worth collecting more. */
const maxFaults = 20;

/** Parses a whole JSON text (RFC 8259), and records where each value stands when given a tape. */
export function parseJson(text: string, limits: ParseLimits, tape?: JsonTape): Parsed {
  const parser = new Parser(text, limits, tape);
  try {
    return { value: parser.document(), faults: parser.faults };
  } catch (error) {
    if (error instanceof Stop) return { value: null, faults: parser.faults };
    throw error;
  }
}

/** Unwinds the parser at a fault that nothing can be read after. */
class Stop extends Error {}

class Parser {
  readonly faults: ParseFault[] = [];
  readonly #text: string;
  readonly #limits: ParseLimits;
  readonly #tape: JsonTape | undefined;
  #at = 0;
  #depth = 0;
  #values = 0;

  constructor(text: string, limits: ParseLimits, tape: JsonTape | undefined) {
    this.#text = text;
    this.#limits = limits;
    this.#tape = tape;
  }

  document(): JsonValue {
    this.#blanks();
    if (this.#at === this.#text.length) this.#stop('syntax', 'the document is empty');
    const value = this.#value(-1, -1);
    this.#blanks();
    if (this.#at < this.#text.length) this.#stop('syntax', `nothing may follow the document, but there is ${this.#here()}`);
    return value;
  }

  #value(keyStart: number, keyEnd: number): JsonValue {
    if (++this.#values > this.#limits.maxValues) {
      this.#stop('too_many', `the document holds more than ${String(this.#limits.maxValues)} values`);
    }
    const row = this.#tape?.open(this.#at, keyStart, keyEnd) ?? 0;
    const value = this.#anyValue();
    this.#tape?.close(row, this.#at);
    return value;
  }

  #anyValue(): JsonValue {
    switch (this.#text.charCodeAt(this.#at)) {
      case 0x7b:
        return this.#object();
      case 0x5b:
        return this.#array();
      case 0x22:
        return this.#string();
      case 0x74:
        return this.#word('true', true);
      case 0x66:
        return this.#word('false', false);
      case 0x6e:
        return this.#word('null', null);
      default:
        return this.#number();
    }
  }

  #object(): JsonObject {
    const object: Record<string, JsonValue> = {};
    this.#enter();
    if (!this.#take(0x7d)) {
      do this.#member(object);
      while (this.#more(0x7d, 'the member', '}'));
    }
    this.#depth--;
    return object;
  }

  #member(object: Record<string, JsonValue>): void {
    this.#blanks();
    const keyStart = this.#at;
    if (this.#text.charCodeAt(this.#at) !== 0x22) {
      const ends = this.#text.charCodeAt(this.#at) === 0x7d;
      this.#stop('syntax', ends ? 'a comma before } is one too many' : `a key in double quotes must stand here, not ${this.#here()}`);
    }
    const key = this.#string();
    const keyEnd = this.#at;
    if (Object.hasOwn(object, key)) {
      this.#fault('duplicate_key', keyStart, `the key ${quoted(key)} stands twice in one object`);
    }
    this.#blanks();
    if (!this.#take(0x3a)) this.#stop('syntax', `a colon must follow the key ${quoted(key)}, not ${this.#here()}`);
    this.#blanks();
    setOwn(object, key, this.#value(keyStart, keyEnd));
  }

  #array(): readonly JsonValue[] {
    const array: JsonValue[] = [];
    this.#enter();
    if (!this.#take(0x5d)) {
      do {
        this.#blanks();
        if (this.#text.charCodeAt(this.#at) === 0x5d) this.#stop('syntax', 'a comma before ] is one too many');
        array.push(this.#value(-1, -1));
      } while (this.#more(0x5d, 'the value', ']'));
    }
    this.#depth--;
    return array;
  }

  /** Past the opening bracket and the blanks behind it. */
  #enter(): void {
    if (++this.#depth > this.#limits.maxDepth) {
      this.#stop('depth', `brackets are nested deeper than ${String(this.#limits.maxDepth)}`);
    }
    this.#at++;
    this.#blanks();
  }

  /** After one member or value: true past a comma, false past the closing bracket. */
  #more(closing: number, what: string, bracket: string): boolean {
    this.#blanks();
    if (this.#take(0x2c)) return true;
    if (this.#take(closing)) return false;
    return this.#stop('syntax', `a comma or ${bracket} must follow ${what}, not ${this.#here()}`);
  }

  #string(): string {
    const start = ++this.#at;
    for (;;) {
      const unit = this.#text.charCodeAt(this.#at);
      if (unit === 0x22) return this.#text.slice(start, this.#at++);
      if (unit === 0x5c) return this.#escapedString(start);
      if (!(unit >= 0x20)) this.#brokenString(start);
      this.#at++;
    }
  }

  /** A string with at least one backslash, from its first character. */
  #escapedString(start: number): string {
    const parts: string[] = [];
    let from = start;
    for (;;) {
      const unit = this.#text.charCodeAt(this.#at);
      if (unit === 0x22) break;
      if (unit === 0x5c) {
        if (from < this.#at) parts.push(this.#text.slice(from, this.#at));
        parts.push(this.#escape());
        from = this.#at;
      } else if (!(unit >= 0x20)) this.#brokenString(start);
      else this.#at++;
    }
    parts.push(this.#text.slice(from, this.#at++));
    const value = parts.join('');
    if (!value.isWellFormed()) {
      this.#fault('encoding', start - 1, 'the string holds half of a surrogate pair, which is no character');
    }
    return value;
  }

  #escape(): string {
    const letter = this.#text[this.#at + 1] ?? '';
    const simple = escapes.get(letter);
    if (simple !== undefined) {
      this.#at += 2;
      return simple;
    }
    const digits = this.#text.slice(this.#at + 2, this.#at + 6);
    if (letter !== 'u' || !/^[0-9a-fA-F]{4}$/u.test(digits)) {
      this.#stop('syntax', `\\${letter}${letter === 'u' ? digits : ''} is no escape that JSON knows`);
    }
    this.#at += 6;
    return String.fromCharCode(Number.parseInt(digits, 16));
  }

  #brokenString(start: number): never {
    if (this.#at >= this.#text.length) {
      this.#at = start - 1;
      this.#stop('syntax', 'the string that starts here is never closed');
    }
    const unit = this.#text.charCodeAt(this.#at);
    const line = unit === 0x0a || unit === 0x0d;
    return this.#stop('syntax', line ? 'a string must be closed on the line it starts on' : `a string must not hold ${this.#here()}`);
  }

  #number(): number {
    numberAt.lastIndex = this.#at;
    const lexeme = numberAt.exec(this.#text)?.[0];
    if (lexeme === undefined) return this.#stop('syntax', `a value must stand here, not ${this.#here()}`);
    const start = this.#at;
    this.#at += lexeme.length;
    if (/^[\w.+-]/u.test(this.#text[this.#at] ?? '')) this.#stop('syntax', `${shortened(lexeme)} must not be followed by ${this.#here()}`);
    if (!survivesReading(lexeme)) {
      this.#fault('number', start, `${shortened(lexeme)} cannot be held exactly: it would become ${String(Number(lexeme))}`);
    }
    return Number(lexeme);
  }

  #word<T extends JsonValue>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.#at) || /^\w/u.test(this.#text[this.#at + word.length] ?? '')) {
      this.#stop('syntax', `a value must stand here, not ${this.#here()}`);
    }
    this.#at += word.length;
    return value;
  }

  #blanks(): void {
    for (;;) {
      const unit = this.#text.charCodeAt(this.#at);
      if (unit !== 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09) return;
      this.#at++;
    }
  }

  #take(unit: number): boolean {
    if (this.#text.charCodeAt(this.#at) !== unit) return false;
    this.#at++;
    return true;
  }

  /** What stands at the current place, for a message. */
  #here(): string {
    const point = this.#text.codePointAt(this.#at);
    if (point === undefined) return 'the end of the file';
    if (point === 0x0a || point === 0x0d) return 'the end of the line';
    if (/^[\p{Cc}\p{Cf}\p{Z}\p{Cn}]$/u.test(String.fromCodePoint(point))) {
      return `the character U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
    }
    return /^[\p{L}\p{N}_]+/u.exec(this.#text.slice(this.#at, this.#at + 20))?.[0] ?? String.fromCodePoint(point);
  }

  #fault(kind: ParseFault['kind'], offset: number, message: string): void {
    this.faults.push({ kind, offset, message });
    if (this.faults.length >= maxFaults) throw new Stop();
  }

  #stop(kind: ParseFault['kind'], message: string): never {
    this.faults.push({ kind, offset: this.#at, message });
    throw new Stop();
  }
}

const numberAt = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/uy;

const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/** An assignment to `__proto__` would change the prototype and lose the key. */
function setOwn(object: Record<string, JsonValue>, key: string, value: JsonValue): void {
  if (key === '__proto__') {
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  } else object[key] = value;
}

function quoted(key: string): string {
  return JSON.stringify(shortened(key));
}

function shortened(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 40)}…`;
}
