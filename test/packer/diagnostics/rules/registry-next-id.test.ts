import { expect, test } from 'vitest';
import { registryText, row } from '../registry-text.ts';
import { found } from '../diagnosed.ts';

test('an id that would be given again is told with its line', () => {
  const registry = registryText(row(1, 'bank')).replace('"next_asset_id": 2', '"next_asset_id": 1');
  expect(found({ assets: [{ root: 'bank', files: { a: 'a' } }], registry })).toEqual(['registry_next_id error .prometeu/index.json:3']);
});

test('ids that were given and are gone may leave a gap', () => {
  const registry = registryText(row(1, 'bank')).replace('"next_asset_id": 2', '"next_asset_id": 900');
  expect(found({ assets: [{ root: 'bank', files: { a: 'a' } }], registry })).toEqual([]);
});
