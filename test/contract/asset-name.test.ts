import { expect, test } from 'vitest';
import { assetNameProblem } from '../../src/contract/asset-name.ts';

test.each(['a', 'overworld 2', 'Größe', '🚀'.repeat(80), '"quoted"', 'a/b'])('%s is a name', (name) => {
  expect(assetNameProblem(name)).toBeUndefined();
});

test.each<[string, string]>([
  ['', 'must not be empty'],
  ['x'.repeat(81), 'must have at most 80 characters, not 81'],
  ['a\tb', 'must not hold control characters'],
  ['a\u0085', 'must not hold control characters'],
  [' a', 'must not begin or end with a blank'],
  ['a\u3000', 'must not begin or end with a blank'],
  ['Gro\u0308ße', 'must be in Unicode form NFC'],
])('%j is none', (name, problem) => {
  expect(assetNameProblem(name)).toBe(problem);
});
