import { expect, test } from 'vitest';
import { found } from '../diagnosed.ts';

test('a later schema is not guessed at, whatever else is in the document', () => {
  expect(found({ assets: [{ root: 'bank', declaration: '{\n  "schema_version": 2,\n  "family": 7\n}' }] })).toEqual(['declaration_newer error bank/asset.json:2']);
});
