import { expect, test } from 'vitest';
import { concernsPack } from '../../../../src/packer/diagnostics/diagnose.ts';
import { registryText, row } from '../registry-text.ts';
import { diskOf, examine, found, game } from '../diagnosed.ts';

const spec = { registry: registryText(row(1, 'gone/bank')) };

test('is told at the entry', () => {
  expect(found(spec)).toEqual(['asset_root_missing error .prometeu/index.json:5']);
});

test('a directory without asset.json is no asset root', () => {
  expect(found({ ...spec, files: { 'assets/gone/bank/a.bin': 'a' } })).toEqual(['asset_root_missing error .prometeu/index.json:5']);
});

test('keeps a pack from running when the asset is to be packed, and then alone', () => {
  const blocking = (included: boolean): number => {
    const { snapshot, diagnostics } = examine(diskOf({ registry: registryText(row(1, 'gone', { included })) }));
    return diagnostics.filter(concernsPack(snapshot)).length;
  };
  expect([blocking(true), blocking(false)]).toEqual([1, 0]);
});

test('what stands in the way is told in its place', () => {
  expect(found(spec, (disk) => disk.symlink('/elsewhere', `${game}/assets/gone`))).toEqual(['path_link error gone']);
});
