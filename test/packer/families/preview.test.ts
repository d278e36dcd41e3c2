import { expect, it } from 'vitest';
import { partNumber } from '../../../src/packer/families/preview.ts';

it.each([
  ['clip-0', 0],
  ['clip-17', 17],
  ['clip', undefined],
  ['file-1', undefined],
  ['clip-1-2', undefined],
  ['clip-x', undefined],
  ['clip-1234567', undefined],
])('%s is clip %s', (name, number) => {
  expect(partNumber('clip', name)).toBe(number);
});
