import { expect, test } from 'vitest';
import { found } from '../diagnosed.ts';

test.each([-1, 16, 1.5, 'first', null])('slot %j is none', (slot) => {
  expect(found({ assets: [{ root: 'bank', declaration: { preload: { slot } }, files: { a: 'a' } }] })).toEqual(['preload_slot_range error bank/asset.json:16']);
});

test.each([0, 15])('slot %i is one', (slot) => {
  expect(found({ assets: [{ root: 'bank', declaration: { preload: { slot } }, files: { a: 'a' } }] })).toEqual([]);
});
