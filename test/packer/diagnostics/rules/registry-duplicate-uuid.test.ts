import { expect, test } from 'vitest';
import { uuidOf } from '../../../support/workspace.ts';
import { registryText, row } from '../registry-text.ts';
import { found } from '../diagnosed.ts';

test('is told at the later entry, and not again at the directories', () => {
  const assets = [{ root: 'one', files: { a: 'a' } }, { root: 'two', files: { a: 'a' }, assetUuid: uuidOf(1) }];
  expect(found({ assets })).toEqual(['registry_duplicate_uuid error .prometeu/index.json:6']);
});

test('that the second directory has a uuid of its own shows the registry wrong, not the directory', () => {
  const registry = registryText(row(1, 'one'), row(2, 'two', { uuid: uuidOf(1) }));
  const assets = [{ root: 'one', files: { a: 'a' } }, { root: 'two', files: { a: 'a' } }];
  expect(found({ assets, registry })).toEqual(['registry_duplicate_uuid error .prometeu/index.json:6']);
});
