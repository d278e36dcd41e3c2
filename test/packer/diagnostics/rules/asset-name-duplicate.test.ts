import { expect, test } from 'vitest';
import { found } from '../diagnosed.ts';

const twins = (included: boolean): readonly string[] =>
  found({
    assets: [
      { root: 'one/ship', files: { a: 'a' } },
      { root: 'two/ship', files: { a: 'a' }, included },
    ],
  });

test('is told at the later asset, in its declaration', () => {
  expect(twins(true)).toEqual(['asset_name_duplicate warning two/ship/asset.json:4']);
});

test('only among assets that are packed', () => {
  expect(twins(false)).toEqual([]);
});
