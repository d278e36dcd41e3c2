import { expect, test } from 'vitest';
import { encodePng } from '../../../support/png.ts';
import type { WorkspaceSpec } from '../../../support/workspace.ts';
import { diagnosed, found } from '../diagnosed.ts';

const bank = (entries: readonly string[], files: readonly string[], registered = true): WorkspaceSpec => ({
  assets: [{ root: 'bank', declaration: { inputs: { files: entries } }, files: Object.fromEntries(files.map((file) => [file, 'x'])), registered }],
});

test('is told once for an asset, at the first file', () => {
  expect(diagnosed(bank(['a.bin'], ['a.bin', 'b.txt', 'c.txt', 'sub/d.txt']))).toMatchObject([
    { code: 'artifact_unselected', severity: 'info', message: '3 files are not selected: "b.txt", "c.txt" and "sub/d.txt".', place: { file: 'assets/bank/b.txt' } },
  ]);
});

test('a hidden file is not matched by a pattern', () => {
  expect(found(bank(['**'], ['a.bin', '.DS_Store']))).toEqual(['artifact_unselected info bank/.DS_Store']);
});

test('while an entry is wrong nobody knows what it would have selected', () => {
  expect(found(bank(['b.bin'], ['a.bin']))).toEqual(['input_missing error bank/asset.json:8']);
});

test('a palette file is selected', () => {
  const output = { format: 'TILES/indexed4_v1', tile_size: 8, palette: { file: 'p.hex' } };
  const declaration = { family: 'tile_bank', inputs: { tiles: ['a.png'] }, output };
  const picture = encodePng({ width: 8, height: 8, colourType: 0, bitDepth: 1, samples: [] });
  expect(found({ assets: [{ root: 'bank', declaration, files: { 'a.png': picture, 'p.hex': '#000000\n' } }] })).toEqual([]);
});
