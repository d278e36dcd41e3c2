import { expect, test } from 'vitest';
import { bank } from '../entries.ts';
import { diagnosed, found } from '../diagnosed.ts';

test('a selected file is an error, any other information', () => {
  expect(found(bank({ 'ok.bin': 'a', 'NUL.bin': 'b' }))).toEqual(['path_not_portable error bank/NUL.bin']);
  expect(found(bank({ 'ok.bin': 'a', 'Icon\r': 'b' }, ['ok.bin']))).toEqual([
    'artifact_unselected info bank/Icon\r',
    'path_not_portable info bank/Icon\r',
  ]);
});

test('a directory on the way to a selected file is an error', () => {
  expect(found(bank({ 'aux/ok.bin': 'a' }))).toEqual(['path_not_portable error bank/aux']);
});

test('so is one on the way to an asset root, or the root itself', () => {
  expect(found({ assets: [{ root: 'con/bank', files: { a: 'a' } }] })).toEqual(['path_not_portable error con']);
  expect(found({ assets: [{ root: 'art/con', files: { a: 'a' } }] })).toEqual(['path_not_portable error art/con']);
});

test('the sentence says what is wrong with the name', () => {
  expect(diagnosed(bank({ 'a:b.bin': 'a' }))[0]?.message).toBe('assets/bank/a:b.bin holds ":", which Windows does not allow.');
});
