import { expect, test } from 'vitest';
import { found, game } from '../diagnosed.ts';

const spec = { assets: [{ root: 'bank', files: { 'a.bin': 'a' } }] };
const declaration = `${game}/assets/bank/asset.json`;

test('a declaration that this user may not read is an error of its asset, not a missing asset', () => {
  expect(found(spec, (disk) => disk.setMode(declaration, 0o000))).toEqual(['declaration_unreadable error bank/asset.json']);
});

test('a link in its place is told once', () => {
  const found_ = found(spec, (disk) => {
    disk.removeFile(declaration);
    disk.symlink('../other.json', declaration);
  });
  expect(found_).toEqual(['declaration_unreadable error bank/asset.json']);
});

test('so is a directory in its place', () => {
  const found_ = found(spec, (disk) => {
    disk.removeFile(declaration);
    disk.makeDirectory(declaration);
  });
  expect(found_).toEqual(['declaration_unreadable error bank/asset.json']);
});
