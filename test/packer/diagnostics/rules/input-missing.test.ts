import { expect, test } from 'vitest';
import { entries, paletteNamed } from '../entries.ts';
import { diagnosed, found, game } from '../diagnosed.ts';

test('is told at the entry', () => {
  expect(diagnosed(entries(['ok.bin', 'gone.bin']))).toMatchObject([
    { code: 'input_missing', severity: 'error', message: '"gone.bin" is not there.', place: { file: 'assets/bank/asset.json', line: 9, field: '/inputs/files/1' } },
  ]);
});

test('names the file that differs in case alone', () => {
  expect(diagnosed(entries(['OK.bin']))).toMatchObject([{ message: '"OK.bin" is not there, but "ok.bin" is: case matters.' }]);
});

test('a palette that is missing is told once, at its place', () => {
  expect(found(paletteNamed('gone.hex'))).toEqual(['input_missing error bank/asset.json:15']);
});

test('behind a directory that cannot be read nobody knows: that is what is told', () => {
  const found_ = found(entries(['ok.bin', 'sub/a.bin']), (disk) => {
    disk.writeFile(`${game}/assets/bank/sub/a.bin`, 'a');
    disk.setMode(`${game}/assets/bank/sub`, 0o000);
  });
  expect(found_).toEqual(['path_unreadable error bank/sub']);
});
