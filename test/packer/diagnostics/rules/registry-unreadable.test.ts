import { expect, test } from 'vitest';
import { diagnosed, found, game } from '../diagnosed.ts';

const registry = `${game}/assets/.prometeu/index.json`;

test('a registry that this user may not read is told once', () => {
  const spec = { assets: [{ root: 'bank', files: { 'a.bin': 'a' } }] };
  expect(found(spec, (disk) => disk.setMode(registry, 0o000))).toEqual(['registry_unreadable error .prometeu/index.json']);
});

test('a link in its place is not followed', () => {
  const found_ = found({}, (disk) => {
    disk.rename(registry, `${game}/index.json`);
    disk.symlink('../../index.json', registry);
  });
  expect(found_).toEqual(['registry_unreadable error .prometeu/index.json']);
});

test('a path at the start of the sentence stays as it is spelled', () => {
  const [diagnostic] = diagnosed({}, (disk) => {
    disk.rename(registry, `${game}/index.json`);
    disk.symlink('../../index.json', registry);
  });
  expect(diagnostic?.message).toBe('assets/.prometeu/index.json is a symbolic link.');
});

test('where assets itself is a link, that is what is told', () => {
  const found_ = found({ assets: [{ root: 'bank', files: { 'a.bin': 'a' } }] }, (disk) => {
    disk.rename(`${game}/assets`, `${game}/elsewhere`);
    disk.symlink('elsewhere', `${game}/assets`);
  });
  expect(found_).toEqual(['path_link error assets']);
});
