import { expect, test } from 'vitest';
import type { Arrange } from '../diagnosed.ts';
import { bank } from '../entries.ts';
import { found, game } from '../diagnosed.ts';

const pipe = (path: string): Arrange => (disk) => disk.special(`${game}/assets/${path}`);

test('is an error where a pattern would take it, information elsewhere', () => {
  expect(found(bank({ 'ok.bin': 'a' }), pipe('bank/pipe.bin'))).toEqual(['path_special error bank/pipe.bin']);
  expect(found(bank({ 'ok.bin': 'a' }, ['ok.bin']), pipe('bank/pipe.bin'))).toEqual(['path_special info bank/pipe.bin']);
  expect(found({}, pipe('pipe'))).toEqual(['path_special info pipe']);
});
