import { expect, test } from 'vitest';
import { found } from '../diagnosed.ts';

test('a merge that was not finished is told once, at its first marker', () => {
  expect(found({ assets: [{ root: 'bank', declaration: '{\n<<<<<<< ours\n  \"schema_version\": 1,\n=======\n  \"schema_version\": 2,\n>>>>>>> theirs\n}\n' }] })).toEqual(['declaration_conflict error bank/asset.json:2']);
});
