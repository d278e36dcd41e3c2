import { describe, expect, it } from 'vitest';
import type { MemoryFileSystem } from '../../../../src/io/memory-file-system.ts';
import { diskOf, Opened, refusalOf, valueOf, workspaceOf } from '../../../support/change-project.ts';

const folder = '/project/assets/.prometeu/history';
const rename = (asset_name: string, asset_id = 1) => ({ kind: 'rename_asset', asset: { asset_id }, asset_name }) as const;

const uuid = '0198c2a4-7b1e-7d3a-9c55-2f6f0c1d9e11';
const disk = () => diskOf({ root: 'a', files: { x: 'x' } }, { root: 'b' });

describe('listHistory', () => {
  it('is empty before the first change', async () => {
    expect(await (await Opened.on(disk())).history()).toMatchObject({ total: 0, entries: [], generation: 1 });
  });

  it('lists the newest first and survives reopening', async () => {
    const there = disk();
    const opened = await Opened.on(there);
    await opened.change(rename('one'));
    await opened.change(rename('two'));
    const { entries, total } = await (await Opened.on(there)).history();
    expect([total, entries.map(({ title }) => title), entries[0]?.asset_ids]).toEqual([2, ['Rename "one" to "two"', 'Rename "a" to "one"'], [1]]);
  });

  it('says what was taken back, and by what', async () => {
    const opened = await Opened.on(disk());
    const change = await opened.change(rename('one'));
    const undo = await opened.undo();
    const { entries } = await opened.history();
    expect(entries).toMatchObject([{ operation_id: undo.operation_id, undoes: change.operation_id }, { undone_by: undo.operation_id, not_undoable: { code: 'undo_refused' } }]);
    await opened.undo(undo.operation_id);
    const [redo, taken, first] = (await opened.history()).entries;
    expect([redo?.title, taken?.undone_by, first?.undone_by, first?.not_undoable]).toEqual(['Redo: Rename "a" to "one"', redo?.operation_id, undefined, undefined]);
  });

  it('goes page by page', async () => {
    const opened = await Opened.on(disk());
    for (const name of ['one', 'two', 'three']) await opened.change(rename(name));
    const page = await opened.history(1, 1);
    expect([page.total, page.entries.map(({ title }) => title)]).toEqual([3, ['Rename "one" to "two"']]);
  });

  it('of one asset is what concerned it, with pages of its own', async () => {
    const opened = await Opened.on(disk());
    for (const [name, id] of [['one', 1], ['other', 2], ['two', 1]] as const) await opened.change(rename(name, id));
    const page = await opened.history(1, 1, 1);
    expect([page.total, page.entries.map(({ title }) => title)]).toEqual([2, ['Rename "a" to "one"']]);
  });

  it.each([
    ['no JSON', '{'],
    ['another schema', '{"schema_version": 2}'],
    ['empty', ''],
    ['a path outside', undefined],
  ])('lists an entry that is damaged (%s) as such, and all others', async (_, text) => {
    const there = disk();
    const opened = await Opened.on(there);
    await opened.change(rename('one'));
    const { operation_id } = await opened.change(rename('two'));
    const file = there.list(folder).map(({ name }) => `${folder}/${name}`).find((path) => path.includes(operation_id)) ?? '';
    there.writeFile(file, text ?? there.readText(file).replaceAll('assets/a/asset.json', 'assets/../../etc/passwd'));
    const { entries } = await opened.history();
    expect(entries).toMatchObject([{ operation_id, not_undoable: { code: 'history_damaged' } }, { title: 'Rename "a" to "one"' }]);
    expect(refusalOf(await opened.previewUndo(operation_id)).code).toBe('history_damaged');
  });

  it('does not mind files that are no entries, and counts on after damaged ones', async () => {
    const there = disk();
    there.writeFile(`${folder}/notes.txt`, 'mine');
    there.writeFile(`${folder}/00000041-AAAAAAAAAAAAAAAAAAAA.json`, 'damaged');
    there.symlink('/etc/passwd', `${folder}/00000042-BBBBBBBBBBBBBBBBBBBB.json`);
    const opened = await Opened.on(there);
    await opened.change(rename('one'));
    expect(there.list(folder).map(({ name }) => name.slice(0, 8))).toContain('00000042');
    expect((await opened.history()).entries.map(({ not_undoable }) => not_undoable?.code)).toEqual([undefined, 'history_damaged']);
  });

  it('takes no change that it could not list after an entry with the last number there is', async () => {
    const there = disk();
    const file = `${'9'.repeat(15)}-${'A'.repeat(20)}.json`;
    there.writeFile(`${folder}/${file}`, 'damaged');
    const opened = await Opened.on(there);
    const before = workspaceOf(there);
    expect(refusalOf(await opened.apply(valueOf(await opened.preview(rename('one')))))).toMatchObject({ code: 'history_damaged', place: { file: `assets/.prometeu/history/${file}` } });
    expect(workspaceOf(there)).toEqual(before);
  });
});

