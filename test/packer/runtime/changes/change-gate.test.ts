import { describe, expect, it } from 'vitest';
import { diskOf, diskWith, Opened, refusalOf, valueOf } from '../../../support/change-project.ts';
import { uuidOf } from '../../../support/workspace.ts';

const rename = (asset_id: number) => ({ kind: 'rename_asset', asset: { asset_id }, asset_name: 'other' }) as const;

describe('a diverged project', () => {
  it.each([
    ['missing', null],
    ['damaged', '{'],
    ['in conflict', '<<<<<<< ours\n=======\n>>>>>>> theirs\n'],
  ])('whose registry is %s takes no change', async (_, registry) => {
    const opened = await Opened.on(diskWith({ assets: [{ root: 'a' }], registry }));
    const change = { kind: 'rename_asset', asset: { root: 'a' }, asset_name: 'b' } as const;
    expect(refusalOf(await opened.preview(change))).toMatchObject({ code: 'reconcile_required', place: { file: 'assets/.prometeu/index.json' } });
  });

  it('takes changes to the assets that no item concerns, and to no others', async () => {
    const disk = diskOf({ root: 'a' }, { root: 'b', declaration: '{' }, { root: 'gone' }, { root: 'copy', registered: false, assetId: 8, assetUuid: uuidOf(5) }, { root: 'e' });
    disk.rename('/project/assets/gone', '/project/away');
    const opened = await Opened.on(disk);
    expect(opened.project.state.state).toBe('diverged');
    valueOf(await opened.apply(valueOf(await opened.preview(rename(1)))));
    for (const id of [2, 3, 5]) {
      const move = { kind: 'relocate_asset', asset: { asset_id: id }, to: 'elsewhere' } as const;
      expect([id, refusalOf(await opened.preview(move)).code]).toEqual([id, 'reconcile_required']);
    }
    expect(refusalOf(await opened.preview({ kind: 'unregister_asset', asset_id: 3 })).code).toBe('reconcile_required');
  });

  it('takes no change to all assets when one of them is concerned', async () => {
    const opened = await Opened.on(diskOf({ root: 'a' }, { root: 'b', declaration: '{' }));
    const error = refusalOf(await opened.preview({ kind: 'set_included', asset_ids: [1, 2], included_in_build: false }));
    expect([error.code, error.place?.root]).toEqual(['reconcile_required', 'b']);
    // Read in the page as well, where nobody runs a command.
    expect(error.remedy).toBe('Reconcile the project: decide about it first.');
  });

  it('takes no change at all while an id is given twice', async () => {
    const disk = diskOf({ root: 'a' }, { root: 'b' });
    const index = '/project/assets/.prometeu/index.json';
    disk.writeFile(index, disk.readText(index).replace('"asset_id": 2', '"asset_id": 1'));
    expect(refusalOf(await (await Opened.on(disk)).preview(rename(1))).code).toBe('reconcile_required');
  });

  it('takes back no change to an asset that an item concerns by now, registered or not', async () => {
    const disk = diskOf({ root: 'a' }, { root: 'b' });
    disk.writeFile('/outside/x', 'x');
    const opened = await Opened.on(disk);
    const { operation_id } = await opened.change({ kind: 'import_artifacts', asset: { asset_id: 1 }, files: [{ source: '/outside/x', path: 'deep/down/x' }] });
    await opened.change({ kind: 'unregister_asset', asset_id: 1 });
    disk.writeFile('/project/assets/a/asset.json', disk.readFile('/project/assets/b/asset.json'));
    expect(refusalOf(await opened.previewUndo(operation_id)).code).toBe('reconcile_required');
  });

  it('is looked at again before the change is applied', async () => {
    const disk = diskOf({ root: 'a' });
    const opened = await Opened.on(disk);
    const preview = valueOf(await opened.preview({ kind: 'create_asset', root: 'c', family: 'data_bank' }));
    disk.writeFile('/project/assets/.prometeu/index.json', '{');
    expect(refusalOf(await opened.apply(preview)).code).toBe('reconcile_required');
  });
});
