import { expect, test } from 'vitest';
import { entries } from '../entries.ts';
import { diagnosed, game } from '../diagnosed.ts';

test('a selected file that this user may not read is told once, at the file', () => {
  expect(diagnosed(entries(['*.bin']), (disk) => disk.setMode(`${game}/assets/bank/ok.bin`, 0o000))).toMatchObject([
    { code: 'input_unreadable', severity: 'error', message: 'ok.bin cannot be read (EACCES).', place: { file: 'assets/bank/ok.bin' } },
  ]);
});
