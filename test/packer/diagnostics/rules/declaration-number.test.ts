import { expect, test } from 'vitest';
import { found } from '../diagnosed.ts';

test('a number that would change its value is refused', () => {
  expect(found({ assets: [{ root: 'bank', declaration: '{"schema_version": 1,\n"weight": 9007199254740993}' }] })).toEqual(['declaration_number error bank/asset.json:2']);
});
