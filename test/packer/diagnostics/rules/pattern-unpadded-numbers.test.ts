import { expect, test } from 'vitest';
import type { WorkspaceSpec } from '../../../support/workspace.ts';
import { diagnosed, found } from '../diagnosed.ts';

const numbered = (names: readonly string[], inputs: readonly string[] = ['*.bin']): WorkspaceSpec => ({
  assets: [{ root: 'bank', declaration: { inputs: { files: inputs } }, files: Object.fromEntries(names.map((name) => [name, 'x'])) }],
});

test('is told at the pattern, with two files that show it', () => {
  expect(diagnosed(numbered(['tile_1.bin', 'tile_2.bin', 'tile_10.bin']))).toMatchObject([
    { code: 'pattern_unpadded_numbers', severity: 'warning', message: '"tile_2.bin" sorts after "tile_10.bin".', place: { line: 8, field: '/inputs/files/0' } },
  ]);
});

test('numbers of directories count too', () => {
  const files = { 'level2/a.bin': 'x', 'level10/a.bin': 'x' };
  const declaration = { inputs: { files: ['**'] } };
  expect(found({ assets: [{ root: 'bank', declaration, files }] })).toEqual(['pattern_unpadded_numbers warning bank/asset.json:8']);
});

test.each([
  ['padded numbers', ['tile_02.bin', 'tile_10.bin']],
  ['numbers of one length', ['tile_1.bin', 'tile_9.bin']],
  ['different series', ['a10.bin', 'b2.bin']],
  ['a number and a word', ['tile_10.bin', 'tile_2b.bin']],
])('%s are in order', (_, names) => {
  expect(found(numbered(names))).toEqual([]);
});

test('a list is in the order its author wants', () => {
  expect(found(numbered(['t2.bin', 't10.bin'], ['t10.bin', 't2.bin']))).toEqual([]);
});
