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
  readonly #lines: LineIndex;
  #tape: JsonTape | undefined;
  readonly #children = new Map<number, ReadonlyMap<string, number>>();

  constructor(text: string, limits: ParseLimits) {
    this.text = text;
    this.#limits = limits;
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
    return [...this.#childrenOf(row)].map(([name, child]) => ({ name, ...this.#node(child) }));
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
      row = this.#childrenOf(row).get(name);
      if (row === undefined) return undefined;
    }
    return row;
  }

  #childrenOf(row: number): ReadonlyMap<string, number> {
    const known = this.#children.get(row);
    if (known) return known;
    const tape = this.#rows();
    const children = new Map(tape.children(row).map((child, at) => [this.#nameOf(tape, child, at), child]));
    this.#children.set(row, children);
    return children;
  }

  #nameOf(tape: JsonTape, row: number, at: number): string {
    const start = tape.keyStart(row);
    return start < 0 ? String(at) : String(JSON.parse(this.text.slice(start, tape.keyEnd(row))));
  }

  #rows(): JsonTape {
    if (!this.#tape) {
      this.#tape = new JsonTape();
      parseJson(this.text, this.#limits, this.#tape);
    }
    return this.#tape;
  }
}
