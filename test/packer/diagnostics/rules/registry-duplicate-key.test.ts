import { expect, test } from 'vitest';
import { found } from '../diagnosed.ts';

test('a key that stands twice is told at the second', () => {
  expect(found({ assets: [{ root: 'bank', files: { 'a.bin': 'a' } }], registry: '{"schema_version": 1, "next_asset_id": 1,\n"assets": [],\n"assets": []}' })).toEqual(['registry_duplicate_key error .prometeu/index.json:3']);
});
