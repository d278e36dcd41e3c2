import { expect, test } from 'vitest';
import type { JsonValue } from '../../../src/io/strict-json.ts';
import { memberOf, sameJson } from '../../../src/packer/documents/same-json.ts';

const json = (text: string): JsonValue => JSON.parse(text) as JsonValue;

test.each([
  ['1', '1.0'],
  ['0', '-0'],
  ['{"a": 1, "b": [2]}', '{"b": [2], "a": 1}'],
  ['{"__proto__": 1}', '{"__proto__": 1}'],
  ['[]', '[]'],
])('%s is the same as %s', (a, b) => {
  expect(sameJson(json(a), json(b))).toBe(true);
});

test.each([
  ['1', '"1"'],
  ['[1, 2]', '[2, 1]'],
  ['[]', '{}'],
  ['[null]', '[]'],
  ['{"a": null}', '{}'],
  ['{"a": null}', '{"b": null}'],
  ['{"toString": null}', '{"b": null}'],
  ['null', '{}'],
  ['{"__proto__": {}}', '{}'],
])('%s is not the same as %s', (a, b) => {
  expect(sameJson(json(a), json(b))).toBe(false);
  expect(sameJson(json(b), json(a))).toBe(false);
});

test('a member is found by its key or number', () => {
  expect([memberOf([5, 6], '1'), memberOf({ a: 7 }, 'a'), memberOf(json('{"__proto__": 8}'), '__proto__')]).toEqual([6, 7, 8]);
});
