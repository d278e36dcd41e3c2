import { expect, test } from 'vitest';
import { compileReach } from '../../../src/packer/diagnostics/pattern-reach.ts';

test.each([
  ['*.png', 'hero.png'],
  ['*', 'props'],
  ['props/*.png', 'props'],
  ['props/*/*.png', 'props/big'],
  ['*/a.png', 'props'],
  ['**', 'props'],
  ['**', 'props/big/one'],
  ['a/**/b.png', 'a/x/y'],
  ['e\u0301/*.png', '\u00e9'],
])('%s may have to do with what is at or below %s', (pattern, path) => {
  expect(compileReach(pattern)(path)).toBe(true);
});

test.each([
  ['*.png', 'props'],
  ['props/*.png', 'others'],
  ['props/*.png', 'props/big'],
  ['*/a.png', 'props/big'],
  ['**', '.git'],
  ['**', 'props/.git'],
  ['a/**', 'b'],
  ['?/a.png', 'props'],
])('%s has nothing to do with %s', (pattern, path) => {
  expect(compileReach(pattern)(path)).toBe(false);
});
