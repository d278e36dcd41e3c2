import { expect, test } from 'vitest';
import { found } from '../diagnosed.ts';

test('a typing error is told with its line', () => {
  expect(found({ assets: [{ root: 'bank', files: { 'a.bin': 'a' } }], registry: '{"schema_version": 1,\n"next_asset_id": 1 "assets": []}' })).toEqual(['registry_syntax error .prometeu/index.json:2']);
});
