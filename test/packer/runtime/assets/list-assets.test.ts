import { describe, expect, it } from 'vitest';
import type { RequestOf } from '../../../../src/contract/operations.ts';
import { dataBank, excludedBank, soundBank, strangerBank, tileBank, tinyDisk, tinyPlace } from '../../../support/tiny-project.ts';
import { openTiny } from '../../../support/open-tiny.ts';

type ListRequest = Omit<RequestOf<'listAssets'>, 'project_id'>;

async function listed(request: ListRequest = {}, look = true): Promise<readonly string[]> {
  const disk = tinyDisk({ assets: [tileBank, { ...soundBank, assetId: 7 }, { ...dataBank, assetId: 6 }, { ...excludedBank, assetId: 3 }, strangerBank] });
  disk.writeFile(`${tinyPlace}/assets/tiles/ground/a.png`, 'no picture');
  const tiny = await openTiny(disk);
  if (look) await tiny.ask('runDoctor');
  const { assets, total } = await tiny.ask('listAssets', request);
  return [...assets.map(({ root }) => root), String(total)];
}

it('are the registered ones by id, unless asked otherwise', async () => {
  expect(await listed()).toEqual(['tiles/ground', 'data/draft', 'data/levels', 'sounds/ui', '4']);
});

it.each<[string, ListRequest, readonly string[]]>([
  ['text in a name or root, whatever its case', { filter: { text: 'LEV' } }, ['data/levels', '1']],
  ['family', { filter: { family: 'sound_bank' } }, ['sounds/ui', '1']],
  ['inclusion', { filter: { included: false } }, ['data/draft', '1']],
  ['health', { filter: { health: ['error'] } }, ['tiles/ground', '1']],
  ['several at once', { filter: { family: 'data_bank', included: true } }, ['data/levels', '1']],
  ['name', { sort: { by: 'asset_name' } }, ['data/draft', 'tiles/ground', 'data/levels', 'sounds/ui', '4']],
  ['root, descending', { sort: { by: 'root', descending: true } }, ['tiles/ground', 'sounds/ui', 'data/levels', 'data/draft', '4']],
  ['problems', { sort: { by: 'problems', descending: true } }, ['tiles/ground', 'data/draft', 'data/levels', 'sounds/ui', '4']],
  ['a page', { offset: 1, limit: 2 }, ['data/draft', 'data/levels', '4']],
  ['a page beyond the end', { offset: 10 }, ['4']],
])('by %s', async (_, request, expected) => {
  expect(await listed(request)).toEqual(expected);
});

it('an asset that nobody has looked into is unchecked, never clean', async () => {
  expect(await listed({ filter: { health: ['unchecked'] } }, false)).toEqual(['tiles/ground', 'data/draft', 'data/levels', 'sounds/ui', '4']);
});

it('a missing root has a row with what the registry knows', async () => {
  const disk = tinyDisk({ assets: [dataBank] });
  disk.removeFile(`${tinyPlace}/assets/data/levels/asset.json`);
  const { assets } = await (await openTiny(disk)).ask('listAssets');
  expect(assets).toMatchObject([{ asset_id: 1, root: 'data/levels', present: false, included_in_build: true, health: 'error', input_count: 0 }]);
  expect(assets[0]?.asset_name).toBeUndefined();
});

it('unregistered roots are listed beside, by path, without an id', async () => {
  const tiny = await openTiny(tinyDisk({ assets: [dataBank, strangerBank, { root: 'a', registered: false }] }));
  const { assets } = await tiny.ask('listUnregistered');
  expect(assets.map(({ root, asset_id: id }) => [root, id])).toEqual([['a', undefined], ['data/stranger', undefined]]);
});

describe('of a registry that cannot be read, nobody is said to be unregistered', () => {
  it.each([
    ['a newer one', '{"schema_version": 2, "next_asset_id": 1, "assets": []}', 'was written by a newer Prometeu Studio and cannot be read', 'registry_newer'],
    ['no JSON', 'no registry', 'cannot be read', 'registry_syntax'],
    ['merge markers', '<<<<<<< ours\n=======\n>>>>>>> theirs\n', 'cannot be read', 'registry_conflict'],
  ])('%s', async (_, registry, why, codeOf) => {
    const disk = tinyDisk({ assets: [dataBank, strangerBank] });
    disk.writeFile(`${tinyPlace}/assets/.prometeu/index.json`, registry);
    const tiny = await openTiny(disk);
    const says = { registry_unread: `The registry ${why}: nobody can tell which assets are registered.` };
    expect(await tiny.ask('listUnregistered')).toMatchObject({ ...says, total: 0, assets: [] });
    expect(await tiny.ask('listAssets')).toMatchObject({ ...says, total: 0 });
    expect(await tiny.ask('getProjectStatus')).toMatchObject({ ...says, counts: { registered: 0, unregistered: 0 } });
    const codes = (await tiny.ask('listDiagnostics', {})).codes.map(({ code }) => code);
    expect(codes).toContain(codeOf);
    expect(codes).not.toContain('asset_root_unregistered');
  });

  it('nor left out of a pack', async () => {
    const tiny = await openTiny(tinyDisk({ assets: [dataBank, strangerBank], registry: '{"schema_version": 2, "next_asset_id": 1, "assets": []}' }));
    expect(await tiny.ask('summarizePackWorkspace', {})).toMatchObject({ registry_unread: expect.stringContaining('nobody can tell') as string, left_out: [], totals: { left_out: 0 } });
  });

  it('without any registry they are, for nothing is registered', async () => {
    const disk = tinyDisk({ assets: [dataBank] });
    disk.removeFile(`${tinyPlace}/assets/.prometeu/index.json`);
    const list = await (await openTiny(disk)).ask('listUnregistered');
    expect(list.total).toBe(1);
    expect(list).not.toHaveProperty('registry_unread');
  });
});
