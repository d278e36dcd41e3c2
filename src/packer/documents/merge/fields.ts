import type { JsonValue } from '../../../io/strict-json.ts';
import { sameJson } from '../same-json.ts';

/** An object that was read from JSON: of a schema, or with keys that nobody knows. */
export type Fields = Readonly<Record<string, unknown>>;

/** One object as the base and the two sides have it; `undefined` where there is none. */
export interface Threesome<T extends Fields = Fields> {
  readonly base?: T | undefined;
  readonly ours?: T | undefined;
  readonly theirs?: T | undefined;
}

/** The keys that both sides changed, each in its own way; one that only one side has counts as changed there. */
export function contestedFields(three: Threesome): readonly string[] {
  return fieldsOf(three).filter((field) => winner(three, field) === 'contested');
}

/**
 * The object with every change that either side made; where a field is contested, as `prefer` has it. Keys stand as
 * in ours, then those that theirs alone has.
 */
export function mergeFields(three: Threesome, contested: ReadonlySet<string>, prefer: 'ours' | 'theirs'): Fields {
  const members = fieldsOf(three).flatMap((field): (readonly [string, unknown])[] => {
    const side = contested.has(field) ? prefer : winner(three, field);
    const value = valueOf(three[side === 'contested' ? prefer : side], field);
    return value === undefined ? [] : [[field, value]];
  });
  // Object.fromEntries makes own keys of every name, __proto__ too.
  return Object.fromEntries(members);
}

function fieldsOf({ ours, theirs }: Threesome): readonly string[] {
  return [...new Set([...Object.keys(ours ?? {}), ...Object.keys(theirs ?? {})])];
}

/** Whose value stands: the side that changed it, ours when both agree. */
function winner({ base, ours, theirs }: Threesome, field: string): 'ours' | 'theirs' | 'contested' {
  const [from, our, their] = [valueOf(base, field), valueOf(ours, field), valueOf(theirs, field)];
  if (same(our, their) || same(their, from)) return 'ours';
  return same(our, from) ? 'theirs' : 'contested';
}

function valueOf(object: Fields | undefined, field: string): unknown {
  return object && Object.hasOwn(object, field) ? object[field] : undefined;
}

/** `undefined` is a key that is not there; everything else came from JSON. */
function same(a: unknown, b: unknown): boolean {
  return a === undefined || b === undefined ? a === b : sameJson(a as JsonValue, b as JsonValue);
}
