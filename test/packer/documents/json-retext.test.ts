import { describe, expect, test } from 'vitest';
import { readStrictJson } from '../../../src/io/strict-json.ts';
import type { JsonValue } from '../../../src/io/strict-json.ts';
import { retext } from '../../../src/packer/documents/json-retext.ts';

function retexted(text: string, after: JsonValue): string {
  const read = readStrictJson(new TextEncoder().encode(text), { maxBytes: 10_000 });
  if (!read.ok) throw new Error('no JSON');
  return retext(read.value.source, read.value.value, after);
}

describe('a text that comes to hold another value', () => {
  test('keeps the bytes of all that is the same', () => {
    expect(retexted(' {"a" :[1.0,{ "b": "\\u0041"} ], "c":2}\n', { c: 3, a: [1, { b: 'A' }, 4] })).toBe(' {"a" :[1.0,{ "b": "\\u0041"},4 ], "c":3}\n');
  });

  test('is printed anew in its style where nothing goes on', () => {
    expect(retexted('{\n\t"a": {\n\t\t"b": 1\n\t}\n}', { x: { y: [1] } })).toBe('{\n\t"x": {\n\t\t"y": [\n\t\t\t1\n\t\t]\n\t}\n}');
    expect(retexted('[1, 2]\n', { a: 1 })).toBe('{ "a": 1 }\n');
  });

  test('may become a scalar, or one be a bracket', () => {
    expect(retexted('\n{"a": 1}', 7)).toBe('\n7');
    expect(retexted('7\n', [1])).toBe('[1]\n');
  });

  test('changes at several depths at once', () => {
    const text = '{\n  "a": { "b": { "c": [1, 2], "d": 3 } },\n  "e": []\n}';
    expect(retexted(text, { a: { b: { c: [2], f: 0 } }, e: [{}] })).toBe('{\n  "a": { "b": { "c": [2], "f": 0 } },\n  "e": [{}]\n}');
  });
});
