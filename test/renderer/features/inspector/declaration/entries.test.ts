import { expect, it } from 'vitest';
import { moved } from '../../../../../renderer/features/inspector/declaration/entries.ts';

it.each([
  [0, 2, ['b', 'c', 'a']],
  [2, 0, ['c', 'a', 'b']],
  [1, 2, ['a', 'c', 'b']],
])('an entry that moves from %i to %i leaves the others in order', (from, to, after) => {
  expect(moved(['a', 'b', 'c'], from, to)).toEqual(after);
});

it('an entry does not move beyond the ends', () => {
  const list = ['a', 'b'];
  expect(moved(list, 0, -1)).toBe(list);
  expect(moved(list, 1, 2)).toBe(list);
});
