import { describe, expect, it } from 'vitest';
import type { Preview } from '../../../../src/contract/operations/changes.ts';
import { FaultFileSystem } from '../../../../src/io/fault-file-system.ts';
import type { MemoryFileSystem } from '../../../../src/io/memory-file-system.ts';
import { ObservedFileSystem, type ObservedCall } from '../../../../src/io/observed-file-system.ts';
import { MemoryProjectLock } from '../../../../src/io/project-lock.ts';
import { RecordingFileSystem } from '../../../../src/io/recording-file-system.ts';
import { diskOf, diskWith, Opened, refusalOf, valueOf, workspaceOf, type Asked } from '../../../support/change-project.ts';

const index = 'assets/.prometeu/index.json';
const spec = [{ root: 'a', files: { 'x.bin': 'x', 'sub/y.bin': 'y' } }, { root: 'b' }, { root: 'stray', registered: false, assetId: 9 }] as const;

function disk(): MemoryFileSystem {
  const made = diskOf(...spec);
  made.writeFile('/outside/new.bin', 'new');
  return made;
}

const kinds = {
  create: { kind: 'create_asset', root: 'tiles/new', family: 'tile_bank' },
  register: { kind: 'register_asset', root: 'stray' },
  unregister: { kind: 'unregister_asset', asset_id: 1 },
  delete: { kind: 'delete_asset', asset: { asset_id: 1 } },
  relocate: { kind: 'relocate_asset', asset: { asset_id: 1 }, to: 'moved' },
  rename: { kind: 'rename_asset', asset: { asset_id: 1 }, asset_name: 'other' },
  include: { kind: 'set_included', asset_ids: [1], included_in_build: false },
  edit: { kind: 'update_declaration', asset: { asset_id: 1 }, edits: [{ pointer: '/author', value: 'me' }] },
  preload: { kind: 'set_preload', asset: { asset_id: 1 }, slot: 1 },
  import: { kind: 'import_artifacts', asset: { asset_id: 1 }, files: [{ source: '/outside/new.bin', path: 'n.bin' }] },
  remove: { kind: 'remove_artifact', asset: { asset_id: 1 }, paths: ['x.bin'] },
  duplicate: { kind: 'duplicate_asset', asset: { asset_id: 1 }, to: 'copy' },
} as const satisfies Record<string, Asked>;

function edit(there: MemoryFileSystem, file: string, from: string | RegExp, to: string): void {
  there.writeFile(`/project/${file}`, there.readText(`/project/${file}`).replace(from, to));
}

/** What applying says when something happened since the preview; what happened is all that is on the disk. */
async function staleAfter(change: Asked, happen: (there: MemoryFileSystem) => void): Promise<{ readonly code: string; readonly file: string | undefined }> {
  const there = disk();
  const opened = await Opened.on(there);
  const preview = valueOf(await opened.preview(change));
  happen(there);
  const before = workspaceOf(there);
  const error = refusalOf(await opened.apply(preview));
  expect(workspaceOf(there)).toEqual(before);
  expect(there.stat('/project/assets/.prometeu/history')).toBeUndefined();
  return { code: error.code, file: error.place?.file };
}

const byHand = {
  declaration: (there: MemoryFileSystem) => edit(there, 'assets/a/asset.json', '"a"', '"A"'),
  file: (there: MemoryFileSystem) => there.writeFile('/project/assets/a/x.bin', 'saved meanwhile'),
  fileGone: (there: MemoryFileSystem) => there.removeFile('/project/assets/a/x.bin'),
  newFile: (there: MemoryFileSystem) => there.writeFile('/project/assets/a/sub/new.bin', 'n'),
  entry: (there: MemoryFileSystem) => edit(there, index, '"root": "a", "included_in_build": true', '"root": "a", "included_in_build": false'),
  source: (there: MemoryFileSystem) => there.writeFile('/outside/new.bin', 'other bytes'),
  idGiven: (there: MemoryFileSystem) => edit(there, index, '"next_asset_id": 10', '"next_asset_id": 11'),
};

