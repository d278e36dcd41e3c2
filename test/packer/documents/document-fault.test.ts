import { describe, expect, test } from 'vitest';
import { bug } from '../../../src/base/invariant.ts';
import { readStrictJson } from '../../../src/io/strict-json.ts';
import type { JsonSource } from '../../../src/io/strict-json-source.ts';
import { brokenState, isNewer, newerFault, schemaFault, unreadable } from '../../../src/packer/documents/document-fault.ts';

function sourceOf(text: string): JsonSource {
  const read = readStrictJson(new TextEncoder().encode(text), { maxBytes: 1000 });
  return read.ok ? read.value.source : bug('the text is no JSON');
}

describe('a schema issue becomes a fault', () => {
  const source = sourceOf('{\n "a": {\n  "list": [1, 2],\n  "odd/key": 3\n }\n}');

  test('with the line and column of the value and its name in the sentence', () => {
    expect(schemaFault(source, { pointer: '/a/list/1', message: 'must be text, not 2' })).toEqual({
      kind: 'schema', message: 'a.list[1] must be text, not 2', remedy: 'Correct this value.', field: '/a/list/1', line: 3, column: 15,
    });
  });

  test('at the object around a missing value', () => {
    expect(schemaFault(source, { pointer: '/a/gone', message: 'is missing' })).toMatchObject({ remedy: 'Add it.', line: 2, column: 7 });
  });

  test('at the key, when the key itself is the matter', () => {
    const fault = schemaFault(source, { pointer: '/a/odd~1key', message: 'is not known here' });
    expect(fault).toMatchObject({ message: 'a.odd/key is not known here', line: 4, column: 3 });
  });

  test('of the whole document at its start', () => {
    expect(schemaFault(source, { pointer: '', message: 'is wrong' })).toMatchObject({ message: 'the document is wrong', line: 1, column: 1 });
  });
});

test('newer is a whole number above the version known, and nothing else', () => {
  expect([2, 1e6].map((schema_version) => isNewer({ schema_version }))).toEqual([true, true]);
  expect([1, 0, -1, 1.5, '2', null].map((schema_version) => isNewer({ schema_version }))).toEqual([false, false, false, false, false, false]);
  expect([null, 3, 'x', []].map(isNewer)).toEqual([false, false, false, false]);
});

test('a newer document is told at its version', () => {
  expect(newerFault(sourceOf('{"schema_version": 2}'))).toMatchObject({ kind: 'newer', line: 1, column: 20, field: '/schema_version' });
});

test('a broken document is in conflict when it holds merge markers, else invalid', () => {
  expect(brokenState([unreadable('x')])).toBe('invalid');
  expect(brokenState([{ kind: 'conflict', message: 'x', remedy: 'x' }])).toBe('conflict');
});
