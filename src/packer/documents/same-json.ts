import type { JsonObject, JsonValue } from '../../io/strict-json.ts';

/** Whether two values are the same JSON: the order of keys and the spelling of numbers (`1`, `1.0`) say nothing. */
export function sameJson(a: JsonValue, b: JsonValue): boolean {
  if (a === b) return true;
  if (isArray(a)) return isArray(b) && a.length === b.length && a.every((item, at) => sameJson(item, b[at] ?? null));
  return isObject(a) && isObject(b) && sameMembers(a, b);
}

function sameMembers(a: JsonObject, b: JsonObject): boolean {
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key] ?? null, b[key] ?? null));
}

/** What an object or array holds under a key or number that it has. */
export function memberOf(value: JsonValue, name: string): JsonValue {
  if (isArray(value)) return value[Number(name)] ?? null;
  return (isObject(value) ? value[name] : undefined) ?? null;
}

export function isArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

export function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
