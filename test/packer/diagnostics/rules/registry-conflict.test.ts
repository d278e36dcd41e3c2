import { expect, test } from 'vitest';
import { found } from '../diagnosed.ts';

test('a merge that was not finished is told, and not every asset as unregistered', () => {
  expect(found({ assets: [{ root: 'bank', files: { 'a.bin': 'a' } }], registry: '{\n  "schema_version": 1,\n<<<<<<< ours\n  "next_asset_id": 2,\n=======\n  "next_asset_id": 3,\n>>>>>>> theirs\n  "assets": []\n}\n' })).toEqual(['registry_conflict error .prometeu/index.json:3']);
});
