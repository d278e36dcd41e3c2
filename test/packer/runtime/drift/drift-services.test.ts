import { describe, expect, it } from 'vitest';
import { tileBank, dataBank, tinyDisk, tinyPlace } from '../../../support/tiny-project.ts';
import { openTiny } from '../../../support/open-tiny.ts';
import type { TinyRuntime } from '../../../support/open-tiny.ts';

const file = `${tinyPlace}/assets/data/levels/one.bin`;
const registry = `${tinyPlace}/assets/.prometeu/index.json`;
const manual = { assets: [tileBank, dataBank], files: { 'assets/.prometeu/project.json': '{"schema_version": 1, "refresh": "manual"}' } };

function told(tiny: TinyRuntime): readonly unknown[] {
  return tiny.events.map((event) => {
    if (event.type === 'state.changed') return `${event.from} → ${event.to}`;
    return event.type === 'drift.detected' || event.type === 'drift.resolved' ? `${event.type} ${event.items.map(({ kind }) => kind).join(', ')}` : event.type;
  });
}

describe('a project that refreshes automatically', () => {
  it('is fresh again after every look, whatever was edited', async () => {
    const disk = tinyDisk();
    const tiny = await openTiny(disk);
    disk.writeFile(file, 'edited');
    expect(await tiny.ask('getDivergence', { look: true })).toMatchObject({ state: 'fresh', generation: 2, counts: { content: 0, information: 1, decision: 0 } });
  });

  it('names what a decision is owed about, and takes it back when the cause is gone', async () => {
    const disk = tinyDisk({ assets: [tileBank, dataBank] });
    const tiny = await openTiny(disk);
    disk.rename(`${tinyPlace}/assets/data/levels`, `${tinyPlace}/assets/levels`);
    expect(await tiny.ask('refresh')).toMatchObject({ state: 'diverged', published: true, decisions: 1 });
    const { items } = await tiny.ask('getDivergence');
    expect(items).toMatchObject([{ id: 'root_moved:2', class: 'decision' }]);
    disk.rename(`${tinyPlace}/assets/levels`, `${tinyPlace}/assets/data/levels`);
    expect(await tiny.ask('refresh')).toMatchObject({ state: 'fresh', decisions: 0 });
    expect(told(tiny)).toEqual([
      'project.opened',
      'snapshot.published',
      'fresh → diverged',
      'drift.detected root_moved',
      'snapshot.published',
      'diverged → fresh',
      'drift.resolved root_moved',
    ]);
  });

  it('keeps refreshing contents while a decision waits', async () => {
    const disk = tinyDisk({ assets: [tileBank, dataBank] });
    const tiny = await openTiny(disk);
    disk.rename(`${tinyPlace}/assets/tiles/ground`, `${tinyPlace}/assets/ground`);
    await tiny.ask('refresh');
    disk.writeFile(file, 'edited');
    expect(await tiny.ask('getDivergence', { look: true })).toMatchObject({ state: 'diverged', generation: 3, counts: { content: 0, decision: 1 } });
  });

  it('adopts a registry of another process that agrees with the disk', async () => {
    const disk = tinyDisk({ assets: [tileBank, dataBank] });
    const tiny = await openTiny(disk);
    disk.writeFile(registry, disk.readText(registry).replace('"data/levels", "included_in_build": true', '"data/levels", "included_in_build": false'));
    expect(await tiny.ask('refresh')).toMatchObject({ state: 'fresh', published: true });
    expect((await tiny.ask('getProjectStatus')).counts.excluded).toBe(1);
  });
});

describe('a project that leaves refreshing to people', () => {
  it('is stale with every file named, keeps its generation, and refuses a pack and a preview until then', async () => {
    const disk = tinyDisk(manual);
    const tiny = await openTiny(disk);
    disk.writeFile(file, 'edited');
    expect(await tiny.call('previewChange', { changes: [{ kind: 'rename_asset', asset: { asset_id: 1 }, asset_name: 'x' }] })).toMatchObject({ ok: false, error: { code: 'refresh_required' } });
    expect(await tiny.ask('getDivergence')).toMatchObject({ state: 'stale', generation: 1, items: [{ kind: 'content_changed', place: { file: 'assets/data/levels/one.bin' } }] });
    expect(await tiny.call('packWorkspace', { workers: 0 })).toMatchObject({ ok: false, error: { code: 'refresh_required' } });
    expect(await tiny.ask('refresh')).toMatchObject({ state: 'fresh', generation: 2, published: true });
    expect(await tiny.pack()).toMatchObject({ status: 'succeeded' });
    const drift = told(tiny).filter((line) => !/^(pack|assets)\./u.test(String(line)));
    expect(drift).toEqual(['project.opened', 'fresh → stale', 'drift.detected content_changed', 'stale → reconciling', 'snapshot.published', 'reconciling → fresh', 'drift.resolved content_changed']);
  });

  it('is fresh again by itself when the file is as it was', async () => {
    const disk = tinyDisk(manual);
    const tiny = await openTiny(disk);
    const before = disk.readFile(file);
    disk.writeFile(file, 'edited');
    await tiny.ask('getDivergence', { look: true });
    disk.writeFile(file, before);
    expect(await tiny.ask('getDivergence', { look: true })).toMatchObject({ state: 'fresh', generation: 1, total: 0 });
  });

  it('takes over what is no content without being asked', async () => {
    const disk = tinyDisk(manual);
    const tiny = await openTiny(disk);
    disk.rename(`${tinyPlace}/assets/data/levels`, `${tinyPlace}/assets/levels`);
    expect(await tiny.ask('getDivergence', { look: true })).toMatchObject({ state: 'diverged', generation: 2 });
  });
});

describe('a registry that once could not be read', () => {
  it('leaves the project failed, also after it can be read again', async () => {
    const disk = tinyDisk();
    const tiny = await openTiny(disk);
    disk.setMode(registry, 0o000);
    expect((await tiny.ask('refresh')).state).toBe('failed');
    disk.setMode(registry, 0o644);
    expect((await tiny.ask('refresh')).state).toBe('failed');
  });
});

it('a look, and taking over what it saw, leave every byte on the disk as it was outside of the cache', async () => {
  const disk = tinyDisk();
  const tiny = await openTiny(disk);
  disk.writeFile(file, 'edited');
  disk.rename(`${tinyPlace}/assets/tiles/ground`, `${tinyPlace}/assets/ground`);
  disk.writeFile(`${tinyPlace}/assets/sounds/ui/asset.json`, '{');
  const tree = (): readonly unknown[] => [...disk.tree()].filter(([path]) => !/\.prometeu\/cache(?:\/|$)/u.test(path));
  const before = tree();
  await tiny.ask('getDivergence', { look: true });
  await tiny.ask('refresh');
  expect(tree()).toEqual(before);
});