describe('applyChange refuses as stale_preview', () => {
  it.each<readonly [string, Asked, (there: MemoryFileSystem) => void, string]>([
    ['a declaration that was edited', kinds.rename, byHand.declaration, 'assets/a/asset.json'],
    ['a declaration that was edited, for any edit', kinds.edit, byHand.declaration, 'assets/a/asset.json'],
    ['a declaration that was edited, for a slot', kinds.preload, byHand.declaration, 'assets/a/asset.json'],
    ['a declaration that was edited, for a copy', kinds.duplicate, byHand.declaration, 'assets/a/asset.json'],
    ['a declaration that was edited, for a move', kinds.relocate, byHand.declaration, 'assets/a/asset.json'],
    ['a stray declaration that was edited', kinds.register, (there) => edit(there, 'assets/stray/asset.json', '"stray"', '"x"'), 'assets/stray/asset.json'],
    ['a file that would be deleted unseen', kinds.delete, byHand.file, 'assets/a/x.bin'],
    ['a file that appeared where all is deleted', kinds.delete, byHand.newFile, 'assets/a/sub'],
    ['a file that would be removed', kinds.remove, byHand.file, 'assets/a/x.bin'],
    ['a file that is gone', kinds.remove, byHand.fileGone, 'assets/a/x.bin'],
    ['a file that is copied', kinds.duplicate, byHand.file, 'assets/a/x.bin'],
    ['a file that stands where one is imported', kinds.import, (there) => there.writeFile('/project/assets/a/n.bin', 'mine'), 'assets/a/n.bin'],
    ['a file outside that was changed', kinds.import, byHand.source, '/outside/new.bin'],
    ['an asset that stands where one is made', kinds.create, (there) => there.writeFile('/project/assets/tiles/new/asset.json', '{}'), 'assets/tiles/new/asset.json'],
    ['an asset root above the new one', kinds.create, (there) => there.writeFile('/project/assets/tiles/asset.json', '{}'), 'assets/tiles/asset.json'],
    ['an id that was given', kinds.create, byHand.idGiven, index],
    ['an id that was given, for a stray', kinds.register, byHand.idGiven, index],
    ['an entry that was changed', kinds.include, byHand.entry, index],
    ['an entry that was changed, for leaving the registry', kinds.unregister, byHand.entry, index],
    ['an entry that was changed, for another name', kinds.rename, byHand.entry, index],
  ])('%s', async (_, change, happen, file) => {
    expect(await staleAfter(change, happen)).toEqual({ code: 'stale_preview', file });
  });

  it('a directory that stands where an asset would be moved', async () => {
    expect(await staleAfter(kinds.relocate, (there) => there.writeFile('/project/assets/moved/z', 'z'))).toEqual({ code: 'stale_preview', file: 'assets/moved' });
  });

  it('a preview that was applied already', async () => {
    const opened = await Opened.on(disk());
    const preview = valueOf(await opened.preview(kinds.create));
    await opened.apply(preview);
    expect(refusalOf(await opened.apply(preview)).code).toBe('stale_preview');
  });

  it.each(['../outside', '/etc/passwd', 'assets/../../outside', 'src/secret', 'assets\\..\\x'])('a preview that stands on %s looks at nothing there', async (path) => {
    const recording = new RecordingFileSystem(disk());
    const opened = await Opened.on(recording);
    const preview = valueOf(await opened.preview(kinds.rename));
    for (const part of ['files', 'listings'] as const) {
      const basis = { ...preview.basis, [part]: [{ path, sha256: 'absent' }] };
      const from = recording.calls.length;
      expect(refusalOf(await opened.apply({ ...preview, basis })).code).toBe('invalid_request');
      expect(recording.calls.slice(from).filter((call) => call.path.endsWith(path))).toEqual([]);
    }
  });

  it('a preview whose files, moves, changes or basis are not its own', async () => {
    const opened = await Opened.on(disk());
    const preview = valueOf(await opened.preview(kinds.rename));
    const forged: readonly Preview[] = [
      { ...preview, files: [] },
      { ...preview, files: preview.files.map((file) => ({ ...file, after: 'f'.repeat(64) })) },
      { ...preview, moves: [{ from: 'assets/a', to: 'assets/z' }] },
      { ...preview, changes: [{ ...kinds.rename, asset_name: 'forged' }] },
      { ...preview, basis: { files: [], listings: [], sources: [], entries: [] } },
    ];
    for (const one of forged) expect(refusalOf(await opened.apply(one)).code).toBe('stale_preview');
    expect((await opened.history()).total).toBe(0);
  });
});

