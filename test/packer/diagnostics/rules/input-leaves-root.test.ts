import { expect, test } from 'vitest';
import { entries, paletteNamed } from '../entries.ts';
import { found } from '../diagnosed.ts';

test.each(['../a.bin', '/etc/passwd', 'sub/../../a.bin', '../*.bin', 'C:/a.bin'])('%s', (entry) => {
  expect(found(entries(['ok.bin', entry]))).toEqual(['input_leaves_root error bank/asset.json:9']);
});

test('a file parameter may not either', () => {
  expect(found(paletteNamed('../p.hex'))).toEqual(['input_leaves_root error bank/asset.json:15']);
});
