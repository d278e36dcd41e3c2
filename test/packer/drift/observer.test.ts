import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { FileSystem } from '../../../src/io/file-system.ts';
import type { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';
import { ObservedFileSystem, type ObservedCall } from '../../../src/io/observed-file-system.ts';
import { RecordingFileSystem } from '../../../src/io/recording-file-system.ts';
import { ManualClock } from '../../../src/io/watch/manual-watch.ts';
import type { WatchDirectory } from '../../../src/io/watch/watch.ts';
import { openTiny } from '../../support/open-tiny.ts';
import { dataBank, soundBank, tileBank, tinyDisk, tinyPlace } from '../../support/tiny-project.ts';
import { openWatched } from '../../support/watched.ts';
import { uuidOf } from '../../support/workspace.ts';

const spec = { assets: [tileBank, dataBank, soundBank] };
const file = `${tinyPlace}/assets/data/levels/one.bin`;
const declaration = `${tinyPlace}/assets/data/levels/asset.json`;
const registry = `${tinyPlace}/assets/.prometeu/index.json`;

describe('an edit that is told', () => {
  it('is taken over as soon as the folder is quiet, not before', async () => {
    const disk = tinyDisk(spec);
    const { tiny, watch, clock } = await openWatched(disk);
    disk.writeFile(file, 'half');
    watch.changed('data/levels');
    await clock.pass(150);
    disk.writeFile(file, 'half of it');
    await clock.pass(150);
    expect(tiny.heard('snapshot.published')).toEqual([]);
    await clock.pass(150);
    expect(tiny.heard('snapshot.published')).toMatchObject([{ generation: 2, changed: [2], caused_by: 'disk' }]);
  });

  it('D4: reads the one asset again and no other', async () => {
    const recording = new RecordingFileSystem(tinyDisk(spec));
    const { watch, clock } = await openWatched(recording);
    const from = recording.calls.length;
    watch.changed('data/levels');
    await clock.pass(500);
    const opened = recording.calls.slice(from).filter(({ operation, path }) => operation === 'openRead' && !path.includes('.prometeu')).map(({ path }) => path);
    expect(opened.length).toBeGreaterThan(0);
    expect(opened.every((path) => path.includes('/data/levels/'))).toBe(true);
  });

  it('of a document that does not parse yet waits for the rest of it', async () => {
    const disk = tinyDisk(spec);
    const { tiny, watch, clock } = await openWatched(disk);
    const whole = disk.readText(declaration).replace('"levels"', '"other"');
    disk.writeFile(declaration, whole.slice(0, 40));
    watch.changed('data/levels');
    await clock.pass(600);
    expect(tiny.heard('state.changed')).toEqual([]);
    disk.writeFile(declaration, whole);
    await clock.pass(600);
    expect(tiny.heard('state.changed').map(({ to }) => to)).toEqual(['stale', 'reconciling', 'fresh']);
    expect(tiny.heard('snapshot.published')).toHaveLength(1);
  });

  it('that stays damaged asks for a decision in the end', async () => {
    const disk = tinyDisk(spec);
    const { tiny, watch, clock } = await openWatched(disk);
    disk.writeFile(declaration, '{');
    watch.changed('data/levels');
    await clock.pass(10_000);
    expect(tiny.heard('drift.detected')).toMatchObject([{ items: [{ kind: 'declaration_invalid' }] }]);
    expect(tiny.heard('state.changed')).toMatchObject([{ from: 'fresh', to: 'diverged' }]);
  });
});

describe('what we write ourselves', () => {
  it('raises no drift, whatever is told of it', async () => {
    const { tiny, watch, clock } = await openWatched(tinyDisk(spec));
    const preview = await tiny.ask('previewChange', { changes: [{ kind: 'relocate_asset', asset: { asset_id: 2 }, to: 'levels' }] });
    await tiny.ask('applyChange', { preview });
    watch.changed('data/levels', 'levels', 'data', '.prometeu', '.prometeu/history');
    await clock.pass(2000);
    expect(tiny.heard('snapshot.published')).toHaveLength(1);
    expect(tiny.heard('drift.detected')).toEqual([]);
  });
});

describe('a burst', () => {
  it('is one generation, equal to a fresh open', async () => {
    const disk = tinyDisk(spec);
    const { tiny, watch, clock } = await openWatched(disk);
    const text = disk.readText(declaration);
    const roots = Array.from({ length: 400 }, (_, at) => `new/a${String(at)}`);
    for (const [at, root] of roots.entries()) {
      disk.writeFile(`${tinyPlace}/assets/${root}/asset.json`, text.replace(uuidOf(2), uuidOf(1000 + at)));
      watch.changed(root);
    }
    await clock.pass(1000);
    expect(tiny.heard('snapshot.published')).toHaveLength(1);
    expect(await tiny.ask('getDivergence')).toMatchObject({ counts: { information: 400, decision: 0 } });
    const fresh = await openWatched(disk);
    expect((await tiny.ask('getDivergence')).items).toEqual((await fresh.tiny.ask('getDivergence')).items);
  });
});

describe('events that are lost', () => {
  it('D2: are made up for by the next look at the whole disk', async () => {
    const disk = tinyDisk(spec);
    const { tiny, watch, clock } = await openWatched(disk);
    watch.losing = true;
    disk.writeFile(file, 'edited');
    watch.changed('data/levels');
    await clock.pass(29_000);
    expect(tiny.heard('snapshot.published')).toEqual([]);
    await clock.pass(2000);
    expect(tiny.heard('snapshot.published')).toHaveLength(1);
  });

  it('D2: change no preview and no pack', async () => {
    const disk = tinyDisk(spec);
    const { tiny, watch } = await openWatched(disk);
    watch.losing = true;
    disk.writeFile(file, 'edited');
    const packed = await tiny.pack();
    const other = tinyDisk(spec);
    other.writeFile(file, 'edited');
    expect(packed.archive_sha256).toBe((await (await openWatched(other)).tiny.pack()).archive_sha256);
    disk.writeFile(file, 'edited again');
    await tiny.ask('previewChange', { changes: [{ kind: 'set_included', asset_ids: [2], included_in_build: false }] });
    expect(tiny.heard('snapshot.published')).toHaveLength(2);
  });

  it('because a queue ran over are looked for at once, and the watch goes on', async () => {
    const disk = tinyDisk(spec);
    const { tiny, watch, clock } = await openWatched(disk);
    disk.writeFile(file, 'edited');
    watch.fail({ kind: 'lost_events', message: 'the queue ran over' });
    await clock.pass(0);
    expect(tiny.heard('snapshot.published')).toHaveLength(1);
    expect((await tiny.ask('getProjectStatus')).observation.mode).toBe('live');
  });
});

describe('a watch that breaks', () => {
  it('D2: is polling from then on, with the reason, and nothing is missed', async () => {
    const disk = tinyDisk(spec);
    const { tiny, watch, clock } = await openWatched(disk);
    watch.fail({ kind: 'broken', message: 'the system has no watches left' });
    expect(watch.watching).toBe(false);
    expect(tiny.heard('observation.changed').map(({ mode }) => mode)).toEqual(['polling', 'live', 'polling']);
    expect((await tiny.ask('getProjectStatus')).observation).toMatchObject({ mode: 'polling', reason: 'The disk is looked at every 2 s: the system has no watches left.' });
    disk.writeFile(file, 'edited');
    await clock.pass(2000);
    expect(tiny.heard('snapshot.published')).toHaveLength(1);
  });

  it('as it is set up is polling from the start', async () => {
    const disk = tinyDisk(spec);
    const clock = new ManualClock();
    const watch: WatchDirectory = () => {
      throw new Error('this file system cannot be watched');
    };
    const tiny = await openTiny(disk, { observation: { watch, clock } });
    expect((await tiny.ask('getProjectStatus')).observation).toMatchObject({ mode: 'polling', reason: expect.stringContaining('cannot be watched') as unknown });
    disk.writeFile(file, 'edited');
    await clock.pass(2000);
    expect(tiny.heard('snapshot.published')).toHaveLength(1);
    await tiny.runtime.close();
  });
});

/** A project that was moved away and is back. */
async function backAgain(): Promise<Awaited<ReturnType<typeof openWatched>> & { readonly disk: MemoryFileSystem }> {
  const disk = tinyDisk(spec);
  const opened = await openWatched(disk);
  disk.rename(tinyPlace, '/elsewhere');
  await opened.clock.pass(31_000);
  disk.rename('/elsewhere', tinyPlace);
  return { ...opened, disk };
}

describe('a project whose directory is moved away', () => {
  it('says so, takes nothing over, packs nothing, and is watched anew when it is back', async () => {
    const disk = tinyDisk(spec);
    const { tiny, watch, clock } = await openWatched(disk);
    disk.rename(tinyPlace, '/elsewhere');
    watch.changed('');
    await clock.pass(500);
    expect(tiny.heard('state.changed')).toMatchObject([{ from: 'fresh', to: 'failed', cause: `${tinyPlace} is not there any more: it was moved or removed.` }]);
    expect((await tiny.ask('getProjectStatus')).observation).toMatchObject({ mode: 'polling', reason: `${tinyPlace}/assets is not there: it was moved or removed.` });
    expect((await tiny.ask('listAssets', {})).total).toBe(3);
    expect(await tiny.call('packWorkspace', { workers: 0 })).toMatchObject({ ok: false, error: { code: 'project_not_found' } });
    disk.rename('/elsewhere', tinyPlace);
    await clock.pass(3000);
    watch.ready();
    await clock.pass(0);
    expect((await tiny.ask('getProjectStatus')).observation.mode).toBe('live');
    expect(tiny.heard('snapshot.published')).toEqual([]);
    disk.writeFile(file, 'edited');
    watch.changed('data/levels');
    await clock.pass(500);
    expect(tiny.heard('snapshot.published')).toHaveLength(1);
  });

  it('stays failed when it is back, whoever looks, until that is reconciled', async () => {
    const { tiny, clock } = await backAgain();
    await clock.pass(31_000);
    expect((await tiny.ask('refresh')).state).toBe('failed');
    expect((await tiny.ask('getProjectStatus')).reasons).toEqual([expect.stringContaining(`${tinyPlace} was moved or removed for a time`)]);
    expect(await tiny.call('packWorkspace', { workers: 0 })).toMatchObject({ ok: false, error: { code: 'project_failed' } });
    expect(await tiny.ask('validatePackWorkspace')).toMatchObject({ blocked: true, refused: { code: 'project_failed' } });
    const preview = await tiny.ask('previewReconcile', { decisions: [{ item: 'registry_invalid:unread', choice: 'keep_disk' }] });
    expect(await tiny.ask('applyReconcile', { preview })).toMatchObject({ state: 'fresh' });
    expect(tiny.heard('state.changed').map(({ from, to }) => `${from} ${to}`)).toEqual(['fresh failed', 'failed fresh']);
  });

  it('stays failed when it is back until it is opened anew', async () => {
    const { disk } = await backAgain();
    expect((await (await openTiny(disk)).ask('getProjectStatus')).state).toBe('fresh');
  });

  it('is nothing to be decided about while it is away', async () => {
    const disk = tinyDisk(spec);
    const { tiny, clock } = await openWatched(disk);
    disk.rename(tinyPlace, '/elsewhere');
    await clock.pass(31_000);
    expect((await tiny.ask('getDivergence')).items).toEqual([]);
  });

  it('in the middle of a look takes nothing over of what was read', async () => {
    const disk = tinyDisk(spec);
    const leaving = new LeavingFileSystem(disk, () => {
      disk.rename(tinyPlace, '/elsewhere');
    });
    const { tiny, watch, clock } = await openWatched(leaving);
    disk.writeFile(file, 'edited');
    leaving.at = file;
    watch.changed('data/levels');
    await clock.pass(5000);
    expect(leaving.at).toBeUndefined();
    expect(tiny.heard('snapshot.published')).toEqual([]);
    expect((await tiny.ask('getProjectStatus')).state).toBe('failed');
  });

  it('is found gone by the next look when nobody tells', async () => {
    const disk = tinyDisk(spec);
    const { tiny, clock } = await openWatched(disk);
    disk.rename(tinyPlace, '/elsewhere');
    await clock.pass(31_000);
    expect((await tiny.ask('getProjectStatus')).state).toBe('failed');
  });
});

describe('another directory in the place of the assets', () => {
  it('is watched from then on in place of the one that was there', async () => {
    const disk = tinyDisk(spec);
    const { tiny, watch, clock } = await openWatched(disk);
    disk.rename(`${tinyPlace}/assets`, '/old');
    writeAll(disk, '/old', `${tinyPlace}/assets`);
    watch.changed('');
    await clock.pass(1000);
    expect((await tiny.ask('getProjectStatus')).observation).toMatchObject({ mode: 'polling', reason: 'The watch is being set up.' });
    watch.ready();
    await clock.pass(0);
    expect(await tiny.ask('getProjectStatus')).toMatchObject({ state: 'fresh', observation: { mode: 'live' } });
  });
});

/** Something happens as soon as one file has been opened. */
class LeavingFileSystem extends ObservedFileSystem {
  at: string | undefined;
  readonly #happens: () => void;

  constructor(disk: FileSystem, happens: () => void) {
    super(disk);
    this.#happens = happens;
  }

  protected override around<T>({ operation, path }: ObservedCall, run: () => T): T {
    const done = run();
    if (operation === 'openRead' && path === this.at) {
      this.at = undefined;
      this.#happens();
    }
    return done;
  }
}

/** Copies a tree of the disk to another place of it. */
function writeAll(disk: MemoryFileSystem, from: string, to: string): void {
  disk.makeDirectory(to);
  for (const { name, kind } of disk.list(from)) {
    if (kind === 'directory') writeAll(disk, `${from}/${name}`, `${to}/${name}`);
    else disk.writeFile(`${to}/${name}`, disk.readText(`${from}/${name}`));
  }
}

describe('a clock that is set back', () => {
  it('hides no edit, also one of the same size at a time before', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_900_000_000_000 });
    onTestFinished(() => { vi.useRealTimers(); });
    const disk = tinyDisk(spec);
    disk.writeFile(file, 'one');
    const { tiny, watch, clock } = await openWatched(disk);
    for (const [at, text] of ['two', 'six', 'ten'].entries()) {
      vi.setSystemTime(1_900_000_000_000 - (at + 1) * 86_400_000);
      disk.writeFile(file, text);
      disk.setModified(file, Date.now());
      watch.changed('data/levels');
      await clock.pass(500);
      expect(tiny.heard('snapshot.published')).toHaveLength(at + 1);
    }
    disk.writeFile(file, 'end');
    disk.setModified(file, Date.now());
    await clock.pass(31_000);
    expect(tiny.heard('snapshot.published').map(({ sequence }) => sequence)).toEqual(tiny.heard('snapshot.published').map(({ sequence }) => sequence).sort((a, b) => (a ?? 0) - (b ?? 0)));
    expect((await tiny.pack()).status).toBe('succeeded');
    expect(tiny.heard('snapshot.published')).toHaveLength(4);
  });
});

