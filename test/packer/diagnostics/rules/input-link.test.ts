import { expect, test } from 'vitest';
import { entries } from '../entries.ts';
import { found, game } from '../diagnosed.ts';

test('an entry that is a link is told at the entry, once', () => {
  expect(found(entries(['ok.bin', 'link.bin']), (disk) => disk.symlink('ok.bin', `${game}/assets/bank/link.bin`))).toEqual([
    'input_link error bank/asset.json:9',
  ]);
});

test('so is one that passes through a link', () => {
  expect(found(entries(['ok.bin', 'link/deep/a.bin']), (disk) => disk.symlink('/elsewhere', `${game}/assets/bank/link`))).toEqual([
    'input_link error bank/asset.json:9',
  ]);
});
