import { expect, test } from 'vitest';
import { found } from '../diagnosed.ts';

test('a value of the wrong kind is told with its line', () => {
  expect(found({ assets: [{ root: 'bank', files: { 'a.bin': 'a' } }], registry: '{"schema_version": 1, "next_asset_id": 2, "assets": [\n{"asset_id": 0, "asset_uuid": "0198c2a4-7b1e-7d3a-9c55-000000000001", "root": "bank", "included_in_build": true}]}' })).toEqual(['registry_schema error .prometeu/index.json:2']);
});
