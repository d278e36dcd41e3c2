import fc from 'fast-check';
import type { JsonValue } from '../../../src/io/strict-json.ts';

/** Keys that trip up whoever takes an object for its parts, a pointer for a path, or a key for a number. */
const keys = fc.constantFrom('a', 'b', 'c', 'output', 'inputs', 'preload', 'codec', 'asset_name', '__proto__', 'constructor', 'toString', '', 'a/b', '~', '~1', '0', '7', '-', 'é"\\');

const scalars = fc.oneof(
  fc.constantFrom<JsonValue>(null, true, false, 0, 1, -1.5, 1e21, '', 'text', '{"a": [1,\n', '\u2028é🚀', ','),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.integer(),
);

/** An object as JSON.parse would make it. */
function object(members: readonly (readonly [string, JsonValue])[]): JsonValue {
  return Object.fromEntries(members);
}

/** Any JSON value, at most `depth` brackets deep. */
export function jsonValues(depth: number): fc.Arbitrary<JsonValue> {
  if (depth === 0) return scalars;
  const inner = jsonValues(depth - 1);
  const members = fc.uniqueArray(fc.tuple(keys, inner), { selector: ([key]) => key, maxLength: 5 });
  return fc.oneof({ weight: 2, arbitrary: scalars }, { weight: 2, arbitrary: fc.array(inner, { maxLength: 4 }) }, { weight: 3, arbitrary: members.map(object) });
}

export function jsonObjects(depth: number): fc.Arbitrary<JsonValue> {
  return fc.uniqueArray(fc.tuple(keys, jsonValues(depth - 1)), { selector: ([key]) => key, maxLength: 6 }).map(object);
}

/** A key or number to go on with, from any value. */
export const steps = fc.oneof(keys, fc.constantFrom('-', '0', '1', '2'));

/** How a document is written down. */
export interface Layout {
  readonly eol: string;
  readonly unit: string;
  readonly colon: string;
  readonly comma: string;
  readonly pad: string;
  /** Brackets at this depth and below stand on one line. */
  readonly oneLineFrom: number;
  readonly blankLines: boolean;
  readonly start: string;
  readonly end: string;
}

export const layouts: fc.Arbitrary<Layout> = fc.record({
  eol: fc.constantFrom('\n', '\r\n'),
  unit: fc.constantFrom('  ', '    ', '\t', ' ', ''),
  colon: fc.constantFrom(': ', ':', ' : '),
  comma: fc.constantFrom(', ', ','),
  pad: fc.constantFrom('', ' '),
  oneLineFrom: fc.constantFrom(0, 1, 1, 2, 9),
  blankLines: fc.boolean(),
  start: fc.constantFrom('', '', '\uFEFF', '\n  '),
  end: fc.constantFrom('', '\n', '\r\n', ' \n\n'),
});

export function laidOut(value: JsonValue, layout: Layout): string {
  return layout.start + written(value, layout, 0, '') + layout.end;
}

function written(value: JsonValue, layout: Layout, depth: number, indent: string): string {
  if (typeof value !== 'object' || value === null) return scalarText(value);
  const brackets = Array.isArray(value) ? '[]' : '{}';
  const onOneLine = depth >= layout.oneLineFrom;
  const inner = indent + layout.unit;
  const items = Object.entries(value as Record<string, JsonValue>).map(
    ([key, item]) => (Array.isArray(value) ? '' : JSON.stringify(key) + layout.colon) + written(item, layout, depth + 1, inner),
  );
  if (items.length === 0) return brackets;
  if (onOneLine) return brackets.charAt(0) + layout.pad + items.join(layout.comma) + layout.pad + brackets.charAt(1);
  const lines = items.map((item, at) => (layout.blankLines && at % 3 === 2 ? layout.eol : '') + layout.eol + inner + item);
  return `${brackets.charAt(0)}${lines.join(',')}${layout.eol}${indent}${brackets.charAt(1)}`;
}

function scalarText(value: JsonValue): string {
  return Object.is(value, -0) ? '-0' : JSON.stringify(value);
}

/** The same JSON with blanks and line ends anywhere between its parts; one is drawn for each place, in turn. */
export function scattered(value: JsonValue, blanks: readonly string[]): string {
  let drawn = 0;
  const blank = (): string => blanks[drawn++ % blanks.length] ?? '';
  const write = (inner: JsonValue): string => {
    if (typeof inner !== 'object' || inner === null) return scalarText(inner);
    const isList = Array.isArray(inner);
    const items = Object.entries(inner as Record<string, JsonValue>).map(
      ([key, item]) => blank() + (isList ? '' : `${JSON.stringify(key)}${blank()}:${blank()}`) + write(item) + blank(),
    );
    return `${isList ? '[' : '{'}${items.length > 0 ? items.join(',') : blank()}${isList ? ']' : '}'}`;
  };
  return blank() + write(value) + blank();
}

export const blankRuns = fc.array(fc.constantFrom('', ' ', '\n', '\r\n', '\t', '\n\n  ', ' \n', '\r', '    '), { minLength: 1, maxLength: 23 });
