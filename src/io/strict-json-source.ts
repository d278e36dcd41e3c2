import { pointerNames } from '../base/json-pointer.ts';
import { JsonTape } from './strict-json-tape.ts';
import { LineIndex } from './strict-json-text.ts';
import { parseJson } from './strict-json-parse.ts';
import type { ParseLimits } from './strict-json-parse.ts';
import type { TextPosition } from './strict-json-text.ts';

/** Offsets in UTF-16 code units of the text without its byte order mark; `end` is the first after. */
interface SourceRange {
  readonly start: number;
  readonly end: number;
}

/** A value of the text and, for a member of an object, its key with the quotes. */
export interface JsonNode {
  readonly value: SourceRange;
  readonly key?: SourceRange;
}

/** A member of an object (`name` is its key, decoded) or an item of an array (`name` is its index). */
export interface JsonChild extends JsonNode {
  readonly name: string;
}

/**
 * Where things stand in a sound JSON text, for messages and for edits that leave the rest as it is. Places are
 * named by JSON pointers (RFC 6901; the root is ''). Nothing is computed before the first question.
 */
export class JsonSource {
  readonly text: string;
  readonly #limits: ParseLimits;
  readonly #values: number;
  readonly #lines: LineIndex;
  #tape: JsonTape | undefined;
  readonly #children = new Map<number, Int32Array>();

  /** @param values how many the text holds */
  constructor(text: string, limits: ParseLimits, values: number) {
    this.text = text;
    this.#limits = limits;
    this.#values = values;
    this.#lines = new LineIndex(text);
  }

  position(offset: number): TextPosition {
    return this.#lines.position(offset);
  }

  /** Line and column of a value; `undefined` when the pointer names nothing. */
  locate(pointer: string): TextPosition | undefined {
    const node = this.node(pointer);
    return node && this.position(node.value.start);
  }

  /** Line and column of a member's key. */
  locateKey(pointer: string): TextPosition | undefined {
    const key = this.node(pointer)?.key;
    return key && this.position(key.start);
  }

  /** Like {@link locate}, but answers the closest value around a place that is missing. */
  locateNearest(pointer: string): TextPosition {
    const names = [...pointerNames(pointer)];
    for (; names.length > 0; names.pop()) {
      const row = this.#find(names);
      if (row !== undefined) return this.position(this.#rows().start(row));
    }
    return this.position(this.#rows().start(0));
  }

  node(pointer: string): JsonNode | undefined {
    const row = this.#find(pointerNames(pointer));
    return row === undefined ? undefined : this.#node(row);
  }

  /** What is directly inside an object or array, in the order of the text; empty for anything else. */
  children(pointer: string): readonly JsonChild[] {
    const row = this.#find(pointerNames(pointer));
    if (row === undefined) return [];
    return Array.from(this.#childrenOf(row), (child, at) => ({ name: this.#nameOf(child, at), ...this.#node(child) }));
  }

  /** The line of each value directly inside an object or array. Asked for once, of a list that may be very long: nothing is kept of it. */
  linesInside(pointer: string): readonly number[] {
    const row = this.#find(pointerNames(pointer));
    if (row === undefined) return [];
    const tape = this.#rows();
    const lines = Array.from(this.#childrenOf(row), (child) => this.position(tape.start(child)).line);
    this.#tape = undefined;
    this.#children.clear();
    return lines;
  }

  #node(row: number): JsonNode {
    const tape = this.#rows();
    const value = { start: tape.start(row), end: tape.end(row) };
    const keyStart = tape.keyStart(row);
    return keyStart < 0 ? { value } : { value, key: { start: keyStart, end: tape.keyEnd(row) } };
  }

  #find(names: readonly string[]): number | undefined {
    let row: number | undefined = 0;
    for (const name of names) {
      row = this.#childNamed(row, name);
      if (row === undefined) return undefined;
    }
    return row;
  }

  /** Looked for in the text: a table of the names would take several times the memory of a large document. */
  #childNamed(row: number, name: string): number | undefined {
    const children = this.#childrenOf(row);
    const tape = this.#rows();
    if (children.length === 0) return undefined;
    if (tape.keyStart(children[0] ?? 0) < 0) return isIndex(name) ? children[Number(name)] : undefined;
    return children.find((child) => this.#isKeyed(child, name));
  }

  #isKeyed(row: number, name: string): boolean {
    const tape = this.#rows();
    const start = tape.keyStart(row) + 1;
    const end = tape.keyEnd(row) - 1;
    // A key as written is as long as it is read, or longer.
    if (end - start < name.length) return false;
    const written = this.text.slice(start, end);
    return written.includes('\\') ? this.#nameOf(row, 0) === name : written === name;
  }

  #childrenOf(row: number): Int32Array {
    const known = this.#children.get(row);
    if (known) return known;
    const children = Int32Array.from(this.#rows().children(row));
    this.#children.set(row, children);
    return children;
  }

  /** The key, decoded; of an item, which has none, its index. */
  #nameOf(row: number, at: number): string {
    const tape = this.#rows();
    const start = tape.keyStart(row);
    return start < 0 ? String(at) : String(JSON.parse(this.text.slice(start, tape.keyEnd(row))));
  }

  #rows(): JsonTape {
    if (!this.#tape) {
      this.#tape = new JsonTape(this.#values);
      parseJson(this.text, this.#limits, this.#tape);
    }
    return this.#tape;
  }
}

function isIndex(name: string): boolean {
  return /^(?:0|[1-9][0-9]*)$/u.test(name);
}
