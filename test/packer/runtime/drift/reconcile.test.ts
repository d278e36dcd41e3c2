import { describe, expect, it } from 'vitest';
import type { MemoryFileSystem } from '../../../../src/io/memory-file-system.ts';
import type { DriftDecision, ReconcileResult } from '../../../../src/contract/operations/drift.ts';
import { dataBank, soundBank, tileBank, tinyDisk, tinyPlace } from '../../../support/tiny-project.ts';
import { openTiny, type TinyRuntime } from '../../../support/open-tiny.ts';
import { uuidOf } from '../../../support/workspace.ts';

const registry = `${tinyPlace}/assets/.prometeu/index.json`;
const place = (path: string): string => `${tinyPlace}/assets/${path}`;
const declared = (root: string): string => place(`${root}/asset.json`);

interface Entry {
  readonly asset_id: number;
  readonly asset_uuid: string;
  readonly root: string;
  readonly included_in_build: boolean;
}

function entries(disk: MemoryFileSystem): readonly Entry[] {
  return (JSON.parse(disk.readText(registry)) as { assets: Entry[] }).assets;
}

function rootsIn(disk: MemoryFileSystem): readonly string[] {
  return entries(disk).map(({ asset_id, root }) => `${String(asset_id)} ${root}`);
}

/** Assets 1 `tiles/ground`, 2 `data/levels`, 3 `sounds/ui`, as last committed by a change. */
async function opened(): Promise<{ readonly disk: MemoryFileSystem; readonly tiny: TinyRuntime }> {
  const disk = tinyDisk({ assets: [tileBank, dataBank, soundBank] });
  const tiny = await openTiny(disk);
  const preview = await tiny.ask('previewChange', { changes: [{ kind: 'set_included', asset_ids: [1], included_in_build: false }] });
  await tiny.ask('applyChange', { preview });
  await tiny.ask('refresh');
  return { disk, tiny };
}

it.each([
  ['an asset that lies in another', 'tiles/ground/inner', 'path_collision:nested tiles/ground/inner', 'tiles/inner'],
  ['one of two that differ by case', 'tiles/Ground', 'path_collision:case tiles/ground', 'tiles/ground-2'],
])('%s is moved apart, whole', async (_, root, item, to) => {
  const { disk, tiny } = await opened();
  disk.writeFile(declared(root), disk.readText(declared('data/levels')).replace(uuidOf(2), uuidOf(9)));
  expect(await reconcile(tiny, { item, choice: 'relocate', target: to })).toMatchObject({ state: 'fresh', undoable: true });
  expect(disk.stat(declared(to))).toBeDefined();
});

async function reconcile(tiny: TinyRuntime, ...decisions: readonly DriftDecision[]): Promise<ReconcileResult> {
  await tiny.ask('refresh');
  const preview = await tiny.ask('previewReconcile', { decisions: [...decisions] });
  return tiny.ask('applyReconcile', { preview: JSON.parse(JSON.stringify(preview)) as typeof preview });
}

