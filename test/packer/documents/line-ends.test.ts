import { expect, test } from 'vitest';
import { firstBreak, indentAfter, lastLineStart } from '../../../src/packer/documents/line-ends.ts';

test.each([
  ['a\nb\n', { text: '\n', start: 1, end: 2 }, 4],
  ['a\r\nb', { text: '\r\n', start: 1, end: 3 }, 3],
  ['\r\n', { text: '\r\n', start: 0, end: 2 }, 2],
  ['a\rb', { text: '\r', start: 1, end: 2 }, 2],
  ['a', undefined, 0],
])('%j', (text, found, last) => {
  expect(firstBreak(text)).toEqual(found);
  expect(lastLineStart(text)).toBe(last);
});

test('an indentation is spaces and tabs alone', () => {
  expect(indentAfter('{\n \t "a"', 2)).toBe(' \t ');
  expect(indentAfter('  ', 0)).toBe('  ');
});
