import { expect, test } from 'vitest';
import { concernsPack } from '../../../../src/packer/diagnostics/diagnose.ts';
import { diskOf, examine, found } from '../diagnosed.ts';

test('is information', () => {
  expect(found({ assets: [{ root: 'bank', files: { a: 'a' }, registered: false }] })).toEqual(['asset_root_unregistered info bank/asset.json']);
});

test('a declaration without a readable uuid is no less unregistered', () => {
  const declaration = { asset_uuid: 7 };
  expect(found({ assets: [{ root: 'bank', declaration, files: { a: 'a' }, registered: false }] })).toEqual([
    'asset_root_unregistered info bank/asset.json',
    'declaration_schema error bank/asset.json:3',
  ]);
});

test('nothing of an unregistered asset keeps a pack from running', () => {
  const spec = { assets: [{ root: 'bank', declaration: '{', registered: false }] };
  const { snapshot, diagnostics } = examine(diskOf(spec));
  expect(diagnostics.map(({ code }) => code)).toEqual(['asset_root_unregistered', 'declaration_syntax']);
  expect(diagnostics.filter(concernsPack(snapshot))).toEqual([]);
});
