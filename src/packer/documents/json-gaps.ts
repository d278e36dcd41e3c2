import type { JsonNode } from '../../io/strict-json-source.ts';
import type { JsonStyle } from './json-style.ts';
import { firstBreak, lastLineStart } from './line-ends.ts';

/**
 * What stands between the items of one bracket: blanks, line ends and commas. It answers what to put between
 * items that come to stand side by side when others go or come, so that a line nobody touched keeps its bytes.
 * Items are named by their number in the text as it is.
 */
export class JsonGaps {
  readonly #lead: string;
  /** Before item `i + 1`. */
  readonly #between: readonly string[];
  readonly #close: string;
  readonly #comma: string;

  /** @param items in the order of the text, at least one. */
  constructor(text: string, bracket: JsonNode, items: readonly JsonNode[], style: JsonStyle) {
    const starts = items.map(itemStart);
    const ends = items.map(({ value }) => value.end);
    this.#lead = text.slice(bracket.value.start + 1, starts[0]);
    this.#between = starts.slice(1).map((start, at) => text.slice(ends[at], start));
    this.#close = text.slice(ends.at(-1), bracket.value.end - 1);
    this.#comma = style.comma;
  }

  /** From the opening bracket to item `first`, those before it gone. */
  lead(first: number): string {
    if (first === 0) return this.#lead;
    const joined = joinLines(this.#lead, this.#gap(first - 1));
    return joined !== undefined && commas(joined) === 0 ? joined : this.#lead;
  }

  /** From item `from` to item `to`, those between them gone. */
  between(from: number, to: number): string {
    const first = this.#gap(from);
    const last = this.#gap(to - 1);
    if (to === from + 1) return first;
    const joined = joinLines(first, last);
    if (joined !== undefined && commas(joined) === 1) return joined;
    return firstBreak(first) === undefined && firstBreak(last) !== undefined ? last : first;
  }

  /** From item `last` to the closing bracket, those after it gone. */
  close(last: number): string {
    if (last === this.#between.length) return this.#close;
    const joined = joinLines(this.#gap(last), this.#close)?.replace(',', '');
    return joined !== undefined && commas(joined) === 0 ? joined : this.#close;
  }

  /** From item `from` to one that is new behind it. From -1: from the new first item to the old one. */
  toNew(from: number): string {
    const model = this.#between[Math.min(Math.max(from, 0), this.#between.length - 1)];
    if (model !== undefined) return withoutBlankLines(model);
    return firstBreak(this.#lead) === undefined ? this.#comma : `,${withoutBlankLines(this.#lead)}`;
  }

  #gap(at: number): string {
    return this.#between[at] ?? '';
  }
}

/** Where an item begins: with its key, if it has one. */
export function itemStart(node: JsonNode): number {
  return (node.key ?? node.value).start;
}

/**
 * What is left of two gaps when the lines between them are taken out: the first up to its last line end, the
 * second from behind its first. `undefined` when one of them holds no line end.
 */
function joinLines(first: string, second: string): string | undefined {
  const kept = lastLineStart(first);
  const next = firstBreak(second);
  return kept === 0 || next === undefined ? undefined : first.slice(0, kept) + second.slice(next.end);
}

/** Something new is not set apart; but a gap whose comma stands on a line of its own stays whole. */
function withoutBlankLines(gap: string): string {
  const first = firstBreak(gap);
  if (first === undefined) return gap;
  const short = gap.slice(0, first.end) + gap.slice(lastLineStart(gap));
  return commas(short) === commas(gap) ? short : gap;
}

function commas(gap: string): number {
  return gap.split(',').length - 1;
}
