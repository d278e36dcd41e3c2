import { expect, test } from 'vitest';
import { concernsPack } from '../../../../src/packer/diagnostics/diagnose.ts';
import { uuidOf } from '../../../support/workspace.ts';
import { diskOf, examine, found } from '../diagnosed.ts';

test('is told at the later entry', () => {
  const assets = [{ root: 'one', files: { a: 'a' }, assetId: 3 }, { root: 'two', files: { a: 'a' }, assetId: 3, assetUuid: uuidOf(4) }];
  expect(found({ assets })).toEqual(['registry_duplicate_id error .prometeu/index.json:6']);
});

test('keeps every pack from running, whichever of the two is in it', () => {
  const assets = [{ root: 'one', files: { a: 'a' }, assetId: 3 }, { root: 'two', files: { a: 'a' }, assetId: 3, assetUuid: uuidOf(4), included: false }];
  const { snapshot, diagnostics } = examine(diskOf({ assets }));
  expect(diagnostics.filter(concernsPack(snapshot)).map(({ code }) => code)).toEqual(['registry_duplicate_id']);
});
