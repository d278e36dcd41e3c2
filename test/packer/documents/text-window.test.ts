import { expect, test } from 'vitest';
import { differingWindow } from '../../../src/packer/documents/text-window.ts';

const lines = (from: number, to: number): string => Array.from({ length: to - from + 1 }, (_, at) => `${String(from + at)}\n`).join('');

test('a change in the middle keeps the context on either side', () => {
  const after = lines(1, 9) + 'ten\n' + lines(11, 20);
  expect(differingWindow(lines(1, 20), after, 2)).toEqual({
    before: lines(8, 12),
    after: lines(8, 9) + 'ten\n' + lines(11, 12),
    skippedLines: 7,
  });
});

test('context ends where the text does', () => {
  expect(differingWindow('a\nb\nc\n', 'a\nB\nc\n', 3)).toEqual({ before: 'a\nb\nc\n', after: 'a\nB\nc\n', skippedLines: 0 });
});

test('only whole lines are cut away', () => {
  expect(differingWindow('same xy same\n', 'same x same\n', 0)).toEqual({ before: 'same xy same\n', after: 'same x same\n', skippedLines: 0 });
  expect(differingWindow('k\none xx\nk\n', 'k\ntwo xx\nk\n', 0)).toEqual({ before: 'one xx\n', after: 'two xx\n', skippedLines: 1 });
});

test('a line given twice is not cut away at both ends', () => {
  expect(differingWindow('a\na\n', 'a\na\na\n', 0)).toEqual({ before: '', after: 'a\n', skippedLines: 2 });
  expect(differingWindow('a\na\na\n', 'a\n', 0)).toEqual({ before: 'a\na\n', after: '', skippedLines: 1 });
});

test('a last line without its newline is another line', () => {
  expect(differingWindow('a\nb', 'a\nb\n', 0)).toEqual({ before: 'b', after: 'b\n', skippedLines: 1 });
  expect(differingWindow('x\nb', 'y\nb', 1)).toEqual({ before: 'x\nb', after: 'y\nb', skippedLines: 0 });
});

test('nothing against something is all of it', () => {
  expect(differingWindow('', 'a\nb\n', 3)).toEqual({ before: '', after: 'a\nb\n', skippedLines: 0 });
});
