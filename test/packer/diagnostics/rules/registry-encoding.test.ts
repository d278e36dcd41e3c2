import { expect, test } from 'vitest';
import { found } from '../diagnosed.ts';

test('bytes that are not UTF-8 are told with their line', () => {
  expect(found({ assets: [{ root: 'bank', files: { 'a.bin': 'a' } }], registry: Uint8Array.of(0x7b, 0x0a, 0x22, 0xff, 0x22, 0x7d) })).toEqual(['registry_encoding error .prometeu/index.json:2']);
});