describe('decisions about assets', () => {
  it('let the registry follow a moved directory, and can be taken back', async () => {
    const { disk, tiny } = await opened();
    disk.rename(place('data/levels'), place('levels'));
    expect(await reconcile(tiny, { item: 'root_moved:2', choice: 'relocate', target: 'levels' })).toMatchObject({ state: 'fresh', undoable: true, title: 'Relocate asset 2 to levels', asset_ids: [2] });
    expect(rootsIn(disk)).toEqual(['1 tiles/ground', '2 levels', '3 sounds/ui']);
    disk.rename(place('levels'), place('data/levels'));
    await tiny.ask('refresh');
    expect((await tiny.ask('getProjectStatus')).state).toBe('diverged');
  });

  it('are one commit, however many', async () => {
    const { disk, tiny } = await opened();
    disk.rename(place('data/levels'), place('levels'));
    disk.rename(place('sounds'), `${tinyPlace}/sounds`);
    const before = (await tiny.ask('refresh')).generation;
    const result = await reconcile(tiny, { item: 'root_moved:2', choice: 'relocate', target: 'levels' }, { item: 'root_missing:3', choice: 'unregister' });
    expect(result).toMatchObject({ state: 'fresh', generation: before + 1, asset_ids: [2, 3] });
    expect(rootsIn(disk)).toEqual(['1 tiles/ground', '2 levels']);
    const undo = await tiny.ask('previewUndo', {});
    expect(undo.title).toBe('Undo: Relocate asset 2 to levels and 1 more change');
  });

  it('give the copy a uuid of its own', async () => {
    const { disk, tiny } = await opened();
    disk.writeFile(declared('copy'), disk.readText(declared('data/levels')));
    expect(await reconcile(tiny, { item: `uuid_duplicate:${uuidOf(2)}`, choice: 'new_uuid_for', target: 'copy' })).toMatchObject({ state: 'fresh' });
    expect(disk.readText(declared('copy'))).not.toContain(uuidOf(2));
    expect(disk.readText(declared('data/levels'))).toContain(uuidOf(2));
  });

  it('or let the copy be the asset: the id goes with the uuid', async () => {
    const { disk, tiny } = await opened();
    disk.writeFile(declared('copy'), disk.readText(declared('data/levels')));
    await reconcile(tiny, { item: `uuid_duplicate:${uuidOf(2)}`, choice: 'new_uuid_for', target: 'data/levels' });
    expect(rootsIn(disk)).toContain('2 copy');
    expect(disk.readText(declared('data/levels'))).not.toContain(uuidOf(2));
  });

  it('restore a lost asset.json to the byte', async () => {
    const { disk, tiny } = await opened();
    const before = disk.readText(declared('data/levels'));
    disk.removeFile(declared('data/levels'));
    expect(await reconcile(tiny, { item: 'declaration_missing:2', choice: 'restore_declaration' })).toMatchObject({ state: 'fresh', undoable: true });
    expect(disk.readText(declared('data/levels'))).toBe(before);
  });

  it('restore a damaged asset.json and keep what stood there', async () => {
    const { disk, tiny } = await opened();
    const before = disk.readText(declared('data/levels'));
    disk.writeFile(declared('data/levels'), '{ half');
    await reconcile(tiny, { item: 'declaration_invalid:data/levels', choice: 'restore_declaration' });
    expect(disk.readText(declared('data/levels'))).toBe(before);
    expect([...disk.tree(place('.prometeu/trash')).values()]).toContain('{ half');
    const undo = await tiny.ask('previewUndo', {});
    await tiny.ask('undoChange', { preview: undo });
    expect(disk.readText(declared('data/levels'))).toBe('{ half');
  });

  it('let two directories that changed places follow their uuids', async () => {
    const { disk, tiny } = await opened();
    disk.rename(place('data/levels'), place('x'));
    disk.rename(place('sounds/ui'), place('data/levels'));
    disk.rename(place('x'), place('sounds/ui'));
    await reconcile(tiny, { item: 'uuid_mismatch:2', choice: 'merge_by_uuid' }, { item: 'uuid_mismatch:3', choice: 'merge_by_uuid' });
    expect(rootsIn(disk)).toEqual(['1 tiles/ground', '2 sounds/ui', '3 data/levels']);
    expect((await tiny.ask('getProjectStatus')).state).toBe('fresh');
  });

  it.each([
    ['adopt_disk', uuidOf(9)],
    ['restore_declaration', uuidOf(2)],
  ] as const)('settle a uuid that was edited: %s', async (choice, uuid) => {
    const { disk, tiny } = await opened();
    disk.writeFile(declared('data/levels'), disk.readText(declared('data/levels')).replace(uuidOf(2), uuidOf(9)));
    expect(await reconcile(tiny, { item: 'uuid_mismatch:2', choice })).toMatchObject({ state: 'fresh' });
    expect(entries(disk)[1]?.asset_uuid).toBe(uuid);
    expect(disk.readText(declared('data/levels'))).toContain(uuid);
  });

  it.each(['adopt_disk', 'restore_registry'] as const)('settle an entry that was edited: %s', async (choice) => {
    const { disk, tiny } = await opened();
    disk.writeFile(registry, disk.readText(registry).replace('"data/levels"', '"elsewhere"'));
    expect(await reconcile(tiny, { item: 'registry_changed:2', choice })).toMatchObject({ state: 'fresh' });
    expect(rootsIn(disk)).toContain('2 data/levels');
  });

  it('register a directory that appeared', async () => {
    const { disk, tiny } = await opened();
    disk.writeFile(declared('new'), disk.readText(declared('data/levels')).replace(uuidOf(2), uuidOf(9)).replace('one.bin', '*').replace('two.bin', '?'));
    await reconcile(tiny, { item: 'root_appeared:new', choice: 'register' });
    expect(rootsIn(disk)).toContain('4 new');
  });
});

