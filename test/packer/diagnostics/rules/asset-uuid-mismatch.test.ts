import { expect, test } from 'vitest';
import { uuidOf } from '../../../support/workspace.ts';
import { registryText, row } from '../registry-text.ts';
import { found } from '../diagnosed.ts';

const registry = registryText(row(1, 'bank'));

test('is told at the uuid in the declaration', () => {
  const assets = [{ root: 'bank', files: { a: 'a' }, assetUuid: uuidOf(9) }];
  expect(found({ assets, registry })).toEqual(['asset_uuid_mismatch error bank/asset.json:3']);
});

test('also where the document has another fault, as long as its uuid can be read', () => {
  const assets = [{ root: 'bank', declaration: { asset_name: '' }, files: { a: 'a' }, assetUuid: uuidOf(9) }];
  expect(found({ assets, registry })).toEqual(['asset_uuid_mismatch error bank/asset.json:3', 'declaration_schema error bank/asset.json:4']);
});
