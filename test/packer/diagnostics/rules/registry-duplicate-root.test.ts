import { expect, test } from 'vitest';
import { registryText, row } from '../registry-text.ts';
import { found } from '../diagnosed.ts';

test('one root in two entries is told at the later one', () => {
  const registry = registryText(row(1, 'bank'), row(2, 'bank'));
  expect(found({ assets: [{ root: 'bank', files: { a: 'a' } }], registry })).toEqual(['registry_duplicate_root error .prometeu/index.json:6']);
});

test('roots that only differ in case are one on some systems; neither is said to be missing', () => {
  const registry = registryText(row(1, 'bank'), row(2, 'BANK'));
  expect(found({ assets: [{ root: 'bank', files: { a: 'a' } }], registry })).toEqual(['registry_duplicate_root error .prometeu/index.json:6']);
});

test('so are two such directories, told once', () => {
  const assets = [{ root: 'Banks/One', files: { a: 'a' } }, { root: 'banks/one', files: { a: 'a' } }];
  expect(found({ assets })).toEqual(['registry_duplicate_root error .prometeu/index.json:6']);
});
