import { expect, it } from 'vitest';
import { dataBank, soundBank, tileBank, tinyDisk, tinyPlace } from '../../../support/tiny-project.ts';
import { openTiny } from '../../../support/open-tiny.ts';

it('shows the effective declaration, the selected files in order with their facts, then the others', async () => {
  const details = await (await openTiny(tinyDisk())).ask('getAssetDetails', { asset: { asset_id: 1 } });
  expect(details).toMatchObject({ format: 'TILES/indexed4_v1', codec: 'NONE', parameters: { tile_size: 8, columns: 16, palette: 'auto' }, asset: { root: 'tiles/ground', bank_type: 'TILES', slot: 0 } });
  expect(details.artifacts.map(({ path, selected_by, order }) => [path, selected_by, order])).toEqual([['a.png', 'tiles', 0], ['b.png', 'tiles', 1], ['sketch.txt', undefined, undefined]]);
  expect(details.artifacts[0]?.facts).toBeDefined();
  expect(details.artifacts[2]?.facts).toBeUndefined();
});

it('shows a palette file after the inputs', async () => {
  const declaration = { ...(tileBank.declaration as object), output: { format: 'TILES/indexed4_v1', tile_size: 8, palette: { file: 'p.hex' } } };
  const disk = tinyDisk({ assets: [{ ...tileBank, declaration, files: { ...tileBank.files, 'p.hex': '282828\nc8c8c8\n' } }] });
  const { artifacts } = await (await openTiny(disk)).ask('getAssetDetails', { asset: { root: 'tiles/ground' } });
  expect(artifacts.map(({ path, selected_by: by }) => [path, by])).toEqual([['a.png', 'tiles'], ['b.png', 'tiles'], ['p.hex', 'palette'], ['sketch.txt', undefined]]);
});

it('names the entry that selects each file', async () => {
  const declaration = { ...(tileBank.declaration as object), inputs: { tiles: ['b.png', '*.png'] } };
  const { artifacts } = await (await openTiny(tinyDisk({ assets: [{ ...tileBank, declaration }] }))).ask('getAssetDetails', { asset: { root: 'tiles/ground' } });
  expect(artifacts.map(({ path, selected_at: at }) => [path, at])).toEqual([['b.png', '/inputs/tiles/0'], ['a.png', '/inputs/tiles/1'], ['sketch.txt', undefined]]);
});

it('finds an asset by its root in any Unicode form', async () => {
  const tiny = await openTiny(tinyDisk({ assets: [{ ...dataBank, root: 'é' }] }));
  expect((await tiny.ask('getAssetDetails', { asset: { root: 'é'.normalize('NFD') } })).asset.asset_id).toBe(1);
});

it('shows what the registry knows of an asset whose root is gone, and why that is wrong', async () => {
  const disk = tinyDisk({ assets: [soundBank] });
  disk.removeFile(`${tinyPlace}/assets/sounds/ui/asset.json`);
  const details = await (await openTiny(disk)).ask('getAssetDetails', { asset: { asset_id: 1 } });
  expect(details).toMatchObject({ asset: { present: false }, artifacts: [], diagnostics: [{ code: 'asset_root_missing' }] });
});

it('of an asset that is not there answers so', async () => {
  const tiny = await openTiny(tinyDisk());
  expect(await tiny.call('getAssetDetails', { asset: { asset_id: 99 } })).toMatchObject({ ok: false, error: { code: 'not_found' } });
  expect(await tiny.call('getAssetDetails', { asset: { root: '../etc' } })).toMatchObject({ ok: false, error: { code: 'not_found' } });
});
