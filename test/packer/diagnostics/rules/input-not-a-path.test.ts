import { expect, test } from 'vitest';
import { entries } from '../entries.ts';
import { found, game } from '../diagnosed.ts';

test.each(['a//b.bin', './ok.bin', 'sub/', 'sub/../ok.bin', './*.bin', 'x'.repeat(241)])('%s', (entry) => {
  expect(found(entries(['ok.bin', entry]))).toEqual(['input_not_a_path error bank/asset.json:9']);
});

test('a file whose own path is too long is told at the entry that names it', () => {
  const name = 'x'.repeat(241);
  expect(found(entries(['ok.bin', name]), (disk) => disk.writeFile(`${game}/assets/bank/${name}`, 'a'))).toEqual([
    'input_not_a_path error bank/asset.json:9',
  ]);
});
