import { jsonPointer } from '../../base/json-pointer.ts';
import type { JsonValue } from '../../io/strict-json.ts';
import type { JsonChild, JsonNode, JsonSource } from '../../io/strict-json-source.ts';
import { itemStart, JsonGaps } from './json-gaps.ts';
import { planBracket } from './json-plan.ts';
import type { BracketPlan, NewItem } from './json-plan.ts';
import { printItem, printJson, printWidth, takeApart } from './json-print.ts';
import type { PrintPlace } from './json-print.ts';
import { styleOf } from './json-style.ts';
import type { JsonStyle } from './json-style.ts';
import { firstBreak, indentAfter, lastLineStart } from './line-ends.ts';
import { isArray, memberOf, sameJson } from './same-json.ts';

/**
 * The text of a document that now holds another value, changed as little as can be: what is the same JSON
 * keeps its bytes, with its layout and the order of its keys; what is new is laid out like the rest.
 */
export function retext(source: JsonSource, before: JsonValue, after: JsonValue): string {
  const root = source.node('');
  if (root === undefined) return source.text;
  const value = new Retext(source).value('', root, before, after, false);
  return source.text.slice(0, root.value.start) + value + source.text.slice(root.value.end);
}

class Retext {
  readonly #source: JsonSource;
  readonly #text: string;
  readonly #style: JsonStyle;

  constructor(source: JsonSource) {
    this.#source = source;
    this.#text = source.text;
    this.#style = styleOf(source.text);
  }

  /** The text of one value. @param inLine whether the bracket around it stands on one line, and so must this. */
  value(pointer: string, node: JsonNode, before: JsonValue, after: JsonValue, inLine: boolean): string {
    const { start, end } = node.value;
    const old = this.#text.slice(start, end);
    if (sameJson(before, after)) return old;
    const items = this.#source.children(pointer);
    const plan = planBracket(before, after, items.map(({ name }) => name));
    const onOneLine = items.length > 0 && firstBreak(old) === undefined;
    if (plan === undefined) return printJson(after, this.#style, this.#placeAt(start, inLine || onOneLine));
    const change = (child: JsonChild, value: JsonValue): string =>
      this.value(pointer + jsonPointer([child.name]), child, memberOf(before, child.name), value, onOneLine);
    const parts = this.#parts(items, new JsonGaps(this.#text, node, items, this.#style), plan, onOneLine, change);
    const text = old.charAt(0) + parts.join('') + old.slice(-1);
    const grows = isArray(before) && onOneLine && plan.added.size > 0;
    return grows && this.#isTooWide(start, old, text) ? this.#apart(start, parts) : text;
  }

  /** What stands between the brackets from now on: gap, item, gap, item … gap. */
  #parts(items: readonly JsonChild[], gaps: JsonGaps, plan: BracketPlan, onOneLine: boolean, change: (child: JsonChild, value: JsonValue) => string): string[] {
    const kept = [...plan.kept];
    const parts = [gaps.lead(kept[0]?.[0] ?? 0)];
    const add = (item: NewItem, gap: string, near: number): number => parts.push(this.#newItem(item, gap, items[near], onOneLine));
    for (const item of plan.added.get(-1) ?? []) {
      add(item, parts.at(-1) ?? '', 0);
      parts.push(gaps.toNew(-1));
    }
    for (const [position, [at, value]] of kept.entries()) {
      const child = items[at];
      if (child) parts.push(this.#text.slice(itemStart(child), child.value.start) + change(child, value));
      for (const item of plan.added.get(at) ?? []) add(item, parts[parts.push(gaps.toNew(at)) - 1] ?? '', at);
      const next = kept[position + 1];
      parts.push(next === undefined ? gaps.close(at) : gaps.between(at, next[0]));
    }
    return parts;
  }

  /** @param gap what stands in front of it; without a line end in it, it comes on the line of `near`. */
  #newItem({ key, value }: NewItem, gap: string, near: JsonChild | undefined, onOneLine: boolean): string {
    const line = lastLineStart(gap);
    const place = line > 0 ? { indent: indentAfter(gap, line), column: gap.length - line + 1 } : this.#placeAt(near?.value.end ?? 0, onOneLine);
    return printItem(key, value, this.#style, place);
  }

  #placeAt(offset: number, onOneLine: boolean): PrintPlace {
    if (onOneLine) return { indent: '', column: 0, layout: 'one_line' };
    const line = this.#lineStart(offset);
    return { indent: indentAfter(this.#text, line), column: offset - line };
  }

  /** Whether a line that was of a good width no longer is. */
  #isTooWide(start: number, old: string, text: string): boolean {
    if (this.#style.oneLine || firstBreak(text) !== undefined) return false;
    const column = start - this.#lineStart(start);
    return column + text.length > printWidth && column + old.length <= printWidth;
  }

  /** An item a line; the texts of the items stay. */
  #apart(start: number, parts: readonly string[]): string {
    const items = parts.filter((_, at) => at % 2 === 1);
    return takeApart('[]', items, this.#style, indentAfter(this.#text, this.#lineStart(start)));
  }

  #lineStart(offset: number): number {
    return offset - this.#source.position(offset).column + 1;
  }
}
