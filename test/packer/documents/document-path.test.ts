import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparePaths, foldPath, pathProblem } from '../../../src/packer/documents/document-path.ts';

describe('a path in a document', () => {
  test.each(['a', 'tiles/ground.png', '.hidden/..x', 'a b', 'é'.repeat(120), 'x'.repeat(240)])('%s is one', (path) => {
    expect(pathProblem(path)).toBeUndefined();
  });

  test.each<[string, string]>([
    ['/etc/passwd', 'leaves'],
    ['..', 'leaves'],
    ['a/../../b', 'leaves'],
    ['C:\\x', 'leaves'],
    ['c:/x', 'leaves'],
    ['\\\\server\\share', 'leaves'],
    ['', 'not_a_path'],
    ['a//b', 'not_a_path'],
    ['a/', 'not_a_path'],
    ['./a', 'not_a_path'],
    ['a/../b', 'not_a_path'],
    ['é'.repeat(121), 'too_long'],
  ])('%j is none: %s', (path, problem) => {
    expect(pathProblem(path)).toBe(problem);
  });
});

describe('the order of paths', () => {
  test('is that of code points, not of UTF-16 units', () => {
    expect(['\u{1F680}', '\uFFFD', 'a/b', 'a-b', 'a', 'a.b'].sort(comparePaths)).toEqual(['a', 'a-b', 'a.b', 'a/b', '\uFFFD', '\u{1F680}']);
  });

  test('is that of comparing code point by code point', () => {
    const unit = fc.string({ unit: fc.constantFrom('a', '/', '\uD7FF', '\uE000', '\uFFFD', '\u{10000}', '\u{10FFFF}'), maxLength: 4 });
    fc.assert(
      fc.property(unit, unit, (a, b) => {
        const [left, right] = [a, b].map((text) => Array.from(text, (c) => c.codePointAt(0) ?? 0));
        const at = left?.findIndex((point, index) => point !== right?.[index]) ?? -1;
        const expected = at < 0 ? a.length - b.length : (left?.[at] ?? 0) - (right?.[at] ?? -1);
        expect(Math.sign(comparePaths(a, b))).toBe(Math.sign(expected));
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});

test('spellings that some disk takes for one have one folded form', () => {
  expect(foldPath('Straße')).toBe(foldPath('STRASSE'));
  expect(foldPath('E\u0301')).toBe(foldPath('é'));
  expect(foldPath('a')).not.toBe(foldPath('b'));
});