describe('decisions about the registry', () => {
  it('put it back as last committed; what stood there is kept', async () => {
    const { disk, tiny } = await opened();
    const before = disk.readText(registry);
    disk.writeFile(registry, '{ half');
    expect(await reconcile(tiny, { item: 'registry_invalid:index.json', choice: 'restore_registry' })).toMatchObject({ state: 'fresh', undoable: false, title: 'Restore the registry' });
    expect(disk.readText(registry)).toBe(before);
    expect([...disk.tree(place('.prometeu/trash')).values()]).toContain('{ half');
  });

  it('put it back with every asset where its uuid is now', async () => {
    const { disk, tiny } = await opened();
    disk.removeFile(registry);
    disk.rename(place('data/levels'), place('levels'));
    await reconcile(tiny, { item: 'registry_missing:index.json', choice: 'merge_by_uuid' });
    expect(rootsIn(disk)).toEqual(['1 tiles/ground', '2 levels', '3 sounds/ui']);
  });

  it('make one of what is on the disk, with the ids that are known', async () => {
    const { disk, tiny } = await opened();
    disk.removeFile(registry);
    disk.writeFile(declared('new'), disk.readText(declared('data/levels')).replace(uuidOf(2), uuidOf(9)));
    disk.rename(place('sounds'), `${tinyPlace}/sounds`);
    await reconcile(tiny, { item: 'registry_missing:index.json', choice: 'adopt_disk' });
    expect(rootsIn(disk)).toEqual(['1 tiles/ground', '2 data/levels', '4 new']);
  });

  it.each(['restore_registry', 'adopt_disk'] as const)('bring back what a pull made of it, not what was committed before: %s', async (choice) => {
    const { disk, tiny } = await opened();
    disk.writeFile(declared('pulled'), disk.readText(declared('data/levels')).replace(uuidOf(2), uuidOf(9)));
    const line = disk.readText(registry).split('\n').find((text) => text.includes('"asset_id": 3')) ?? '';
    const pulled = line.replace('"asset_id": 3', '"asset_id": 12').replace(uuidOf(3), uuidOf(9)).replace('sounds/ui', 'pulled');
    disk.writeFile(registry, disk.readText(registry).replace(line, `${line},\n${pulled}`).replace('"next_asset_id": 4', '"next_asset_id": 13'));
    expect(await tiny.ask('refresh')).toMatchObject({ state: 'fresh' });
    disk.removeFile(registry);
    await tiny.ask('refresh');
    const [item] = (await tiny.ask('getDivergence', {})).items;
    expect(item?.options[0]?.says).toMatch(/as it was last seen valid, .* UTC, with 4 assets/u);
    await reconcile(tiny, { item: 'registry_missing:index.json', choice });
    expect(rootsIn(disk)).toEqual(['1 tiles/ground', '2 data/levels', '3 sounds/ui', '12 pulled']);
  });

  /** The line of asset 2 as both branches have it, and asset 3 as only theirs changed it, between markers without a base. */
  const apart = (disk: MemoryFileSystem): void => {
    const [two, three] = [2, 3].map((id) => disk.readText(registry).split('\n').find((text) => text.includes(`"asset_id": ${id}`)) ?? '');
    const [ours, theirs] = [`${two}\n${three}`, `${two?.replace('true', 'false')}\n${three?.replace('true', 'false')}`];
    disk.writeFile(registry, disk.readText(registry).replace(`${two}\n${three}`, `<<<<<<< HEAD\n${ours}\n=======\n${theirs}\n>>>>>>> other`));
  };

  it('merge no two sides that contradict each other, for nobody knows who changed what', async () => {
    const { disk, tiny } = await opened();
    apart(disk);
    const before = disk.readText(registry);
    await tiny.ask('refresh');
    const refused = await tiny.call('previewReconcile', { decisions: [{ item: 'registry_conflict:index.json', choice: 'merge_by_uuid' }] });
    expect(refused).toMatchObject({ ok: false, error: { code: 'reconcile_required' } });
    expect(JSON.stringify(refused)).toContain('Both branches registered asset 2 (data/levels), with different included_in_build (ours true, theirs false) (and 1 more)');
    expect(disk.readText(registry)).toBe(before);
  });

  it.each([['ours', true], ['theirs', false], ['kept', false]] as const)('merge two sides that contradict each other when it is said which counts: %s', async (target, included) => {
    const { disk, tiny } = await opened();
    apart(disk);
    expect(await reconcile(tiny, { item: 'registry_conflict:index.json', choice: 'merge_by_uuid', target })).toMatchObject({ state: 'fresh' });
    expect(entries(disk).map((entry) => entry.included_in_build)).toEqual([false, included, included]);
  });

  it('merge by the base that the markers hold, whatever is kept', async () => {
    const { disk, tiny } = await opened();
    const line = disk.readText(registry).split('\n').find((text) => text.includes('"asset_id": 2')) ?? '';
    const [excluded, noted] = [line.replace('true', 'false'), line.replace('true', 'true, "note": 1')];
    disk.writeFile(registry, disk.readText(registry).replace(line, `<<<<<<< HEAD\n${noted}\n||||||| base\n${line}\n=======\n${excluded}\n>>>>>>> other`));
    expect(await reconcile(tiny, { item: 'registry_conflict:index.json', choice: 'merge_by_uuid' })).toMatchObject({ state: 'fresh' });
    expect(entries(disk)[1]).toMatchObject({ included_in_build: false, note: 1 });
  });

  it('merge a conflict without losing what only one side has, for nobody knows where the sides came from', async () => {
    const { disk, tiny } = await opened();
    const line = disk.readText(registry).split('\n').find((text) => text.includes('"asset_id": 3')) ?? '';
    const theirs = line.replace(uuidOf(3), uuidOf(9)).replace('sounds/ui', 'theirs');
    disk.writeFile(declared('theirs'), disk.readText(declared('data/levels')).replace(uuidOf(2), uuidOf(9)));
    disk.writeFile(registry, disk.readText(registry).replace(line, `<<<<<<< HEAD\n${line}\n=======\n${theirs}\n>>>>>>> other`));
    expect(await reconcile(tiny, { item: 'registry_conflict:index.json', choice: 'merge_by_uuid' })).toMatchObject({ state: 'fresh' });
    expect(rootsIn(disk)).toEqual(['1 tiles/ground', '2 data/levels', '3 sounds/ui', '4 theirs']);
  });

  it('give one of two assets with one id a new one', async () => {
    const { disk, tiny } = await opened();
    disk.writeFile(registry, disk.readText(registry).replace('"asset_id": 3', '"asset_id": 2'));
    await reconcile(tiny, { item: 'asset_id_duplicate:2', choice: 'renumber', target: uuidOf(3) });
    expect(rootsIn(disk)).toEqual(['1 tiles/ground', '2 data/levels', '4 sounds/ui']);
  });

  it('are refused when it changed after the preview', async () => {
    const { disk, tiny } = await opened();
    disk.writeFile(registry, '{ half');
    await tiny.ask('refresh');
    const preview = await tiny.ask('previewReconcile', { decisions: [{ item: 'registry_invalid:index.json', choice: 'restore_registry' }] });
    disk.writeFile(registry, '{ other half');
    expect(await tiny.call('applyReconcile', { preview })).toMatchObject({ ok: false, error: { code: 'stale_preview' } });
    expect(disk.readText(registry)).toBe('{ other half');
  });
});

