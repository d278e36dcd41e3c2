import { bug, invariant } from './invariant.ts';

/** What JSON can say. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** Levels of arrays and objects. Deeper than any document the packer reads or writes; a cycle meets it instead of the stack's end. */
export const maxCanonicalDepth = 256;

/**
 * The canonical JSON of a value (RFC 8785): keys by UTF-16 code units, numbers as ECMAScript prints them,
 * no blanks. One value has one text, so its UTF-8 bytes can be hashed and compared.
 *
 * What JSON cannot say is a bug of the caller and throws: NaN and infinities, `undefined`, functions, symbols,
 * bigints, holes in arrays, lone surrogates, objects that are more than their keys (dates, maps, …), cycles.
 */
export function canonicalJson(value: unknown): string {
  return print(value, 0);
}

function print(value: unknown, depth: number): string {
  switch (typeof value) {
    case 'string':
      return printString(value);
    case 'number':
      invariant(Number.isFinite(value), `canonical JSON has no ${value}`);
      return String(value);
    case 'boolean':
      return String(value);
    case 'object':
      if (value === null) return 'null';
      invariant(depth < maxCanonicalDepth, `canonical JSON is nested deeper than ${maxCanonicalDepth}, or has a cycle`);
      return Array.isArray(value) ? printArray(value, depth) : printObject(value, depth);
    case 'undefined':
    case 'function':
    case 'symbol':
    case 'bigint':
      return bug(`canonical JSON has no ${typeof value}`);
  }
}

function printString(value: string): string {
  invariant(value.isWellFormed(), 'canonical JSON has no lone surrogates');
  // RFC 8785 takes its escapes from ECMAScript's own printing of strings.
  return JSON.stringify(value);
}

function printArray(items: readonly unknown[], depth: number): string {
  // join prints numbers as String does, and lists of thousands of them are common.
  if (areNumbers(items)) return `[${items.join(',')}]`;
  let text = '[';
  // By index, so that a hole is seen (as undefined) and refused.
  for (let index = 0; index < items.length; index += 1) {
    if (index > 0) text += ',';
    text += print(items[index], depth + 1);
  }
  return `${text}]`;
}

function areNumbers(items: readonly unknown[]): boolean {
  // By index: `every` would pass over a hole.
  for (let index = 0; index < items.length; index += 1) {
    if (!Number.isFinite(items[index])) return false;
  }
  return true;
}

function printObject(value: object, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  invariant(prototype === Object.prototype || prototype === null, 'canonical JSON has plain objects only');
  let text = '{';
  // Array.prototype.sort without a comparison orders strings by UTF-16 code units, as §3.2.3 asks.
  for (const key of Object.keys(value).sort()) {
    if (text.length > 1) text += ',';
    text += `${printString(key)}:${print((value as Record<string, unknown>)[key], depth + 1)}`;
  }
  return `${text}}`;
}
