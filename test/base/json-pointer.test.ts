import { expect, test } from 'vitest';
import { jsonPointer, pointerNames } from '../../src/base/json-pointer.ts';

test.each<[string, readonly (string | number)[]]>([
  ['', []],
  ['/', ['']],
  ['/a~1b/0/~0', ['a/b', 0, '~']],
  ['/~01/~1~0', ['~1', '/~']],
])('%j is the way %j, there and back', (pointer, names) => {
  expect(jsonPointer(names)).toBe(pointer);
  expect(pointerNames(pointer)).toEqual(names.map(String));
});
