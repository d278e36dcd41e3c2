import { describe, expect, it } from 'vitest';
import { FaultFileSystem } from '../../../src/io/fault-file-system.ts';
import type { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';
import type { ObservedCall } from '../../../src/io/observed-file-system.ts';
import { MemoryProjectLock } from '../../../src/io/project-lock.ts';
import { EventBus } from '../../../src/base/event-bus.ts';
import type { PackerEvent } from '../../../src/contract/events.ts';
import type { FileSystem } from '../../../src/io/file-system.ts';
import { armedRecords } from '../../../src/packer/commit/armed-records.ts';
import { openProject } from '../../../src/packer/runtime/open.ts';
import type { Project } from '../../../src/packer/runtime/project.ts';
import { buildOf, dataBank, tileBank, tinyDisk, tinyPlace } from '../../support/tiny-project.ts';
import { openTiny, valueOf } from '../../support/open-tiny.ts';
import { packWith } from '../../faults/pack-sweep.ts';

const file = `${tinyPlace}/assets/data/levels/one.bin`;

async function open(fileSystem: FileSystem, lock = new MemoryProjectLock()): Promise<{ project: Project; events: PackerEvent[] }> {
  const events: PackerEvent[] = [];
  const bus = new EventBus<PackerEvent>((error) => {
    throw error;
  });
  bus.any((event) => events.push(event));
  const project = valueOf(await openProject({ directory: tinyPlace, bus, fileSystem, host: 'a test', lockWaitMs: 0, lock: () => lock }));
  return { project, events };
}

describe('a refresh', () => {
  it('of an unchanged project publishes nothing and keeps the generation', async () => {
    const { project, events } = await open(tinyDisk());
    const before = project.snapshot;
    expect(valueOf(await project.refresh())).toBe(before);
    expect(events.map(({ type }) => type)).toEqual(['project.opened']);
  });

  it('publishes what changed as one new generation, caused by the disk', async () => {
    const disk = tinyDisk({ assets: [tileBank, dataBank] });
    const { project, events } = await open(disk);
    disk.writeFile(file, 'edited outside');
    disk.removeFile(`${tinyPlace}/assets/tiles/ground/asset.json`);
    expect(valueOf(await project.refresh()).generation).toBe(2);
    expect(events.at(1)).toMatchObject({ type: 'snapshot.published', generation: 2, sequence: 2, caused_by: 'disk', changed: [1, 2], added: [], removed: [] });
    expect(events.at(2)).toMatchObject({ type: 'state.changed', from: 'fresh', to: 'diverged', sequence: 3 });
  });

  it('takes over another spelling of a name, without which nothing could be packed any more', async () => {
    const disk = tinyDisk({ assets: [{ root: 'data/caf\u00e9', files: { 'one.bin': 'one' } }] });
    const tiny = await openTiny(disk);
    expect((await tiny.pack()).status).toBe('succeeded');
    const before = buildOf(disk);
    disk.rename(`${tinyPlace}/assets/data/caf\u00e9`, `${tinyPlace}/assets/data/cafe\u0301`);
    expect((await tiny.pack()).status).not.toBe('blocked');
    expect(buildOf(disk)).toEqual(before);
    await tiny.pack();
    expect(buildOf(disk)).toEqual(before);
    expect((await tiny.ask('getProjectStatus')).generation).toBe(2);
  });

  it('comes after the one before: two at once are two generations at most, never one twice', async () => {
    const disk = tinyDisk();
    const { project, events } = await open(disk);
    disk.writeFile(file, 'edited once');
    const first = project.refresh();
    const second = project.refresh();
    await Promise.all([first, second]);
    expect(events.filter(({ type }) => type === 'snapshot.published').map(({ generation }) => generation)).toEqual([2]);
  });

  it('that fails leaves the last generation and an answer; the next one succeeds', async () => {
    const disk = tinyDisk();
    let failing = false;
    const fs = new FaultFileSystem(disk, { at: 1, kind: 'error', code: 'EIO', lasting: true }, { counts: ({ path }) => failing && path.endsWith('journal') });
    const { project } = await open(fs);
    disk.writeFile(file, 'edited outside');
    failing = true;
    expect(await project.refresh()).toMatchObject({ ok: false, error: { code: 'io_error' } });
    expect(project.snapshot.generation).toBe(1);
    failing = false;
    expect(valueOf(await project.refresh()).generation).toBe(2);
  });
});

describe('a process that dies in the middle of its commit while the project is open here', () => {
  it('is recovered by the next look, and the look counts', async () => {
    const disk = tinyDisk();
    const tiny = await openTiny(disk);
    await killedInPromotion(disk);
    expect(await tiny.pack()).toMatchObject({ status: 'succeeded', unchanged: false });
    expect(disk.list(`${tinyPlace}/build`).map(({ name }) => name).sort()).toEqual(['asset_table.json', 'asset_table_metadata.json', 'assets.pa', 'preload.json']);
  });

  it('whose record nobody can read closes the lane, and the state says failed', async () => {
    const disk = tinyDisk();
    const tiny = await openTiny(disk);
    disk.writeFile(`${tinyPlace}/assets/.prometeu/journal/Abcdefghij0123456789/record.json`, 'no record');
    expect(await tiny.call('packWorkspace', { workers: 0 })).toMatchObject({ ok: false, error: { code: 'commit_unresolved' } });
    expect((await tiny.ask('getProjectStatus')).state).toBe('failed');
    expect(tiny.heard('state.changed')).toMatchObject([{ from: 'fresh', to: 'failed' }]);
    expect(tiny.heard('pack.finished')).toMatchObject([{ status: 'failed' }]);
    expect(await tiny.call('packWorkspace', { workers: 0 })).toMatchObject({ ok: false, error: { code: 'project_failed' } });
  });
});

/** Packs in a process of its own that dies once the first of the four files stands in its place. */
async function killedInPromotion(disk: MemoryFileSystem): Promise<void> {
  const counts = ({ operation, to }: ObservedCall): boolean => operation === 'link' && to === `${tinyPlace}/build/assets.pa`;
  const { hit } = await packWith(disk, { at: 1, kind: 'kill-after' }, { counts });
  expect(hit).toBeDefined();
  expect(armedRecords(disk, tinyPlace)).toHaveLength(1);
}