describe('a project that leaves refreshing to people', () => {
  it('is only stale when an edit is told', async () => {
    const disk = tinyDisk({ ...spec, files: { 'assets/.prometeu/project.json': '{"schema_version": 1, "refresh": "manual"}' } });
    const { tiny, watch, clock } = await openWatched(disk);
    disk.writeFile(file, 'edited');
    watch.changed('data/levels');
    await clock.pass(600);
    expect(tiny.heard('snapshot.published')).toEqual([]);
    expect(tiny.heard('state.changed')).toMatchObject([{ from: 'fresh', to: 'stale' }]);
  });
});

describe('whatever happens', () => {
  it('nothing but cache is written, and generations only ever rise', async () => {
    const disk = tinyDisk(spec);
    const { tiny, watch, clock } = await openWatched(disk);
    const tree = (): readonly unknown[] => [...disk.tree()].filter(([path]) => !/\.prometeu\/cache(?:\/|$)/u.test(path));
    const steps = [
      () => disk.writeFile(file, 'edited'),
      () => {
        disk.rename(`${tinyPlace}/assets/tiles/ground`, `${tinyPlace}/assets/ground`);
      },
      () => disk.writeFile(declaration, '{'),
      () => disk.writeFile(registry, '{'),
      () => {
        disk.removeFile(registry);
      },
    ];
    for (const step of steps) {
      step();
      const before = tree();
      watch.changed('data/levels', 'tiles/ground', 'ground', '.prometeu');
      await clock.pass(40_000);
      expect(tree()).toEqual(before);
    }
    const generations = tiny.heard('snapshot.published').map(({ generation }) => generation);
    expect(generations).toEqual(generations.map((_, at) => at + 2));
    expect((await tiny.ask('getProjectStatus')).state).toBe('diverged');
  });

  it('a project that is closed is not looked at any more', async () => {
    const disk = tinyDisk(spec);
    const { tiny, watch, clock } = await openWatched(disk);
    disk.writeFile(file, 'edited');
    watch.changed('data/levels');
    await tiny.runtime.close();
    await clock.pass(60_000);
    expect(tiny.events.at(-1)?.type).toBe('project.closed');
    expect(tiny.heard('snapshot.published')).toEqual([]);
  });
});
