import { expect, test } from 'vitest';
import { found } from '../diagnosed.ts';

test('nesting is followed for 64 levels', () => {
  expect(found({ assets: [{ root: 'bank', files: { 'a.bin': 'a' } }], registry: `{"schema_version": 1, "next_asset_id": 1, "assets": [],\n"deep": ${'['.repeat(64)}${']'.repeat(64)}}` })).toEqual(['registry_depth error .prometeu/index.json:2']);
});
