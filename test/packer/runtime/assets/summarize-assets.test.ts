import { expect, it } from 'vitest';
import type { ResponseOf } from '../../../../src/contract/operations.ts';
import { dataBank, excludedBank, grayTile, soundBank, tileBank, tinyDisk, tinyPlace } from '../../../support/tiny-project.ts';
import { openTiny } from '../../../support/open-tiny.ts';
import type { AssetSpec } from '../../../support/workspace.ts';

async function summary(assets: readonly AssetSpec[], ids: readonly number[] = assets.map((_, at) => at + 1)): Promise<ResponseOf<'summarizeAssets'>> {
  const tiny = await openTiny(tinyDisk({ assets: [...assets] }));
  await tiny.ask('runDoctor');
  return await tiny.ask('summarizeAssets', { asset_ids: [...ids] });
}

/** A tile bank of tiles of 8, but for what is said of its output, preloaded or not. */
function tiles(root: string, output: Readonly<Record<string, unknown>>, slot?: number): AssetSpec {
  return {
    root,
    declaration: {
      family: 'tile_bank',
      inputs: { tiles: ['*.png'] },
      output: { format: 'TILES/indexed4_v1', codec: 'NONE', tile_size: 8, ...output },
      ...(slot === undefined ? {} : { preload: { slot } }),
    },
    files: { 'a.png': grayTile(40) },
  };
}

it('adds up what is chosen, and nothing else', async () => {
  const all = await summary([tileBank, soundBank, dataBank, excludedBank]);
  expect(all).toMatchObject({ assets: 4, missing: 0, included: 3, input_count: 6 });
  const one = await summary([tileBank, soundBank, dataBank, excludedBank], [3]);
  expect(one).toMatchObject({ assets: 1, included: 1, input_count: 2, input_bytes: 24, packed_bytes: 25, packed_unknown: 0, folder: 'data' });
});

it('leaves out what is gone', async () => {
  expect(await summary([dataBank], [1, 77])).toMatchObject({ assets: 1 });
});

it('says the same sizes as the rows do', async () => {
  const tiny = await openTiny(tinyDisk());
  const { assets } = await tiny.ask('listAssets');
  const sum = await tiny.ask('summarizeAssets', { asset_ids: assets.flatMap(({ asset_id: id }) => id ?? []) });
  expect(sum.packed_bytes).toBe(assets.reduce((bytes, row) => bytes + (row.packed_size ?? 0), 0));
  expect(sum.input_bytes).toBe(assets.reduce((bytes, row) => bytes + row.input_bytes, 0));
  expect(sum.packed_unknown).toBe(assets.filter(({ packed_size: size }) => size === undefined).length);
});

it('has a sum for each family, by name', async () => {
  const { families } = await summary([tileBank, soundBank, dataBank, excludedBank]);
  expect(families.map(({ family, bank_type: bank, assets }) => [family, bank, assets])).toEqual([
    ['data_bank', 'DATA', 2],
    ['sound_bank', 'SOUNDS', 1],
    ['tile_bank', 'TILES', 1],
  ]);
});

it('tells assets whose declaration cannot be read last, as of no family', async () => {
  const disk = tinyDisk({ assets: [dataBank, tileBank] });
  disk.writeFile(`${tinyPlace}/assets/data/levels/asset.json`, '{');
  const tiny = await openTiny(disk);
  const { families, problems } = await tiny.ask('summarizeAssets', { asset_ids: [1, 2] });
  expect(families).toMatchObject([{ family: 'tile_bank', assets: 1 }, { assets: 1, packed_unknown: 1 }]);
  expect(families[1]?.family).toBeUndefined();
  expect(problems.errors).toBeGreaterThan(0);
});

it('counts a root that is not on disk as missing', async () => {
  const disk = tinyDisk({ assets: [dataBank, tileBank] });
  disk.removeFile(`${tinyPlace}/assets/data/levels/asset.json`);
  expect(await (await openTiny(disk)).ask('summarizeAssets', { asset_ids: [1, 2] })).toMatchObject({ assets: 2, missing: 1 });
});

it.each<[string, readonly string[], string]>([
  ['they share', ['a/b/one', 'a/b/two'], 'a/b'],
  ['one is deeper', ['a/b/one', 'a/b/c/two'], 'a/b'],
  ['only the beginning of a name is the same', ['a/bb/one', 'a/b/two'], 'a'],
  ['they share none', ['a/one', 'two'], ''],
])('names the deepest folder that holds all: %s', async (_, roots, folder) => {
  expect((await summary(roots.map((root) => ({ root })))).folder).toBe(folder);
});

it('has the parameters of the only family, with defaults filled in, and how many agree', async () => {
  const { fields } = await summary([tiles('a', {}, 0), tiles('b', { columns: 16 }), tiles('c', { tile_size: 16 })]);
  expect(fields).toEqual([
    { pointer: '/output/tile_size', values: [{ value: 8, assets: 2 }, { value: 16, assets: 1 }], others: 0 },
    { pointer: '/output/columns', values: [{ value: 16, assets: 3 }], others: 0 },
    { pointer: '/output/palette', values: [{ value: 'auto', assets: 3 }], others: 0 },
    { pointer: '/preload/slot', values: [{ assets: 2 }, { value: 0, assets: 1 }], others: 0 },
  ]);
});

it('has of several families the preload slot alone', async () => {
  const { fields } = await summary([tileBank, soundBank]);
  expect(fields.map(({ pointer }) => pointer)).toEqual(['/preload/slot']);
});

it('tells eight values of a field, and of how many assets the others are', async () => {
  const { fields } = await summary(Array.from({ length: 11 }, (_, at) => tiles(`t${String(at)}`, { columns: at + 1 })));
  const columns = fields.find(({ pointer }) => pointer === '/output/columns');
  expect(columns?.values.map(({ value }) => value)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(columns?.others).toBe(3);
});
