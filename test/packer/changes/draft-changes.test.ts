import { describe, expect, it } from 'vitest';
import { RecordingFileSystem } from '../../../src/io/recording-file-system.ts';
import { diskOf, diskWith, Opened, refusalOf, valueOf, workspaceOf } from '../../support/change-project.ts';
import type { Asked } from '../../support/change-project.ts';
import { changed, index } from './kinds/changed.ts';

const a = { root: 'a', files: { 'x.bin': 'x' } } as const;
const b = { root: 'b', files: { 'y.bin': 'y' } } as const;
const byId = (asset_id: number) => ({ asset: { asset_id } });

describe('several changes at once', () => {
  it('are one commit, one generation, one history entry', async () => {
    const disk = diskOf(a, b);
    const opened = await Opened.on(disk);
    const { generation } = await opened.change(
      { kind: 'rename_asset', ...byId(1), asset_name: 'one' },
      { kind: 'set_included', asset_ids: [2], included_in_build: false },
      { kind: 'create_asset', root: 'c', family: 'data_bank' },
    );
    expect([generation, (await opened.history()).total]).toEqual([2, 1]);
    await opened.undo();
    expect(Object.keys(workspaceOf(disk))).toEqual(Object.keys(workspaceOf(diskOf(a, b))));
  });

  it.each<readonly [string, readonly Asked[], readonly string[]]>([
    ['rename and move', [{ kind: 'rename_asset', ...byId(1), asset_name: 'one' }, { kind: 'relocate_asset', ...byId(1), to: 'far/a' }], ['assets/far/a/asset.json']],
    ['move and rename', [{ kind: 'relocate_asset', ...byId(1), to: 'far/a' }, { kind: 'rename_asset', asset: { root: 'far/a' }, asset_name: 'one' }], ['assets/far/a/asset.json']],
    ['move twice', [{ kind: 'relocate_asset', ...byId(1), to: 'c' }, { kind: 'relocate_asset', ...byId(1), to: 'd' }], []],
    ['move there and back', [{ kind: 'relocate_asset', ...byId(1), to: 'c' }, { kind: 'relocate_asset', ...byId(1), to: 'a' }], []],
    ['swap two', [{ kind: 'relocate_asset', ...byId(1), to: 't' }, { kind: 'relocate_asset', ...byId(2), to: 'a' }, { kind: 'relocate_asset', ...byId(1), to: 'b' }], []],
    ['create and move', [{ kind: 'create_asset', root: 'c', family: 'data_bank' }, { kind: 'relocate_asset', asset: { root: 'c' }, to: 'far/d' }], ['assets/far/d/asset.json']],
    ['create and edit', [{ kind: 'create_asset', root: 'c', family: 'data_bank' }, { kind: 'set_preload', asset: { root: 'c' }, slot: 1 }], ['assets/c/asset.json']],
    ['delete and create at its place', [{ kind: 'delete_asset', ...byId(1) }, { kind: 'create_asset', root: 'a', family: 'data_bank' }], ['assets/a/asset.json']],
    ['delete and move another to its place', [{ kind: 'delete_asset', ...byId(1) }, { kind: 'relocate_asset', ...byId(2), to: 'a' }], []],
    ['delete, move there, delete again', [{ kind: 'delete_asset', ...byId(1) }, { kind: 'relocate_asset', ...byId(2), to: 'a' }, { kind: 'delete_asset', ...byId(2) }], []],
    ['rename and delete', [{ kind: 'rename_asset', ...byId(1), asset_name: 'one' }, { kind: 'delete_asset', ...byId(1) }], []],
    ['duplicate what was edited', [{ kind: 'set_preload', ...byId(1), slot: 1 }, { kind: 'duplicate_asset', ...byId(1), to: 'c' }], ['assets/a/asset.json', 'assets/c/asset.json', 'assets/c/x.bin']],
    ['import and remove', [{ kind: 'import_artifacts', ...byId(1), files: [{ source: '/outside/n', path: 'n' }] }, { kind: 'remove_artifact', ...byId(1), paths: ['x.bin'] }], ['assets/a/n', 'assets/a/x.bin']],
    ['import and move', [{ kind: 'import_artifacts', ...byId(1), files: [{ source: '/outside/n', path: 'sub/n' }] }, { kind: 'relocate_asset', ...byId(1), to: 'far/a' }], ['assets/far/a/sub/n']],
    ['move and import', [{ kind: 'relocate_asset', ...byId(1), to: 'far/a' }, { kind: 'import_artifacts', ...byId(1), files: [{ source: '/outside/n', path: 'sub/n' }] }], ['assets/far/a/sub/n']],
    ['move and create at the old place', [{ kind: 'relocate_asset', ...byId(1), to: 'c' }, { kind: 'create_asset', root: 'a', family: 'data_bank' }], ['assets/a/asset.json']],
    ['unregister and register again', [{ kind: 'unregister_asset', asset_id: 1 }, { kind: 'register_asset', root: 'a' }], []],
    ['edit one asset twice', [{ kind: 'rename_asset', ...byId(1), asset_name: 'one' }, { kind: 'rename_asset', ...byId(1), asset_name: 'two' }], ['assets/a/asset.json']],
  ])('%s, and are undone', async (_, changes, files) => {
    const disk = diskOf(a, b);
    disk.writeFile('/outside/n', 'n');
    const { preview } = await changed(disk, changes);
    expect(preview.files.map(({ path }) => path).filter((path) => path !== index)).toEqual(files);
  });

  it('that come to nothing have nothing to do', async () => {
    const opened = await Opened.on(diskOf(a));
    const preview = valueOf(await opened.preview({ kind: 'set_preload', ...byId(1), slot: 1 }, { kind: 'set_preload', ...byId(1), slot: null }));
    expect([preview.files, preview.moves]).toEqual([[], []]);
    expect(refusalOf(await opened.apply(preview)).code).toBe('nothing_to_change');
  });

  it('are refused whole when one is', async () => {
    const opened = await Opened.on(diskOf(a, b));
    expect(refusalOf(await opened.preview({ kind: 'rename_asset', ...byId(1), asset_name: 'one' }, { kind: 'relocate_asset', ...byId(2), to: 'a' })).code).toBe('target_exists');
  });

  it('give every new asset an id of its own', async () => {
    const opened = await Opened.on(diskOf(a));
    const create = (root: string) => ({ kind: 'create_asset', root, family: 'data_bank' }) as const;
    expect((await opened.change(create('c'), create('d'), create('e'))).asset_ids).toEqual([2, 3, 4]);
  });

  it('that edit many assets read each once, and the project not at all', async () => {
    const assets = Array.from({ length: 30 }, (_, at) => ({ root: `many/a${at}`, files: { x: 'x' } }));
    const disk = diskWith({ assets });
    const recording = new RecordingFileSystem(disk);
    const opened = await Opened.on(recording);
    await opened.preview({ kind: 'set_preload', ...byId(1), slot: 1 });
    recording.clear();
    valueOf(await opened.preview(...assets.map((_, at) => ({ kind: 'rename_asset', ...byId(at + 1), asset_name: `n${at}` }) as const)));
    const reads = recording.paths('openRead').filter((path) => path.endsWith('/many/a3/asset.json'));
    expect(reads.length).toBeLessThanOrEqual(3);
  });
});
