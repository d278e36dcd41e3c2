import { describe, expect, test } from 'vitest';
import { JsonDraft } from '../../../src/packer/documents/json-draft.ts';
import type { JsonValue } from '../../../src/io/strict-json.ts';

const draftOf = (value: JsonValue): JsonDraft => new JsonDraft(value, (names) => (names.length === 0 ? ['first', 'second', 'third'] : []));

test('what was given stays as it was, the root and the values', () => {
  const root = Object.freeze({ list: Object.freeze([1]), other: Object.freeze({ a: 1 }) });
  const value = Object.freeze({ deep: Object.freeze([]) });
  const draft = draftOf(root);
  draft.edit({ names: ['list', '-'], value });
  draft.edit({ names: ['list', '1', 'deep', '-'], value: 2 });
  draft.edit({ names: ['other', 'a'], value: undefined });
  expect(draft.value).toEqual({ list: [1, { deep: [2] }], other: {} });
  expect(root).toEqual({ list: [1], other: { a: 1 } });
  expect(value).toEqual({ deep: [] });
});

test('an edit that changes nothing gives the same value', () => {
  const root = { a: [1] };
  const draft = draftOf(root);
  draft.edit({ names: ['a', '0'], value: 1 });
  draft.edit({ names: ['b', 'c'], value: undefined });
  expect(draft.value).toBe(root);
});

describe('a new key', () => {
  const keysAfter = (root: JsonValue, key: string): string[] => {
    const draft = draftOf(root);
    draft.edit({ names: [key], value: 1 });
    return Object.keys(draft.value as object);
  };

  test('comes behind the nearest one in front of it in the usual order', () => {
    expect(keysAfter({ second: 0, x: 0, first: 0, y: 0 }, 'third')).toEqual(['second', 'x', 'first', 'third', 'y']);
    expect(keysAfter({ third: 0, first: 0, y: 0 }, 'second')).toEqual(['third', 'first', 'second', 'y']);
  });

  test('comes first when none is in front of it, last when it has no place there', () => {
    expect(keysAfter({ x: 0, third: 0 }, 'first')).toEqual(['first', 'x', 'third']);
    expect(keysAfter({ x: 0, third: 0 }, 'zz')).toEqual(['x', 'third', 'zz']);
  });
});

test('the document can be replaced, but not taken away', () => {
  const draft = draftOf({});
  expect(draft.edit({ names: [], value: [1] })).toEqual({ ok: true, value: [1] });
  expect(draft.edit({ names: [], value: undefined })).toEqual({ ok: false, error: 'is the document itself, which cannot be taken away' });
});
