import { expect, test } from 'vitest';
import { concernsPack } from '../../../../src/packer/diagnostics/diagnose.ts';
import { uuidOf } from '../../../support/workspace.ts';
import type { AssetSpec, WorkspaceSpec } from '../../../support/workspace.ts';
import { registryText, row } from '../registry-text.ts';
import { diskOf, examine, found } from '../diagnosed.ts';

const copy = (original: Partial<AssetSpec>): WorkspaceSpec => ({
  assets: [
    { root: 'bank', files: { a: 'a' }, assetId: 1, ...original },
    { root: 'bank copy', files: { a: 'a' }, assetId: 2, assetUuid: uuidOf(1), registered: false },
  ],
});

test('a copied directory is told once, and not as unregistered too', () => {
  expect(found(copy({}))).toEqual(['asset_uuid_duplicate error bank/asset.json:3']);
});

test('is told at the asset that is packed, for its identity is in doubt', () => {
  const { snapshot, diagnostics } = examine(diskOf(copy({})));
  expect(diagnostics.filter(concernsPack(snapshot)).map(({ place }) => place.root)).toEqual(['bank']);
});

test('keeps no pack from running that neither is in', () => {
  const { snapshot, diagnostics } = examine(diskOf(copy({ included: false })));
  expect(diagnostics.map(({ code }) => code)).toEqual(['asset_uuid_duplicate']);
  expect(diagnostics.filter(concernsPack(snapshot))).toEqual([]);
});

test('an asset.json copied into another registered asset is told as its mismatch alone', () => {
  const registry = registryText(row(1, 'bank'), row(2, 'other'));
  const assets = [{ root: 'bank', files: { a: 'a' } }, { root: 'other', files: { a: 'a' }, assetUuid: uuidOf(1) }];
  expect(found({ assets, registry })).toEqual(['asset_uuid_mismatch error other/asset.json:3']);
});