describe('applyChange is not starved by a change elsewhere', () => {
  it.each(Object.entries(kinds))('%s', async (_, change) => {
    const there = disk();
    const opened = await Opened.on(there);
    const preview = valueOf(await opened.preview(change));
    edit(there, index, '"root": "b", "included_in_build": true', '"root": "b", "included_in_build": false, "note": 1');
    there.writeFile('/project/assets/b/new.bin', 'elsewhere');
    there.writeFile('/project/assets/tiles/other/asset.json', '{}');
    edit(there, 'assets/b/asset.json', '"b"', '"renamed"');
    valueOf(await opened.apply(preview));
    expect(there.readText(`/project/${index}`)).toContain('"root": "b", "included_in_build": false, "note": 1');
  });

  it('nor by another session of the project', async () => {
    const there = disk();
    const [first, second] = [await Opened.on(there), await Opened.on(there)];
    const preview = valueOf(await first.preview(kinds.rename));
    await second.change({ kind: 'set_included', asset_ids: [2], included_in_build: false });
    valueOf(await first.apply(preview));
    await first.close();
    await second.close();
  });
});

describe('applyChange', () => {
  it('tells the new generation, then the event, then the answer', async () => {
    const opened = await Opened.on(disk());
    const preview = valueOf(await opened.preview(kinds.rename));
    opened.events.length = 0;
    const result = valueOf(await opened.apply(preview));
    expect(opened.events.map(({ type, generation }) => `${type} ${generation}`)).toEqual(['change.started 1', 'snapshot.published 2', 'change.committed 2']);
    expect(new Set(opened.events.map(({ operation_id }) => operation_id))).toEqual(new Set([result.operation_id]));
    expect(opened.events[1]).toMatchObject({ caused_by: result.operation_id, added: [], changed: [1], removed: [] });
    expect(result).toMatchObject({ generation: 2, state: 'fresh', durability: 'durable', asset_ids: [1], conflicts: [] });
  });

  it('says change.undone for an undo, with what it took back', async () => {
    const opened = await Opened.on(disk());
    const { operation_id } = await opened.change(kinds.rename);
    await opened.undo();
    expect(opened.events.at(-1)).toMatchObject({ type: 'change.undone', undoes: operation_id, title: 'Undo: Rename "a" to "other"' });
  });

  it('says change.failed when it is refused', async () => {
    const there = disk();
    const opened = await Opened.on(there);
    const preview = valueOf(await opened.preview(kinds.rename));
    byHand.declaration(there);
    await opened.apply(preview);
    expect(opened.events.at(-1)).toMatchObject({ type: 'change.failed', error: { code: 'stale_preview' } });
  });

  it('answers success only after the last flush, with every byte and name durable', async () => {
    for (const change of Object.values(kinds)) {
      const there = disk();
      there.sync();
      const recording = new RecordingFileSystem(there);
      const opened = await Opened.on(recording);
      const preview = valueOf(await opened.preview(change));
      recording.clear();
      opened.project.parts.publisher.publish = ((publish) => (...args: Parameters<typeof publish>) => {
        if (args[0] === 'snapshot.published') expect(workspaceOf(there.crash())).toEqual(workspaceOf(there));
        publish.apply(opened.project.parts.publisher, args);
      })(opened.project.parts.publisher.publish.bind(opened.project.parts.publisher));
      valueOf(await opened.apply(preview));
      const done = recording.calls.findIndex(({ operation, to }) => operation === 'rename' && to?.endsWith('/record.done') === true);
      const writes = ['create', 'write', 'rename', 'link', 'makeDirectory'];
      const after = recording.calls.slice(done + 1);
      expect(after[0]?.operation).toBe('flushDirectory');
      expect(after.filter(({ operation }) => writes.includes(operation))).toEqual([]);
    }
  });

  it('lets reads see one whole generation or the next, never half of one', async () => {
    const there = disk();
    const opened = await Opened.on(there);
    const preview = valueOf(await opened.preview(kinds.rename, { kind: 'relocate_asset', asset: { asset_id: 1 }, to: 'moved' }));
    const seen = new Set<string>();
    const look = async (): Promise<void> => {
      const list = valueOf(await opened.open.services.listAssets({ project_id: opened.id, offset: 0, limit: 10 }));
      const [row] = list.assets;
      seen.add(`${list.generation} ${row?.root ?? ''} ${row?.asset_name ?? ''}`);
    };
    const applying = opened.apply(preview);
    let done = false;
    void applying.finally(() => {
      done = true;
    });
    while (!done) {
      await look();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await look();
    expect([...seen]).toEqual(['1 a a', '2 moved other']);
  });

  it('runs one change after the other, in the order they were asked for', async () => {
    const opened = await Opened.on(disk());
    const names = ['one', 'two', 'three'];
    const previews = await Promise.all(names.map((name, at) => opened.preview(at === 0 ? { ...kinds.rename, asset_name: name } : { ...kinds.create, root: name })));
    const results = await Promise.all(previews.map((preview) => opened.apply(valueOf(preview))));
    expect(results.map(({ ok }) => ok)).toEqual([true, true, false]);
    expect(opened.events.filter(({ type }) => type.startsWith('change.')).map(({ type }) => type)).toEqual([
      'change.started', 'change.committed', 'change.started', 'change.committed', 'change.started', 'change.failed',
    ]);
  });

  it('names who holds the project', async () => {
    const lock = new MemoryProjectLock();
    const opened = await Opened.on(disk(), { lock });
    const preview = valueOf(await opened.preview(kinds.rename));
    const held = valueOf(await lock.acquire({ program: 'prometeu pack', waitLimit: 0 }));
    expect(refusalOf(await opened.apply(preview))).toMatchObject({ code: 'project_busy', message: expect.stringContaining('prometeu pack') as unknown });
    held.dispose();
    valueOf(await opened.apply(preview));
  });

  it('recovers what a dead process left before it looks', async () => {
    const there = disk();
    const faulty = new FaultFileSystem(there, { at: 1, kind: 'kill' }, { counts: ({ operation, to }) => operation === 'rename' && to?.endsWith('record.done') === true });
    const dying = await Opened.on(faulty);
    const preview = valueOf(await dying.preview(kinds.relocate));
    const survivor = await Opened.on(there);
    await expect(dying.apply(preview)).rejects.toThrow('killed');
    expect(there.stat('/project/assets/moved')).toBeDefined();
    valueOf(await survivor.apply(valueOf(await survivor.preview(kinds.rename))));
    expect([there.stat('/project/assets/moved'), there.stat('/project/assets/a')?.kind]).toEqual([undefined, 'directory']);
  });

  it('keeps a save into the old inode and says where', async () => {
    const there = disk();
    const saves = new SavesOnReplace(there);
    const opened = await Opened.on(saves);
    const preview = valueOf(await opened.preview(kinds.rename));
    saves.armed = true;
    const { conflicts } = valueOf(await opened.apply(preview));
    expect(conflicts.map(({ path }) => path)).toEqual(['assets/a/asset.json']);
    expect(there.readText(`/project/${conflicts[0]?.kept_at ?? ''}`)).toBe('saved into the old file');
  });

  it.each([
    ['keep_disk', false],
    ['restore_before_image', true],
  ] as const)('asks about such a save, and %s settles it', async (choice, restored) => {
    const there = disk();
    const saves = new SavesOnReplace(there);
    const opened = await Opened.on(saves);
    const preview = valueOf(await opened.preview(kinds.rename));
    saves.armed = true;
    expect(valueOf(await opened.apply(preview)).state).toBe('diverged');
    saves.armed = false;
    const { items } = opened.project;
    const [item] = items;
    expect((await Opened.on(there)).project.items).toEqual(items);
    expect(item).toMatchObject({ kind: 'save_rescued', place: { file: 'assets/a/asset.json' }, asset_ids: [1] });
    const decided = valueOf(await opened.open.services.previewReconcile({ project_id: opened.id, decisions: [{ item: item?.id ?? '', choice }] }));
    expect(decided.title).toBe(restored ? 'Restore what was saved in assets/a/asset.json' : 'Keep assets/a/asset.json as the change wrote it');
    valueOf(await opened.open.services.applyReconcile({ project_id: opened.id, preview: decided }));
    expect(opened.project.items.filter(({ kind }) => kind === 'save_rescued')).toEqual([]);
    expect((await Opened.on(there)).project.items.filter(({ kind }) => kind === 'save_rescued')).toEqual([]);
    expect(there.readText('/project/assets/a/asset.json') === 'saved into the old file').toBe(restored);
    expect([...there.tree('/project/assets/.prometeu/conflicts').values()]).toContain('saved into the old file');
  });

  it.each(['EIO', 'ENOSPC', 'EACCES'])('takes all back when the disk answers %s on the way', async (code) => {
    const there = disk();
    const before = workspaceOf(there);
    let armed = false;
    const faulty = new FaultFileSystem(there, { at: 4, kind: 'error', code }, { counts: ({ operation }) => armed && (operation === 'flush' || operation === 'flushDirectory') });
    const opened = await Opened.on(faulty);
    const preview = valueOf(await opened.preview(kinds.relocate));
    armed = true;
    const error = refusalOf(await opened.apply(preview));
    armed = false;
    expect(error.code).toBe({ EIO: 'io_error', ENOSPC: 'no_space', EACCES: 'permission_denied' }[code]);
    expect(workspaceOf(there)).toEqual(before);
    valueOf(await opened.apply(preview));
  });

  it.each(['EBUSY', 'EPERM'])('takes all back when another program holds the directory that moves (%s), and says so', async (code) => {
    const there = disk();
    const before = workspaceOf(there);
    let armed = false;
    const moving = ({ operation, path }: ObservedCall): boolean => armed && operation === 'rename' && path === '/project/assets/a';
    const faulty = new FaultFileSystem(there, { at: 1, kind: 'error', code }, { counts: moving });
    const opened = await Opened.on(faulty);
    const preview = valueOf(await opened.preview(kinds.relocate));
    armed = true;
    const error = refusalOf(await opened.apply(preview));
    armed = false;
    expect(error).toMatchObject({ code: code === 'EBUSY' ? 'io_error' : 'permission_denied', cause: code });
    expect(workspaceOf(there)).toEqual(before);
    valueOf(await opened.apply(preview));
  });

  it('answers that the durability is unknown when the flush after the commit point fails, and writes nothing more', async () => {
    const there = disk();
    let committed = false;
    const faulty = new FaultFileSystem(there, { at: 1, kind: 'error', code: 'EIO' }, {
      counts: ({ operation, to }) => {
        committed ||= operation === 'rename' && to?.endsWith('record.done') === true;
        return committed && operation === 'flushDirectory';
      },
    });
    const opened = await Opened.on(faulty);
    const result = await opened.change(kinds.rename);
    expect(result).toMatchObject({ durability: 'unknown', generation: 2, state: 'failed' });
    expect(opened.events.map(({ type }) => type).slice(-3)).toEqual(['snapshot.published', 'state.changed', 'change.committed']);
    expect(refusalOf(await opened.preview(kinds.create)).code).toBe('project_failed');
    const again = await Opened.on(there);
    expect(again.project.state.state).toBe('fresh');
  });

  it('waits for a change when the project is closed, and takes no new one', async () => {
    const there = disk();
    const opened = await Opened.on(there);
    const preview = valueOf(await opened.preview(kinds.rename));
    const applying = opened.apply(preview);
    await opened.close();
    expect((await applying).ok || refusalOf(await applying).code === 'cancelled').toBe(true);
    expect(opened.events.at(-1)?.type).toBe('project.closed');
    expect(refusalOf(await opened.apply(preview)).code).toBe('project_closed');
  });

  it('hands an undo and a change each to its own service', async () => {
    const opened = await Opened.on(disk());
    await opened.change(kinds.rename);
    const [change, undo] = [valueOf(await opened.preview(kinds.create)), valueOf(await opened.previewUndo())];
    expect(refusalOf(await opened.open.services.applyChange({ project_id: opened.id, preview: undo })).code).toBe('invalid_request');
    expect(refusalOf(await opened.open.services.undoChange({ project_id: opened.id, preview: change })).code).toBe('invalid_request');
  });
});

describe('the way a disk refuses', () => {
  it('a read-only file', async () => {
    const there = disk();
    there.setMode('/project/assets/a/asset.json', 0o444);
    const opened = await Opened.on(there);
    expect(refusalOf(await opened.apply(valueOf(await opened.preview(kinds.rename))))).toMatchObject({ code: 'permission_denied', place: { file: 'assets/a/asset.json' } });
  });

  it('a read-only directory', async () => {
    const there = disk();
    there.setMode('/project/assets/a', 0o555);
    const opened = await Opened.on(there);
    for (const change of [kinds.remove, kinds.import, kinds.relocate]) {
      expect(refusalOf(await opened.apply(valueOf(await opened.preview(change))))).toMatchObject({ code: 'permission_denied', place: { file: 'assets/a' } });
    }
  });

  it('an asset on another disk', async () => {
    const there = disk();
    there.mount('/project/assets/a');
    const opened = await Opened.on(there);
    for (const change of [kinds.delete, kinds.relocate]) {
      expect(refusalOf(await opened.apply(valueOf(await opened.preview(change)))).code).toBe('cross_device');
    }
  });

  it('a project on a read-only disk, before anything is planned', async () => {
    const there = disk();
    there.readOnly = true;
    const opened = await Opened.on(there);
    expect(refusalOf(await opened.preview(kinds.rename)).code).toBe('project_read_only');
  });

  it('a registry of a newer schema', async () => {
    const there = diskWith({ registry: '{"schema_version": 2, "next_asset_id": 1, "assets": []}' });
    expect(refusalOf(await (await Opened.on(there)).preview(kinds.create)).code).toBe('project_read_only');
  });
});

/** Saves into the file that the packer is about to replace, as an editor that has it open. */
class SavesOnReplace extends ObservedFileSystem {
  armed = false;

  protected override around<T>(call: ObservedCall, run: () => T): T {
    const target = '/project/assets/a/asset.json';
    if (!this.armed || call.operation !== 'rename' || call.to !== target) return run();
    this.armed = false;
    const memory = this.inner as MemoryFileSystem;
    memory.link(target, '/project/held-open');
    const result = run();
    memory.writeFile('/project/held-open', 'saved into the old file');
    return result;
  }
}