describe('a reconcile', () => {
  it('says what it is about in events with one cause, and the states between', async () => {
    const { disk, tiny } = await opened();
    disk.rename(place('data/levels'), place('levels'));
    const { generation } = await tiny.ask('refresh');
    const from = tiny.events.length;
    const preview = await tiny.ask('previewReconcile', { decisions: [{ item: 'root_moved:2', choice: 'relocate', target: 'levels' }] });
    const { operation_id } = await tiny.ask('applyReconcile', { preview });
    const told = tiny.events.slice(from);
    expect(told.map((event) => (event.type === 'state.changed' ? `${event.from} → ${event.to}` : event.type))).toEqual([
      'reconcile.started',
      'diverged → reconciling',
      'snapshot.published',
      'reconciling → fresh',
      'drift.resolved',
      'reconcile.finished',
    ]);
    expect(told.every((event) => event.operation_id === operation_id && event.caused_by === operation_id)).toBe(true);
    expect(told.at(-1)?.generation).toBe(generation + 1);
  });

  it('that fails leaves state and disk as they were, and says so', async () => {
    const { disk, tiny } = await opened();
    disk.rename(place('data/levels'), place('levels'));
    await tiny.ask('refresh');
    const preview = await tiny.ask('previewReconcile', { decisions: [{ item: 'root_moved:2', choice: 'relocate', target: 'levels' }] });
    disk.rename(place('levels'), place('data/levels'));
    expect(await tiny.call('applyReconcile', { preview })).toMatchObject({ ok: false, error: { code: 'stale_preview' } });
    expect(tiny.heard('reconcile.failed')).toHaveLength(1);
    expect(tiny.heard('state.changed').at(-1)).toMatchObject({ from: 'reconciling', to: 'fresh' });
  });

  it('is the way out of a registry that could not be read for a time', async () => {
    const { disk, tiny } = await opened();
    disk.setMode(registry, 0o000);
    await tiny.ask('refresh');
    disk.setMode(registry, 0o644);
    expect((await tiny.ask('refresh')).state).toBe('failed');
    expect(await reconcile(tiny, { item: 'registry_invalid:unread', choice: 'keep_disk' })).toMatchObject({ state: 'fresh', undoable: false, title: 'Take the registry as it is on the disk' });
  });

  it.each([
    [{ item: 'root_moved:7', choice: 'relocate' }, 'not_found'],
    [{ item: 'root_missing:2', choice: 'adopt_disk' }, 'invalid_request'],
    [{ item: 'root_missing:2', choice: 'keep' }, 'nothing_to_change'],
  ] as const)('decides nothing that is not offered: %j', async (decision, code) => {
    const { disk, tiny } = await opened();
    disk.rename(place('data/levels'), `${tinyPlace}/levels`);
    await tiny.ask('refresh');
    expect(await tiny.call('previewReconcile', { decisions: [decision] })).toMatchObject({ ok: false, error: { code } });
  });

  it('takes one decision about an item, not two', async () => {
    const { disk, tiny } = await opened();
    disk.rename(place('data/levels'), `${tinyPlace}/levels`);
    await tiny.ask('refresh');
    const decision = { item: 'root_missing:2', choice: 'unregister' } as const;
    expect(await tiny.call('previewReconcile', { decisions: [decision, decision] })).toMatchObject({ ok: false, error: { code: 'invalid_request' } });
  });
});
