import { expect, test } from 'vitest';
import { found } from '../diagnosed.ts';

test('a later schema is not guessed at', () => {
  expect(found({ assets: [{ root: 'bank', files: { 'a.bin': 'a' } }], registry: '{"schema_version": 2, "next_asset_id": 1, "assets": {}}' })).toEqual(['registry_newer error .prometeu/index.json:1']);
});
