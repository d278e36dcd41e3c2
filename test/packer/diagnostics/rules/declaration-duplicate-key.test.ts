import { expect, test } from 'vitest';
import { found } from '../diagnosed.ts';

test('a key that stands twice is told at the second', () => {
  expect(found({ assets: [{ root: 'bank', declaration: '{"schema_version": 1,\n"family": "data_bank",\n"family": "tile_bank"}' }] })).toEqual(['declaration_duplicate_key error bank/asset.json:3']);
});
