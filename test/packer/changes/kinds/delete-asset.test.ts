import { describe, expect, it } from 'vitest';
import { diskOf, Opened, refusalOf, valueOf } from '../../../support/change-project.ts';
import { changed, index, refused } from './changed.ts';

const asset = { root: 'data/a', files: { 'x.bin': 'x', 'sub/y.bin': 'y' } } as const;

describe('delete_asset', () => {
  it('moves the directory, with all that is in it, to the trash, and takes the entry out', async () => {
    const disk = diskOf(asset, { root: 'data/b' });
    disk.symlink('x.bin', '/project/assets/data/a/link');
    const { preview, difference } = await changed(disk, [{ kind: 'delete_asset', asset: { asset_id: 1 } }]);
    expect(preview.moves).toEqual([{ from: 'assets/data/a' }]);
    expect(Object.keys(difference).filter((path) => !path.startsWith('assets/data/a/'))).toEqual([index]);
  });

  it('keeps what it deleted under the operation, byte for byte', async () => {
    const disk = diskOf(asset);
    const opened = await Opened.on(disk);
    const { operation_id } = await opened.change({ kind: 'delete_asset', asset: { root: 'data/a' } });
    expect(disk.readText(`/project/assets/.prometeu/trash/${operation_id}/assets/data/a/sub/y.bin`)).toBe('y');
  });

  it('deletes an asset that the registry does not know, and leaves the registry alone', async () => {
    const { difference, result } = await changed(diskOf({ ...asset, registered: false }), [{ kind: 'delete_asset', asset: { root: 'data/a' } }]);
    expect([Object.keys(difference).includes(index), result.asset_ids]).toEqual([false, []]);
  });

  it('refuses an asset root that contains another', async () => {
    const error = await refused(diskOf({ root: 'a' }, { root: 'a/b', registered: false }), { kind: 'delete_asset', asset: { asset_id: 1 } });
    expect(error).toMatchObject({ code: 'root_nested', message: 'assets/a contains the asset root assets/a/b, which would go with it.' });
  });

  it('is not undone when what is in the trash has been changed', async () => {
    const disk = diskOf(asset);
    const opened = await Opened.on(disk);
    const { operation_id } = await opened.change({ kind: 'delete_asset', asset: { root: 'data/a' } });
    const kept = `assets/.prometeu/trash/${operation_id}/assets/data/a`;
    disk.writeFile(`/project/${kept}/x.bin`, 'tampered');
    expect(refusalOf(await opened.previewUndo())).toMatchObject({ code: 'undo_refused', message: `It cannot be taken back: ${kept} holds other files than it did.` });
  });

  it('is not undone when something else stands at its place', async () => {
    const disk = diskOf(asset);
    const opened = await Opened.on(disk);
    await opened.change({ kind: 'delete_asset', asset: { root: 'data/a' } });
    valueOf(await opened.apply(valueOf(await opened.preview({ kind: 'create_asset', root: 'data/a', family: 'data_bank' }))));
    const { operation_id } = (await opened.history()).entries[1] ?? { operation_id: '' };
    expect(refusalOf(await opened.previewUndo(operation_id)).code).toBe('undo_refused');
  });
});
