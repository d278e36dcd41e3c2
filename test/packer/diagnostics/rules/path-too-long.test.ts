import { expect, test } from 'vitest';
import { bank } from '../entries.ts';
import { found } from '../diagnosed.ts';

const long = 'x'.repeat(241);

test('is an error for a selected file, information for any other', () => {
  expect(found(bank({ 'ok.bin': 'a', [`${long}.bin`]: 'b' }))).toEqual([`path_too_long error bank/${long}.bin`]);
  expect(found(bank({ 'ok.bin': 'a', [`${long}.txt`]: 'b' }, ['ok.bin']))).toEqual([
    `artifact_unselected info bank/${long}.txt`,
    `path_too_long info bank/${long}.txt`,
  ]);
});

test('a directory too deep to be looked into is an error where a pattern would go', () => {
  expect(found(bank({ 'ok.bin': 'a', [`${long}/a.bin`]: 'b' }, ['**']))).toEqual([`path_too_long error bank/${long}`]);
  expect(found(bank({ 'ok.bin': 'a', [`${long}/a.bin`]: 'b' }, ['*.bin']))).toEqual([`path_too_long info bank/${long}`]);
});
