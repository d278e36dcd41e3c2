import { expect, test } from 'vitest';
import { found } from '../diagnosed.ts';

test('a typing error is told with its line', () => {
  expect(found({ assets: [{ root: 'bank', declaration: '{"schema_version": 1,\n"family" "data_bank"}' }] })).toEqual(['declaration_syntax error bank/asset.json:2']);
});
