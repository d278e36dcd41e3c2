import { expect, test } from 'vitest';
import { entries } from '../entries.ts';
import { found, game } from '../diagnosed.ts';

test('a directory is told at the entry', () => {
  expect(found(entries(['ok.bin', 'sub']), (disk) => disk.makeDirectory(`${game}/assets/bank/sub`))).toEqual(['input_not_a_file error bank/asset.json:9']);
});

test('a pipe is told at the entry, and not where it stands', () => {
  expect(found(entries(['ok.bin', 'pipe']), (disk) => disk.special(`${game}/assets/bank/pipe`))).toEqual(['input_not_a_file error bank/asset.json:9']);
});