describe('undoChange', () => {
  it('walks back through the changes, newest first, and stops at the beginning', async () => {
    const there = disk();
    const before = workspaceOf(there);
    const opened = await Opened.on(there);
    await opened.change(rename('one'));
    await opened.change({ kind: 'relocate_asset', asset: { asset_id: 1 }, to: 'moved' });
    await opened.change(rename('two'));
    for (let left = 3; left > 0; left -= 1) await opened.undo();
    expect(workspaceOf(there)).toEqual(before);
    expect(refusalOf(await opened.previewUndo())).toMatchObject({ code: 'not_found', message: 'There is no change to take back.' });
  });

  it('takes back an older change that nothing since is about', async () => {
    const there = disk();
    const opened = await Opened.on(there);
    const { operation_id } = await opened.change(rename('one'));
    await opened.change(rename('other', 2));
    await opened.undo(operation_id);
    expect(there.readText('/project/assets/a/asset.json')).toContain('"asset_name": "a"');
  });

  it('refuses an older change of a file that was changed again, and says which', async () => {
    const opened = await Opened.on(disk());
    const { operation_id } = await opened.change(rename('one'));
    await opened.change(rename('two'));
    expect(refusalOf(await opened.previewUndo(operation_id))).toMatchObject({
      code: 'undo_refused',
      message: 'It cannot be taken back: assets/a/asset.json has been changed since.',
      place: { file: 'assets/a/asset.json' },
    });
  });

  it('refuses a change that was edited by hand since', async () => {
    const there = disk();
    const opened = await Opened.on(there);
    await opened.change(rename('one'));
    there.writeFile('/project/assets/a/asset.json', there.readText('/project/assets/a/asset.json').replace('one', 'uno'));
    expect(refusalOf(await opened.previewUndo()).code).toBe('undo_refused');
  });

  it('refuses a creation whose entry was changed since', async () => {
    const opened = await Opened.on(disk());
    const { operation_id } = await opened.change({ kind: 'create_asset', root: 'c', family: 'data_bank' });
    await opened.change({ kind: 'set_included', asset_ids: [3], included_in_build: false });
    expect(refusalOf(await opened.previewUndo(operation_id)).code).toBe('undo_refused');
  });

  it('leaves files that somebody put into a directory that the change made', async () => {
    const there = disk();
    const opened = await Opened.on(there);
    await opened.change({ kind: 'create_asset', root: 'c', family: 'data_bank' });
    there.writeFile('/project/assets/c/mine.bin', 'mine');
    await opened.undo();
    expect([there.readText('/project/assets/c/mine.bin'), there.stat('/project/assets/c/asset.json')]).toEqual(['mine', undefined]);
  });

  it('refuses when something changed between its preview and its undoing', async () => {
    const there = disk();
    const opened = await Opened.on(there);
    await opened.change(rename('one'));
    const preview = await opened.previewUndo();
    there.writeFile('/project/assets/a/asset.json', `${there.readText('/project/assets/a/asset.json')}\n`);
    if (!preview.ok) throw new Error(preview.error.message);
    expect(refusalOf(await opened.apply(preview.value))).toMatchObject({ code: 'stale_preview', place: { file: 'assets/a/asset.json' } });
  });

  it('refuses an operation that the history does not have', async () => {
    expect(refusalOf(await (await Opened.on(disk())).previewUndo('A'.repeat(20))).code).toBe('not_found');
  });

  it('never takes bytes from anywhere but the trash, whatever an entry says', async () => {
    const there = disk();
    const opened = await Opened.on(there);
    const { operation_id } = await opened.change(rename('one'));
    const file = there.list(folder).map(({ name }) => `${folder}/${name}`)[0] ?? '';
    there.writeFile(file, there.readText(file).replace(/"kept": "[^"]*"/u, '"kept": "assets/b/asset.json"'));
    expect(refusalOf(await opened.previewUndo(operation_id)).code).toBe('history_damaged');
  });

  it('makes a deletion again, and takes it back again, after the trash was emptied meanwhile', async () => {
    const there = disk();
    const before = workspaceOf(there);
    const opened = await Opened.on(there);
    await opened.change({ kind: 'delete_asset', asset: { asset_id: 1 } });
    const undo = await opened.undo();
    emptyTrash(there);
    const redo = await opened.undo(undo.operation_id);
    expect(there.stat('/project/assets/a')).toBeUndefined();
    await opened.undo(redo.operation_id);
    expect(workspaceOf(there)).toEqual(before);
  });

  it('is refused as stale, where it deletes again, once somebody saved into what would go', async () => {
    const there = disk();
    const opened = await Opened.on(there);
    await opened.change({ kind: 'delete_asset', asset: { asset_id: 1 } });
    const preview = valueOf(await opened.previewUndo((await opened.undo()).operation_id));
    there.writeFile('/project/assets/a/x', 'saved meanwhile');
    expect(refusalOf(await opened.apply(preview)).code).toBe('stale_preview');
    expect(there.readText('/project/assets/a/x')).toBe('saved meanwhile');
  });

  it('refuses when what a deletion made again put into the trash was changed there', async () => {
    const there = disk();
    const opened = await Opened.on(there);
    await opened.change({ kind: 'delete_asset', asset: { asset_id: 1 } });
    const redo = await opened.undo((await opened.undo()).operation_id);
    const kept = [...there.tree('/project/assets/.prometeu/trash')].map(([path]) => path).find((path) => path.endsWith('/a/x')) ?? '';
    there.writeFile(kept, 'not what was deleted');
    expect(refusalOf(await opened.previewUndo(redo.operation_id))).toMatchObject({ code: 'undo_refused', message: expect.stringContaining('holds other files') as string });
  });

  it('refuses to register a root again that another asset has by now in another case', async () => {
    const there = disk();
    const opened = await Opened.on(there);
    const { operation_id } = await opened.change({ kind: 'unregister_asset', asset_id: 1 });
    there.rename('/project/assets/a', '/project/moved-away');
    await opened.change({ kind: 'create_asset', root: 'A', family: 'data_bank' });
    expect(refusalOf(await opened.previewUndo(operation_id))).toMatchObject({ code: 'undo_refused', place: { file: 'assets/.prometeu/index.json' } });
  });

  it.each([
    ['directories outside of the managed workspace', { made: ['build/old'] }],
    ['directories of the control folder', { made: ['assets/.prometeu/conflicts'] }],
    ['the control folder in another case', { moves: [{ from: 'assets/x', to: 'assets/.PROMETEU/history' }] }],
    ['a directory that was moved out of itself', { moves: [{ from: 'assets/a/x', to: 'assets/a' }] }],
    ['one asset twice', { entries: [{ asset_id: 9, before: null, after: null }, { asset_id: 9, before: null, after: null }] }],
    ['an asset by the id of another', { entries: [{ asset_id: 9, before: { asset_id: 1, asset_uuid: uuid, root: 'c', included_in_build: true }, after: null }] }],
  ])('takes no entry for one of its own that tells of %s', async (_, told) => {
    const there = disk();
    const operation_id = 'A'.repeat(20);
    const entry = { schema_version: 1, operation_id, at: '2026-01-01T00:00:00.000Z', title: 'x', asset_ids: [], changes: [], moves: [], files: [], entries: [], made: [] };
    there.writeFile(`${folder}/00000001-${operation_id}.json`, JSON.stringify({ ...entry, ...told }));
    for (const kept of ['/project/build/old', '/project/assets/.prometeu/conflicts']) if (!there.stat(kept)) makeDirectories(there, kept);
    expect(refusalOf(await (await Opened.on(there)).previewUndo(operation_id)).code).toBe('history_damaged');
  });
});

const trash = '/project/assets/.prometeu/trash';

function emptyTrash(there: MemoryFileSystem): void {
  const paths = [trash, ...[...there.tree(trash)].map(([path]) => path)].toSorted().toReversed();
  for (const path of paths) {
    if (there.stat(path)?.kind === 'file') there.removeFile(path);
    else if (there.stat(path)) there.removeDirectory(path);
  }
}

function makeDirectories(there: MemoryFileSystem, path: string): void {
  const parent = path.slice(0, path.lastIndexOf('/'));
  if (!there.stat(parent)) makeDirectories(there, parent);
  there.makeDirectory(path);
}
