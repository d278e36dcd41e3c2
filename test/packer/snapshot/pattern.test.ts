import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compilePattern, isPattern } from '../../../src/packer/snapshot/pattern.ts';

const matches = (pattern: string, path: string): boolean => compilePattern(pattern).matches(path);

describe('a pattern', () => {
  test.each<[string, string]>([
    ['*.png', 'a.png'],
    ['*', 'a'],
    ['a*', 'a'],
    ['a**b', 'axyb'],
    ['?', '🚀'],
    ['?.png', 'é.png'],
    ['e\u0301*', '\u00e9x'],
    ['props/*.png', 'props/a.png'],
    ['**', 'a'],
    ['**', 'a/b/c'],
    ['**/x', 'x'],
    ['**/x', 'a/b/x'],
    ['a/**', 'a/b/c'],
    ['a/**/z', 'a/z'],
    ['a/**/z', 'a/b/c/z'],
    ['**/a/**/b', 'a/a/x/b'],
    ['**/*.png', 'a/b.png'],
    ['[a]?', '[a]1'],
    ['{a,b}*', '{a,b}'],
    ['!*', '!x'],
    ['.*', '.hidden'],
    ['.x/*', '.x/a'],
    ['**/.x', 'a/.x'],
    ['*a*b*c*', 'xxaxxbxxcxx'],
  ])('%s matches %s', (pattern, path) => {
    expect(matches(pattern, path)).toBe(true);
  });

  test.each<[string, string]>([
    ['*.png', 'a.PNG'],
    ['*.png', 'a/b.png'],
    ['*.png', '.png'],
    ['?', 'ab'],
    ['?', ''],
    ['?hidden', '.hidden'],
    ['*', '.hidden'],
    ['**', '.hidden'],
    ['**', '.x/a'],
    ['a/**', 'a'],
    ['a/**', 'a/.b/c'],
    ['**/x', '.a/x'],
    ['**/a/x', 'a/b/x'],
    ['[ab]*', 'a'],
    ['a/*', 'a/b/c'],
    ['*/b', 'b'],
    ['a\\*', 'ax'],
  ])('%s does not match %s', (pattern, path) => {
    expect(matches(pattern, path)).toBe(false);
  });

  test('agrees with the definition written down naively', () => {
    const segment = fc.string({ unit: fc.constantFrom('a', 'b', '.', '🚀'), minLength: 1, maxLength: 4 });
    const sign = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*', '?', '🚀'), minLength: 1, maxLength: 4 });
    const path = fc.array(segment, { minLength: 1, maxLength: 4 });
    const pattern = fc.array(fc.oneof(sign, fc.constant('**')), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(pattern, path, (signs, names) => {
        expect(matches(signs.join('/'), names.join('/'))).toBe(naive(signs, names));
      }),
      { seed: 8, numRuns: 5000 },
    );
  });

  test('of many stars against a long name that does not match ends', () => {
    expect(matches(`${'*a'.repeat(100)}b`, 'a'.repeat(240))).toBe(false);
    expect(matches(`${'**/a/'.repeat(24)}b`, Array<string>(120).fill('a').join('/'))).toBe(false);
  });

  test('knows how every match starts', () => {
    expect(compilePattern('props/big_*.png').literalStart).toBe('props/big_');
    expect(compilePattern('*').literalStart).toBe('');
  });
});

/** formats.md §2, word by word. */
function naive(signs: readonly string[], names: readonly string[]): boolean {
  const [sign, ...rest] = signs;
  const [name, ...others] = names;
  if (sign === undefined) return name === undefined;
  if (sign === '**' && rest.length === 0) return name !== undefined && names.every((each) => !each.startsWith('.'));
  if (sign === '**') return naive(rest, names) || (name !== undefined && !name.startsWith('.') && naive(signs, others));
  if (name === undefined || (name.startsWith('.') && !sign.startsWith('.'))) return false;
  return naiveSegment(Array.from(sign), Array.from(name)) && naive(rest, others);
}

function naiveSegment(sign: readonly string[], name: readonly string[]): boolean {
  const [first, ...rest] = sign;
  if (first === undefined) return name.length === 0;
  if (first === '*') return naiveSegment(rest, name) || (name.length > 0 && naiveSegment(sign, name.slice(1)));
  return name.length > 0 && (first === '?' || first === name[0]) && naiveSegment(rest, name.slice(1));
}

test('an entry is a pattern when it holds * or ?', () => {
  expect(['a*', '?', '[a]', '{b}', 'a!'].map(isPattern)).toEqual([true, true, false, false, false]);
});
