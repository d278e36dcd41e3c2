import { describe, expect, it } from 'vitest';
import { Opened, diskOf } from '../../support/change-project.ts';
import { uuidOf } from '../../support/workspace.ts';

const folder = '/project/assets/.prometeu/backup/declarations';
type Disk = ReturnType<typeof diskOf>;
const names = (disk: Disk): readonly string[] => (disk.stat(folder) ? disk.list(folder).map(({ name }) => name.slice(0, 36)).sort() : []);
const texts = (disk: Disk): readonly string[] => (disk.stat(folder) ? [...disk.tree(folder).values()].slice(1) : []);

describe('a commit keeps beside what it writes', () => {
  it('the declaration that it changes, and only the last one of each', async () => {
    const disk = diskOf({ root: 'a' }, { root: 'b' });
    const opened = await Opened.on(disk);
    for (const asset_name of ['one', 'two']) {
      await opened.change({ kind: 'rename_asset', asset: { asset_id: 1 }, asset_name });
      expect(texts(disk)).toEqual([disk.readText('/project/assets/a/asset.json')]);
    }
  });

  it('the declaration of an asset that it registers', async () => {
    const disk = diskOf({ root: 'a' }, { root: 'b', registered: false });
    const opened = await Opened.on(disk);
    await opened.change({ kind: 'register_asset', root: 'b' });
    expect(names(disk)).toEqual([uuidOf(2)]);
    expect(texts(disk)).toEqual([disk.readText('/project/assets/b/asset.json')]);
  });

  it('what an undo writes', async () => {
    const disk = diskOf({ root: 'a' });
    const before = disk.readText('/project/assets/a/asset.json');
    const opened = await Opened.on(disk);
    await opened.change({ kind: 'rename_asset', asset: { asset_id: 1 }, asset_name: 'one' });
    await opened.undo();
    expect(texts(disk)).toEqual([before]);
  });

  it('nothing of an asset whose declaration stays as it is', async () => {
    const disk = diskOf({ root: 'a' });
    const opened = await Opened.on(disk);
    await opened.change({ kind: 'set_included', asset_ids: [1], included_in_build: false });
    expect(names(disk)).toEqual([]);
  });

  it('a copy in the place of a damaged one', async () => {
    const disk = diskOf({ root: 'a' });
    const opened = await Opened.on(disk);
    await opened.change({ kind: 'rename_asset', asset: { asset_id: 1 }, asset_name: 'one' });
    const [kept] = disk.list(folder);
    disk.writeFile(`${folder}/${kept?.name ?? ''}`, 'damaged');
    await opened.undo();
    await opened.change({ kind: 'rename_asset', asset: { asset_id: 1 }, asset_name: 'one' });
    expect(texts(disk)).toEqual([disk.readText('/project/assets/a/asset.json')]);
  });
});

describe('a lost asset.json comes back', () => {
  const lost = async (disk: Disk): Promise<string> => {
    const file = '/project/assets/a/asset.json';
    const text = disk.readText(file);
    disk.removeFile(file);
    const { open, id } = await Opened.on(disk);
    const decisions = [{ item: 'declaration_missing:1', choice: 'restore_declaration' as const }];
    const preview = await open.services.previewReconcile({ project_id: id, decisions });
    if (!preview.ok) throw new Error(preview.error.message);
    const applied = await open.services.applyReconcile({ project_id: id, preview: preview.value });
    expect(applied).toMatchObject({ ok: true, value: { state: 'fresh' } });
    expect(disk.readText(file)).toBe(text);
    return text;
  };

  it('after reopening, as a commit wrote it, also without the cache', async () => {
    const disk = diskOf({ root: 'a' });
    const opened = await Opened.on(disk);
    await opened.change({ kind: 'rename_asset', asset: { asset_id: 1 }, asset_name: 'one' });
    await opened.close();
    expect(await lost(disk)).toContain('"one"');
  });

  it('after reopening, as a look last saw it', async () => {
    const disk = diskOf({ root: 'a' });
    const opened = await Opened.on(disk);
    await opened.change({ kind: 'rename_asset', asset: { asset_id: 1 }, asset_name: 'one' });
    disk.writeFile('/project/assets/a/asset.json', disk.readText('/project/assets/a/asset.json').replace('"one"', '"by hand"'));
    await opened.open.services.refresh({ project_id: opened.id });
    await opened.close();
    expect(await lost(disk)).toContain('"by hand"');
  });

  it('from the last copy that is whole', async () => {
    const disk = diskOf({ root: 'a' });
    const opened = await Opened.on(disk);
    await opened.change({ kind: 'rename_asset', asset: { asset_id: 1 }, asset_name: 'one' });
    await opened.open.services.refresh({ project_id: opened.id });
    await opened.close();
    const cache = '/project/assets/.prometeu/cache/declarations';
    for (const { name } of disk.list(cache)) disk.writeFile(`${cache}/${name}`, 'damaged');
    expect(await lost(disk)).toContain('"one"');
  });
});
