import { expect, test } from 'vitest';
import { concernsPack } from '../../../../src/packer/diagnostics/diagnose.ts';
import type { AssetSpec, WorkspaceSpec } from '../../../support/workspace.ts';
import { diskOf, examine, found } from '../diagnosed.ts';

const nested = (inner: Partial<AssetSpec>, outer: Partial<AssetSpec> = {}): WorkspaceSpec => ({
  assets: [
    { root: 'outer', files: { 'a.bin': 'a' }, ...outer },
    { root: 'outer/deep/inner', files: { 'b.bin': 'b' }, ...inner },
  ],
});

test('is told at the inner one; the outer one is not said to leave its files unselected', () => {
  expect(found(nested({}))).toEqual(['asset_root_nested error outer/deep/inner/asset.json']);
});

test('an inner one that the registry does not know is told once too', () => {
  expect(found(nested({ registered: false }))).toEqual(['asset_root_nested error outer/deep/inner/asset.json']);
});

test.each<[string, WorkspaceSpec, string | undefined]>([
  ['the inner one is packed', nested({}, { included: false }), 'outer/deep/inner'],
  ['the outer one is packed', nested({ included: false }), 'outer'],
  ['neither is packed', nested({ included: false }, { included: false }), undefined],
])('%s', (_, spec, root) => {
  const { snapshot, diagnostics } = examine(diskOf(spec));
  expect(diagnostics.filter(concernsPack(snapshot)).map(({ place }) => place.root)).toEqual(root === undefined ? [] : [root]);
});
