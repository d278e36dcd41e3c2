import type { JsonObject, JsonValue } from '../../io/strict-json.ts';
import { isArray, isObject, sameJson } from './same-json.ts';

/** Something that was not in the text: a member of an object, or an item of an array without a key. */
export interface NewItem {
  readonly key?: string;
  readonly value: JsonValue;
}

/** What becomes of the items of one bracket; what it does not name goes. */
export interface BracketPlan {
  /** Those that stay, by their number in the text, ascending, with their value from now on; at least one. */
  readonly kept: ReadonlyMap<number, JsonValue>;
  /** Those that come behind the kept one of that number; behind -1: in front of all. */
  readonly added: ReadonlyMap<number, readonly NewItem[]>;
}

/**
 * How a bracket comes to hold another value with its items kept as far as they go on: those of an object by their
 * keys, those of an array by what is equal at its start and end, and one for one between. `undefined` when
 * nothing goes on. `names` are those of the items in the order of the text.
 */
export function planBracket(before: JsonValue, after: JsonValue, names: readonly string[]): BracketPlan | undefined {
  if (isArray(before) && isArray(after)) return before.length > 0 && after.length > 0 ? planArray(before, after) : undefined;
  if (!isObject(before) || !isObject(after)) return undefined;
  const plan = planObject(after, names);
  return plan.kept.size > 0 ? plan : undefined;
}

/** A new key follows the one that goes before it in `after`. */
function planObject(after: JsonObject, names: readonly string[]): BracketPlan {
  const kept = new Map<number, JsonValue>();
  const numbers = new Map<string, number>();
  for (const [at, name] of names.entries()) {
    if (!Object.hasOwn(after, name)) continue;
    kept.set(at, after[name] ?? null);
    numbers.set(name, at);
  }
  const last = [...kept.keys()].at(-1) ?? -1;
  const added = new Map<number, NewItem[]>();
  let behind = -1;
  for (const [key, value] of Object.entries(after)) {
    const at = numbers.get(key);
    // Every JavaScript object lists keys that are whole numbers first: their place says nothing.
    if (at === undefined) append(added, isWhole(key) ? last : behind, { key, value });
    else if (!isWhole(key)) behind = at;
  }
  return { kept, added };
}

function planArray(before: readonly JsonValue[], after: readonly JsonValue[]): BracketPlan {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && sameAt(before, start, after, start)) start++;
  let end = 0;
  while (end < shorter - start && sameAt(before, before.length - 1 - end, after, after.length - 1 - end)) end++;
  const paired = shorter - end;
  const kept = new Map<number, JsonValue>();
  for (let at = 0; at < paired; at++) kept.set(at, after[at] ?? null);
  for (let at = before.length - end; at < before.length; at++) kept.set(at, before[at] ?? null);
  const added = after.slice(paired, after.length - end).map((value) => ({ value }));
  return { kept, added: new Map(added.length > 0 ? [[paired - 1, added]] : []) };
}

function sameAt(a: readonly JsonValue[], at: number, b: readonly JsonValue[], other: number): boolean {
  return sameJson(a[at] ?? null, b[other] ?? null);
}

function append(added: Map<number, NewItem[]>, behind: number, item: NewItem): void {
  const items = added.get(behind);
  if (items) items.push(item);
  else added.set(behind, [item]);
}

function isWhole(key: string): boolean {
  return /^(?:0|[1-9]\d*)$/u.test(key);
}
