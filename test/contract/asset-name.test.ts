import { expect, test } from 'vitest';
import { assetNameProblem, newAssetNameProblem } from '../../src/contract/asset-name.ts';

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

test.each(['crate\u202egnp.exe', 'a\u200eb', 'a\u200fb', 'a\u202ab', 'a\u2066b', 'a\u2069b'])('%j may be read, and is not given', (name) => {
  expect(assetNameProblem(name)).toBeUndefined();
  expect(newAssetNameProblem(name)).toBe('must not hold marks that turn the direction of a text');
});

test.each(['a', 'שלום', 'Größe'])('%s is given', (name) => {
  expect(newAssetNameProblem(name)).toBeUndefined();
});
