import { expect, test } from 'vitest';
import { found } from '../diagnosed.ts';

test('a number that would change its value is refused', () => {
  expect(found({ assets: [{ root: 'bank', files: { 'a.bin': 'a' } }], registry: '{"schema_version": 1, "assets": [],\n"next_asset_id": 1e999}' })).toEqual(['registry_number error .prometeu/index.json:2']);
});
