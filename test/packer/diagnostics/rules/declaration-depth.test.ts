import { expect, test } from 'vitest';
import { found } from '../diagnosed.ts';

test('nesting is followed for 64 levels', () => {
  expect(found({ assets: [{ root: 'bank', declaration: `{"schema_version": 1,\n"deep": ${'['.repeat(64)}1${']'.repeat(64)}}` }] })).toEqual(['declaration_depth error bank/asset.json:2']);
});

test('64 levels are fine', () => {
  const deep: unknown = JSON.parse(`${'['.repeat(63)}1${']'.repeat(63)}`);
  expect(found({ assets: [{ root: 'bank', declaration: { deep }, files: { 'a.bin': 'a' } }] })).toEqual([]);
});
