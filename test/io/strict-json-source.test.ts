import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readStrictJson } from '../../src/io/strict-json.ts';
import type { JsonSource } from '../../src/io/strict-json-source.ts';

function sourceOf(text: string): JsonSource {
  const result = readStrictJson(new TextEncoder().encode(text), { maxBytes: 1 << 20 });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.source;
}

const text = '{\n  "a/b": [10, {"~": true}],\n  "1": "x",\n  "0": null\n}';

describe('a pointer is located', () => {
  const source = sourceOf(text);

  test('the root is where the document starts', () => {
    expect(source.locate('')).toEqual({ line: 1, column: 1 });
  });

  test('values through objects and arrays, with escaped names', () => {
    expect(source.locate('/a~1b')).toEqual({ line: 2, column: 10 });
    expect(source.locate('/a~1b/1')).toEqual({ line: 2, column: 15 });
    expect(source.locate('/a~1b/1/~0')).toEqual({ line: 2, column: 21 });
  });

  test('keys', () => {
    expect(source.locateKey('/1')).toEqual({ line: 3, column: 3 });
    expect(source.locateKey('/a~1b/0')).toBeUndefined();
  });

  test('values behind keys written with escapes, and no other', () => {
    const escaped = sourceOf(String.raw`{"\\u0041": 1, "\u0041": 2, "b\n": 3, "": 4}`);
    expect(escaped.locate(String.raw`/\u0041`)).toEqual({ line: 1, column: 13 });
    expect(escaped.locate('/A')).toEqual({ line: 1, column: 26 });
    expect(escaped.locate('/b\n')).toEqual({ line: 1, column: 36 });
    expect(escaped.locate('/')).toEqual({ line: 1, column: 43 });
    expect(escaped.locate('/B')).toBeUndefined();
  });

  test('what is not there is not located, but the closest value around it is', () => {
    expect(source.locate('/a~1b/2')).toBeUndefined();
    expect(source.locate('/1/deeper')).toBeUndefined();
    expect(source.locateNearest('/a~1b/1/gone/deeper')).toEqual({ line: 2, column: 15 });
    expect(source.locateNearest('/gone')).toEqual({ line: 1, column: 1 });
  });
});

describe('ranges cover exactly the text of each part', () => {
  const source = sourceOf(text);
  const cut = (range: { start: number; end: number } | undefined): string => text.slice(range?.start, range?.end);

  test('members keep the order of the text, also where keys look like numbers', () => {
    expect(source.children('').map(({ name }) => name)).toEqual(['a/b', '1', '0']);
    expect(source.children('').map(({ key }) => cut(key))).toEqual(['"a/b"', '"1"', '"0"']);
    expect(source.children('').map(({ value }) => cut(value))).toEqual(['[10, {"~": true}]', '"x"', 'null']);
  });

  test('items of an array have their index as name and no key', () => {
    expect(source.children('/a~1b').map(({ name, key }) => [name, key])).toEqual([['0', undefined], ['1', undefined]]);
  });

  test('a scalar has no children', () => {
    expect(source.children('/1')).toEqual([]);
  });

  test('the text at each range parses to the value there', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })), (value) => {
        const written = JSON.stringify(value, null, 1);
        const found = sourceOf(written).children('').map((child) => [child.name, JSON.parse(written.slice(child.value.start, child.value.end)) as unknown]);
        expect(Object.fromEntries(found)).toEqual(JSON.parse(written));
      }),
      { seed: 5, numRuns: 100 },
    );
  });
});
