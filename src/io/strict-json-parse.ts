import { JsonLexer, quoted, Stop } from './strict-json-lexer.ts';
import type { ParseFault } from './strict-json-lexer.ts';
import type { JsonTape } from './strict-json-tape.ts';

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

export interface Parsed {
  readonly value: JsonValue;
  /** How many values of every kind there are, as far as it was read. */
  readonly values: number;
  readonly faults: readonly ParseFault[];
}

/**
 * Parses a whole JSON text (RFC 8259). Given a tape it records where each value stands, and makes none: the text
 * must be one that was read without a fault before.
 */
export function parseJson(text: string, limits: ParseLimits, tape?: JsonTape): Parsed {
  const lexer = new JsonLexer(text);
  const parser = new Parser(lexer, limits, tape);
  try {
    const value = parser.document();
    return { value, values: parser.values, faults: lexer.faults };
  } catch (error) {
    if (error instanceof Stop) return { value: null, values: parser.values, faults: lexer.faults };
    throw error;
  }
}

class Parser {
  readonly #lexer: JsonLexer;
  readonly #limits: ParseLimits;
  readonly #tape: JsonTape | undefined;
  #depth = 0;
  #values = 0;

  constructor(lexer: JsonLexer, limits: ParseLimits, tape: JsonTape | undefined) {
    this.#lexer = lexer;
    this.#limits = limits;
    this.#tape = tape;
  }

  get values(): number {
    return this.#values;
  }

  document(): JsonValue {
    this.#lexer.blanks();
    if (this.#lexer.at === this.#lexer.text.length) this.#lexer.stop('syntax', 'the document is empty');
    const value = this.#value(-1, -1);
    this.#lexer.blanks();
    if (this.#lexer.at < this.#lexer.text.length) this.#lexer.stop('syntax', `nothing may follow the document, but there is ${this.#lexer.here()}`);
    return value;
  }

  #value(keyStart: number, keyEnd: number): JsonValue {
    if (++this.#values > this.#limits.maxValues) {
      this.#lexer.stop('too_many', `the document holds more than ${String(this.#limits.maxValues)} values`);
    }
    const row = this.#tape?.open(this.#lexer.at, keyStart, keyEnd) ?? 0;
    const value = this.#anyValue();
    this.#tape?.close(row, this.#lexer.at);
    return value;
  }

  #anyValue(): JsonValue {
    switch (this.#lexer.peek()) {
      case 0x7b:
        return this.#object();
      case 0x5b:
        return this.#array();
      case 0x22:
        return this.#lexer.string();
      case 0x74:
        return this.#lexer.word('true', true);
      case 0x66:
        return this.#lexer.word('false', false);
      case 0x6e:
        return this.#lexer.word('null', null);
      default:
        return this.#lexer.number();
    }
  }

  #object(): JsonObject {
    this.#enter();
    const isEmpty = this.#lexer.take(0x7d);
    const object: Record<string, JsonValue> = isEmpty ? noMembers : {};
    if (!isEmpty) {
      do this.#member(object);
      while (this.#more(0x7d, 'the member', '}'));
    }
    this.#depth--;
    return object;
  }

  #member(object: Record<string, JsonValue>): void {
    this.#lexer.blanks();
    const keyStart = this.#lexer.at;
    if (this.#lexer.peek() !== 0x22) {
      const ends = this.#lexer.peek() === 0x7d;
      this.#lexer.stop('syntax', ends ? 'a comma before } is one too many' : `a key in double quotes must stand here, not ${this.#lexer.here()}`);
    }
    const key = this.#lexer.string();
    const keyEnd = this.#lexer.at;
    if (Object.hasOwn(object, key)) {
      this.#lexer.fault('duplicate_key', keyStart, `the key ${quoted(key)} stands twice in one object`);
    }
    this.#lexer.blanks();
    if (!this.#lexer.take(0x3a)) this.#lexer.stop('syntax', `a colon must follow the key ${quoted(key)}, not ${this.#lexer.here()}`);
    this.#lexer.blanks();
    const value = this.#value(keyStart, keyEnd);
    if (!this.#tape) setOwn(object, key, value);
  }

  #array(): readonly JsonValue[] {
    this.#enter();
    if (this.#lexer.take(0x5d)) {
      this.#depth--;
      return noItems;
    }
    // Made around the first: a push to an empty list makes room for seventeen.
    const array = [this.#item()];
    while (this.#more(0x5d, 'the value', ']')) {
      const value = this.#item();
      if (!this.#tape) array.push(value);
    }
    this.#depth--;
    return array;
  }

  #item(): JsonValue {
    this.#lexer.blanks();
    if (this.#lexer.peek() === 0x5d) this.#lexer.stop('syntax', 'a comma before ] is one too many');
    return this.#value(-1, -1);
  }

  /** Past the opening bracket and the blanks behind it. */
  #enter(): void {
    if (++this.#depth > this.#limits.maxDepth) {
      this.#lexer.stop('depth', `brackets are nested deeper than ${String(this.#limits.maxDepth)}`);
    }
    this.#lexer.at++;
    this.#lexer.blanks();
  }

  /** After one member or value: true past a comma, false past the closing bracket. */
  #more(closing: number, what: string, bracket: string): boolean {
    this.#lexer.blanks();
    if (this.#lexer.take(0x2c)) return true;
    if (this.#lexer.take(closing)) return false;
    return this.#lexer.stop('syntax', `a comma or ${bracket} must follow ${what}, not ${this.#lexer.here()}`);
  }
}

// One for all: a hostile text of millions of empty ones takes no more memory than its list of them.
const noMembers: Record<string, JsonValue> = Object.freeze<Record<string, JsonValue>>({});
const noItems: readonly JsonValue[] = Object.freeze([]);

/** An assignment to `__proto__` would change the prototype and lose the key. */
function setOwn(object: Record<string, JsonValue>, key: string, value: JsonValue): void {
  if (key === '__proto__') {
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  } else object[key] = value;
}
