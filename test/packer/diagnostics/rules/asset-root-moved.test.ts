import { expect, test } from 'vitest';
import { registryText, row } from '../registry-text.ts';
import { diagnosed, found } from '../diagnosed.ts';

test('an asset that is seen elsewhere is told once, with both places', () => {
  const registry = registryText(row(1, 'old/bank'));
  const diagnostics = diagnosed({ assets: [{ root: 'new/bank', files: { a: 'a' } }], registry });
  expect(diagnostics).toMatchObject([
    {
      code: 'asset_root_moved',
      severity: 'error',
      message: 'Asset 1 should be in assets/old/bank, but is in assets/new/bank.',
      place: { file: 'assets/.prometeu/index.json', line: 5, root: 'old/bank', asset_id: 1 },
    },
  ]);
});

test('a directory that was renamed in case alone is one', () => {
  const registry = registryText(row(1, 'Bank'));
  expect(found({ assets: [{ root: 'bank', files: { a: 'a' } }], registry })).toEqual(['asset_root_moved error .prometeu/index.json:5']);
});
