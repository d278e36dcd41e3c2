/** JSON as the model has it: an object's keys keep their order. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Equal, also in the order of keys. */
export function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/**
 * How a document is laid out. Each layout is regular: the same value is always printed the same way, so that an
 * edit in place has one right result, which is the print of the edited value.
 *
 * - `house`: a top-level key a line, what is inside on that line, with blanks inside braces.
 * - `open`: everything taken apart, as JSON.stringify does.
 * - `dense`: one line, no blanks.
 */
export interface Layout {
  readonly kind: 'house' | 'open' | 'dense';
  readonly indent: '  ' | '    ' | '\t';
  readonly eol: '\n' | '\r\n';
  readonly bom: boolean;
  /** What follows the closing brace, in line ends. */
  readonly tail: 0 | 1 | 2;
}

export const houseLayout: Layout = { kind: 'house', indent: '  ', eol: '\n', bom: false, tail: 1 };
export const openLayout: Layout = { ...houseLayout, kind: 'open' };

export function printJson(value: Json, layout: Layout): string {
  const text = bodies[layout.kind](value, layout.indent) + '\n'.repeat(layout.tail);
  return (layout.bom ? '\uFEFF' : '') + (layout.eol === '\n' ? text : text.replaceAll('\n', layout.eol));
}

const bodies: Readonly<Record<Layout['kind'], (value: Json, indent: string) => string>> = {
  house: (value, indent) => {
    if (!isObject(value)) return inLine(value);
    const lines = Object.entries(value).map(([key, inner]) => `${indent}${JSON.stringify(key)}: ${inLine(inner)}`);
    return lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n}`;
  },
  open: (value, indent) => JSON.stringify(value, null, indent),
  dense: (value) => JSON.stringify(value),
};

/** `{ "a": [1, 2] }` */
function inLine(value: Json): string {
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(inLine).join(', ')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}: ${inLine(inner)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

/** The value of a text with or without a byte order mark; `undefined` when it is no JSON. */
export function readJson(text: string): Json | undefined {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, '')) as Json;
  } catch {
    return undefined;
  }
}

/** In which regular layout a text stands, if in one. */
export function layoutOf(text: string): Layout | undefined {
  const value = readJson(text);
  if (value === undefined) return undefined;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const bom = text.startsWith('\uFEFF');
  const tail = text.endsWith(eol + eol) ? 2 : text.endsWith(eol) ? 1 : 0;
  for (const kind of ['house', 'open', 'dense'] as const) {
    for (const indent of ['  ', '    ', '\t'] as const) {
      const layout: Layout = { kind, indent, eol, bom, tail };
      if (printJson(value, layout) === text) return layout;
    }
  }
  return undefined;
}

/** Why a place in a document cannot be edited. */
export class NoSuchPlace extends Error {}

/**
 * A value with the place at a JSON pointer set, or taken away when `value` is left out. What is missing on the way
 * is made: a list for `-`, else an object. `order` ranks the keys of an object: a new key comes behind the nearest
 * one that ranks before it, and last when it has no rank.
 */
export function edited(document: Json, pointer: string, value: Json | undefined, order: (way: readonly string[]) => readonly string[]): Json {
  const names = pointer.split('/').slice(1).map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
  return editedAt(document, [], names, value, order) as Json;
}

type Order = (way: readonly string[]) => readonly string[];

function editedAt(here: Json, way: readonly string[], rest: readonly string[], value: Json | undefined, order: Order): Json | undefined {
  const [name, ...further] = rest;
  if (name === undefined) return value;
  if (Array.isArray(here)) return editedList(here as readonly Json[], way, rest, value, order);
  if (!isObject(here)) throw new NoSuchPlace(`${way.join('/')} is neither an object nor a list`);
  const entries = Object.entries(here);
  const at = entries.findIndex(([key]) => key === name);
  if (at === -1) {
    if (value === undefined) return here;
    return Object.fromEntries(entries.toSpliced(placeOf(name, entries, order(way)), 0, [name, grown(further, value)]));
  }
  const inner = editedAt(entries[at]?.[1] ?? null, [...way, name], further, value, order);
  return Object.fromEntries(entries.toSpliced(at, 1, ...(inner === undefined ? [] : [[name, inner] as [string, Json]])));
}

function editedList(list: readonly Json[], way: readonly string[], [name = '', ...further]: readonly string[], value: Json | undefined, order: Order): Json {
  const at = name === '-' ? list.length : /^(?:0|[1-9]\d*)$/u.test(name) ? Number(name) : undefined;
  if (at === undefined) throw new NoSuchPlace(`${name} is no number of an item`);
  if (at < list.length) {
    const inner = editedAt(list[at] ?? null, [...way, name], further, value, order);
    return list.toSpliced(at, 1, ...(inner === undefined ? [] : [inner]));
  }
  if (value === undefined) return list;
  if (name !== '-') throw new NoSuchPlace(`${name} is beyond the end of the list`);
  return [...list, grown(further, value)];
}

function grown(names: readonly string[], value: Json): Json {
  return names.reduceRight<Json>((inner, name) => (name === '-' ? [inner] : { [name]: inner }), value);
}

function placeOf(name: string, entries: readonly (readonly [string, Json])[], order: readonly string[]): number {
  if (!order.includes(name)) return entries.length;
  const before = order.slice(0, order.indexOf(name));
  return entries.findLastIndex(([key]) => before.includes(key)) + 1;
}
