import { expect, test } from 'vitest';
import { entries } from '../entries.ts';
import { found, game } from '../diagnosed.ts';

test.each(['NUL', 'aux.bin', 'a:b.bin', 'trailing.', 'back\\slash'])('%s is told at the entry, whether the file is there or not', (name) => {
  const expected = ['input_not_portable error bank/asset.json:9'];
  expect(found(entries(['ok.bin', name]))).toEqual(expected);
  expect(found(entries(['ok.bin', name]), (disk) => disk.writeFile(`${game}/assets/bank/${name}`, 'a'))).toEqual(expected);
});
