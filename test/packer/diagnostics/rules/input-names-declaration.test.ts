import { expect, test } from 'vitest';
import { entries } from '../entries.ts';
import { found } from '../diagnosed.ts';

test('the declaration selects no declaration', () => {
  expect(found(entries(['ok.bin', 'asset.json']))).toEqual(['input_names_declaration error bank/asset.json:9']);
});
