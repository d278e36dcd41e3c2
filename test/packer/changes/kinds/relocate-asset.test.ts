import { describe, expect, it } from 'vitest';
import { CaseInsensitiveFileSystem } from '../../../support/case-insensitive-file-system.ts';
import { diskOf, diskWith, Opened } from '../../../support/change-project.ts';
import { changed, changedLines, index, refused } from './changed.ts';

const asset = { root: 'data/a', files: { 'x.bin': 'x', 'sub/y.bin': 'y' } } as const;
const to = (place: string) => ({ kind: 'relocate_asset', asset: { asset_id: 1 }, to: place }) as const;

describe('relocate_asset', () => {
  it('moves the directory by one rename, keeps the id, and changes one line of the registry', async () => {
    const { preview, result, difference } = await changed(diskOf(asset, { root: 'data/b' }), [to('data/c')]);
    expect([preview.moves, result.asset_ids]).toEqual([[{ from: 'assets/data/a', to: 'assets/data/c' }], [1]]);
    expect(changedLines(difference[index])).toEqual({
      gone: [expect.stringContaining('"root": "data/a"')],
      come: [expect.stringContaining('"asset_id": 1, "asset_uuid": "0198c2a4-7b1e-7d3a-9c55-000000000001", "root": "data/c"')],
    });
  });

  it('keeps every file the inode it was', async () => {
    const disk = diskOf(asset);
    const before = disk.stat('/project/assets/data/a/x.bin')?.inode;
    await (await Opened.on(disk)).change(to('moved'));
    expect(disk.stat('/project/assets/moved/x.bin')?.inode).toBe(before);
  });

  it('makes the directories above the new place, and its undo takes them away again', async () => {
    const { difference } = await changed(diskOf(asset, { root: 'data/b' }), [to('far/away/a')]);
    expect(Object.keys(difference)).toContain('assets/far/away/');
  });

  it('shows no diagnostic that only moves along', async () => {
    const disk = diskWith({ assets: [{ ...asset, declaration: { inputs: { files: ['none.bin', 'x.bin'] } } }] });
    const { preview } = await changed(disk, [to('data/c')]);
    expect(preview.diagnostics).toEqual({ appear: [], disappear: [] });
  });

  it('renames a directory to another case on a disk that tells case apart', async () => {
    const { preview } = await changed(diskOf(asset), [to('data/A')]);
    expect(preview.moves).toEqual([{ from: 'assets/data/a', to: 'assets/data/A' }]);
  });

  it('renames a directory to another case on a disk that does not', async () => {
    const disk = diskOf(asset);
    await changed(disk, [to('data/A')], new CaseInsensitiveFileSystem(disk));
    expect(disk.list('/project/assets/data').map(({ name }) => name)).toEqual(['A']);
  });

  it('does not rename a directory above it to another case', async () => {
    const disk = diskOf(asset);
    for (const fs of [disk, new CaseInsensitiveFileSystem(disk)]) {
      expect(await refused(disk, to('Data/a'), fs)).toMatchObject({ code: 'target_exists', message: 'assets/data is there already, spelt in another case than assets/Data.' });
    }
  });

  it('moves an asset out of the one it lies in', async () => {
    const { preview } = await changed(diskOf({ root: 'b/inner', files: { x: 'x' } }, { root: 'b' }), [to('out')]);
    expect(preview.diagnostics.disappear.map(({ code }) => code)).toContain('asset_root_nested');
  });

  it('moves an asset that the registry does not know, and leaves the registry alone', async () => {
    const { difference } = await changed(diskOf({ ...asset, registered: false }), [{ kind: 'relocate_asset', asset: { root: 'data/a' }, to: 'c' }]);
    expect(Object.keys(difference)).not.toContain(index);
  });

  it('has nothing to do for the place where it is', async () => {
    const preview = await (await Opened.on(diskOf(asset))).preview(to('data/a'));
    expect(preview).toMatchObject({ ok: true, value: { moves: [], files: [] } });
  });

  it.each([
    ['data/a/deeper', 'root_nested', 'assets/data/a cannot be moved into itself.'],
    ['data', 'root_nested', 'assets/data contains the asset root assets/data/b.'],
    ['data/b', 'target_exists', 'assets/data/b is an asset already.'],
    ['data/b/x', 'root_nested', 'assets/data/b/x lies in the asset root assets/data/b.'],
    ['loose', 'target_exists', 'assets/loose is there already.'],
    ['link/a', 'path_is_link', 'assets/link is a symbolic link.'],
    ['nul/a', 'path_not_portable', 'a device on Windows'],
  ])('refuses to move to %s', async (place, code, message) => {
    const disk = diskWith({ assets: [asset, { root: 'data/b' }], files: { 'assets/loose/z': 'z' } });
    disk.symlink('/', '/project/assets/link');
    const error = await refused(disk, to(place));
    expect([error.code, error.message]).toEqual([code, expect.stringContaining(message)]);
  });

  it('refuses an asset that contains another', async () => {
    expect((await refused(diskOf({ root: 'a' }, { root: 'a/b', registered: false }), to('c'))).code).toBe('root_nested');
  });

  it('is undone with the edits that were made since', async () => {
    const disk = diskOf(asset);
    const opened = await Opened.on(disk);
    await opened.change(to('moved'));
    disk.writeFile('/project/assets/moved/x.bin', 'edited');
    await opened.undo();
    expect(disk.readText('/project/assets/data/a/x.bin')).toBe('edited');
  });
});
