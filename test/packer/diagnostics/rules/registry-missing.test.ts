import { expect, test } from 'vitest';
import { found, game } from '../diagnosed.ts';

test('a project without a registry is told once, and not every asset as unregistered', () => {
  expect(found({ assets: [{ root: 'bank', files: { 'a.bin': 'a' } }], registry: null })).toEqual(['registry_missing error .prometeu/index.json']);
});

test('where assets is a file, that is what is told', () => {
  const found_ = found({ registry: null }, (disk) => {
    disk.removeDirectory(`${game}/assets/.prometeu`);
    disk.removeDirectory(`${game}/assets`);
    disk.writeFile(`${game}/assets`, 'no directory');
  });
  expect(found_).toEqual(['path_special error assets']);
});
