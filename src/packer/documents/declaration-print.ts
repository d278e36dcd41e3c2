import type { JsonObject, JsonValue } from '../../io/strict-json.ts';
import { declarationKeyOrder } from './declaration-keys.ts';
import { printJson } from './json-print.ts';
import { houseStyle } from './json-style.ts';
import { isObject } from './same-json.ts';

/**
 * The text of a new `asset.json`, as the example of formats.md §2 is laid out: two spaces, a key a line, lists and
 * objects on that line while it has at most 140 characters, else an item a line. The keys every declaration has
 * come first and in their order, then the others as given; those whose value is `undefined` are left out.
 * LF, one newline at the end. Pure.
 */
export function printDeclaration(declaration: Readonly<Record<string, JsonValue | undefined>>): string {
  const ordered = inOrder(declaration, []);
  return `${printJson(ordered, houseStyle, { indent: '', column: 0, layout: 'taken_apart' })}\n`;
}

function inOrder(object: Readonly<Record<string, JsonValue | undefined>>, names: readonly string[]): JsonObject {
  const order = declarationKeyOrder(names);
  const rank = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
  const entries = Object.entries(object)
    .flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]))
    .sort(([a], [b]) => rank(a) - rank(b));
  return Object.fromEntries(entries.map(([key, value]) => [key, isObject(value) && names.length === 0 ? inOrder(value, [key]) : value]));
}
