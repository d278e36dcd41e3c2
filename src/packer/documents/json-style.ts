import { firstBreak, indentAfter, lastLineStart } from './line-ends.ts';

/** How an author lays JSON out, as far as something new has to look like the rest. */
export interface JsonStyle {
  readonly eol: string;
  /** One step of indentation. */
  readonly unit: string;
  /** Between a key and its value, and between two items on one line; with their blanks. */
  readonly colon: string;
  readonly comma: string;
  /** Inside the brackets of what stands on one line. */
  readonly padding: Readonly<Record<BracketKind, string>>;
  /** Kinds that are always taken apart, an item a line, however short they are. */
  readonly expands: Readonly<Record<BracketKind, boolean>>;
  /** The whole document stands on one line. */
  readonly oneLine: boolean;
}

export type BracketKind = 'object' | 'array';

/** As the example of formats.md §2 is laid out. */
export const houseStyle: JsonStyle = {
  eol: '\n',
  unit: '  ',
  colon: ': ',
  comma: ', ',
  padding: { object: ' ', array: '' },
  expands: { object: false, array: false },
  oneLine: false,
};

/** The style of a sound JSON text; what it shows no example of is as in {@link houseStyle}. */
export function styleOf(text: string): JsonStyle {
  const seen = new StyleScan(text);
  const dense = seen.colon === ':' || (seen.colon === undefined && seen.comma === ',');
  const { object, array } = seen.padding;
  return {
    eol: firstBreak(text)?.text ?? houseStyle.eol,
    unit: seen.unit ?? houseStyle.unit,
    colon: seen.colon ?? (dense ? ':' : houseStyle.colon),
    comma: seen.comma ?? (dense ? ',' : houseStyle.comma),
    padding: { object: object ?? (dense ? '' : houseStyle.padding.object), array: array ?? houseStyle.padding.array },
    expands: { object: seen.expands('object'), array: seen.expands('array') },
    oneLine: firstBreak(text.trim()) === undefined,
  };
}

interface OpenBracket {
  readonly kind: BracketKind;
  readonly empty: boolean;
  /** The blanks behind the bracket. */
  readonly lead: string;
  /** Whether a line ends between its own items. */
  broken: boolean;
}

/** Looks at every bracket, colon and comma of a text once; the first example of each thing counts. */
class StyleScan {
  unit: string | undefined;
  colon: string | undefined;
  comma: string | undefined;
  readonly padding: Partial<Record<BracketKind, string>> = {};
  readonly #text: string;
  readonly #open: OpenBracket[] = [];
  readonly #onOneLine = new Set<BracketKind>();
  readonly #takenApart = new Set<BracketKind>();

  constructor(text: string) {
    this.#text = text;
    let solid = 0;
    for (let at = 0; at < text.length; ) {
      const mark = text.charAt(at);
      const end = mark === '"' ? stringEnd(text, at) : marks.has(mark) ? blanksEnd(text, at + 1) : at + 1;
      if (marks.has(mark)) this.#see(mark, text.slice(solid, at), text.slice(at + 1, end), at);
      if (marks.has(mark) || !blanks.has(mark)) solid = end;
      at = end;
    }
  }

  /** Of a kind that was not seen inside another bracket, the other kind tells. */
  expands(kind: BracketKind): boolean {
    if (this.#onOneLine.has(kind)) return false;
    return this.#takenApart.has(kind) || (this.#takenApart.size > 0 && this.#onOneLine.size === 0);
  }

  #see(mark: string, before: string, after: string, at: number): void {
    const whole = before + mark + after;
    const broken = firstBreak(whole) !== undefined;
    if (mark === '{' || mark === '[') this.#enter(mark === '{' ? 'object' : 'array', after, at);
    else if (mark === '}' || mark === ']') this.#leave();
    else if (mark === ':') this.colon ??= broken ? undefined : whole;
    else if (!broken) this.comma ??= whole;
    else for (const bracket of this.#open.slice(-1)) bracket.broken = true;
  }

  #enter(kind: BracketKind, lead: string, at: number): void {
    const empty = closing.has(this.#text.charAt(at + 1 + lead.length));
    const broken = firstBreak(lead) !== undefined;
    if (broken && !empty) this.unit ??= this.#stepTo(lead, at);
    this.#open.push({ kind, empty, lead, broken });
  }

  /** What the indentation grows by from the line of a bracket to its first item. */
  #stepTo(lead: string, at: number): string {
    const outer = indentAfter(this.#text, lastLineStart(this.#text.slice(0, at)));
    const inner = lead.slice(lastLineStart(lead));
    return inner.startsWith(outer) ? inner.slice(outer.length) : houseStyle.unit;
  }

  #leave(): void {
    const bracket = this.#open.pop();
    if (!bracket || bracket.empty) return;
    if (!bracket.broken) this.padding[bracket.kind] ??= bracket.lead;
    // The root tells nothing of what stands inside it.
    if (this.#open.length > 0) (bracket.broken ? this.#takenApart : this.#onOneLine).add(bracket.kind);
  }
}

const marks: ReadonlySet<string> = new Set('{}[]:,');
const closing: ReadonlySet<string> = new Set('}]');
const blanks: ReadonlySet<string> = new Set(' \t\r\n');

function blanksEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && blanks.has(text.charAt(at))) at++;
  return at;
}

/** Past the closing quote of the string that starts at `from`. */
function stringEnd(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text.charCodeAt(at) !== 0x22) at += text.charCodeAt(at) === 0x5c ? 2 : 1;
  return at + 1;
}
