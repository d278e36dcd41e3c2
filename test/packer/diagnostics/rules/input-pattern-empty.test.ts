import { expect, test } from 'vitest';
import { entries } from '../entries.ts';
import { found, game } from '../diagnosed.ts';

test('a pattern that takes nothing is told at the entry', () => {
  expect(found(entries(['ok.bin', '*.png']))).toEqual(['input_pattern_empty error bank/asset.json:9']);
});

test('what a pattern cannot see is told there: the link, not the pattern', () => {
  expect(found(entries(['ok.bin', 'link/*.png']), (disk) => disk.symlink('/elsewhere', `${game}/assets/bank/link`))).toEqual([
    'path_link error bank/link',
  ]);
});
