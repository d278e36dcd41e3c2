import { describe, expect, it } from 'vitest';
import type { ResponseOf } from '../../../../src/contract/operations.ts';
import { MemoryProjectLock } from '../../../../src/io/project-lock.ts';
import type { LockClock } from '../../../../src/io/project-lock.ts';
import { RecordingFileSystem } from '../../../../src/io/recording-file-system.ts';
import { buildOf, dataBank, excludedBank, soundBank, strangerBank, tileBank, tinyDisk, tinyPlace } from '../../../support/tiny-project.ts';
import { openTiny } from '../../../support/open-tiny.ts';

const assets = `${tinyPlace}/assets`;

describe('summarizePackWorkspace', () => {
  it('is the plan: what goes in, in order, and what stays out and why', async () => {
    const disk = tinyDisk({
      assets: [tileBank, soundBank, dataBank, excludedBank, { root: 'data/broken', declaration: '{' }, strangerBank],
    });
    disk.removeFile(`${assets}/sounds/ui/asset.json`);
    const summary = await (await openTiny(disk)).ask('summarizePackWorkspace');
    expect(summary.assets.map(({ asset_id }) => asset_id)).toEqual([1, 3]);
    expect(summary.left_out).toEqual([
      { asset_id: 2, root: 'sounds/ui', reason: 'missing', says: 'Its directory is not on disk.' },
      { asset_id: 4, asset_name: 'draft', root: 'data/draft', reason: 'excluded', says: 'It is not included in the build.' },
      { asset_id: 5, root: 'data/broken', reason: 'declaration_invalid', says: 'Its asset.json cannot be used.' },
      { asset_name: 'stranger', root: 'data/stranger', reason: 'unregistered', says: 'It is not registered.' },
    ]);
    expect(summary).toMatchObject({ generation: 1, input_bytes: summary.assets.reduce((sum, { input_bytes }) => sum + input_bytes, 0) });
  });

  it('has the fingerprint and the sizes that the pack then has', async () => {
    const tiny = await openTiny(tinyDisk());
    const summary = await tiny.ask('summarizePackWorkspace');
    const packed = await tiny.pack();
    expect(summary.input_fingerprint).toBe(packed.input_fingerprint);
    expect(summary.assets.map(({ asset_id, bank_type }) => [asset_id, bank_type])).toEqual(packed.assets.map(({ asset_id, bank_type }) => [asset_id, bank_type]));
    for (const [at, { expected_size }] of summary.assets.entries()) if (expected_size !== undefined) expect(expected_size).toBe(packed.assets[at]?.size);
  });

  it('writes nothing', async () => {
    const disk = tinyDisk();
    disk.readOnly = true;
    expect((await (await openTiny(disk)).ask('summarizePackWorkspace')).assets).toHaveLength(3);
  });
});

describe('validatePackWorkspace', () => {
  it('says what the gate would say, asset by asset', async () => {
    const disk = tinyDisk();
    disk.writeFile(`${assets}/tiles/ground/a.png`, 'no picture');
    const tiny = await openTiny(disk);
    const validated = await tiny.ask('validatePackWorkspace');
    expect(validated).toMatchObject({ blocked: true, assets: [{ asset_id: 1, errors: 1 }, { asset_id: 2, errors: 0 }, { asset_id: 3, errors: 0 }] });
    const packed = await tiny.pack();
    expect(packed.failure?.diagnostics).toEqual(validated.diagnostics);
  });

  it('is not blocked by what is excluded', async () => {
    const tiny = await openTiny(tinyDisk({ assets: [dataBank, { ...excludedBank, declaration: '{' }] }));
    expect(await tiny.ask('validatePackWorkspace')).toMatchObject({ blocked: false, diagnostics: [], assets: [{ asset_id: 1 }] });
  });

  it('looks at the project again when a file has changed since', async () => {
    const disk = tinyDisk();
    const tiny = await openTiny(disk);
    disk.writeFile(`${assets}/tiles/ground/a.png`, 'no picture any more');
    expect(await tiny.ask('validatePackWorkspace')).toMatchObject({ blocked: true, generation: 2 });
  });
});

describe('what the gate would say', () => {
  const picture = `${assets}/tiles/ground/a.png`;

  it('is about what is on the disk now, also where nobody has told of an edit yet', async () => {
    const disk = tinyDisk();
    const tiny = await openTiny(disk);
    expect(await tiny.ask('validatePackWorkspace')).toMatchObject({ blocked: false, generation: 1 });
    disk.writeFile(picture, 'no picture any more');
    expect(await tiny.ask('validatePackWorkspace')).toMatchObject({ blocked: true, generation: 2, counts: { errors: 1 } });
    disk.writeFile(picture, tinyDisk().readFile(picture));
    expect(await tiny.ask('validatePackWorkspace')).toMatchObject({ blocked: false, generation: 3 });
  });

  it('where changes are left to people says that no pack begins, and why, of the last generation', async () => {
    const disk = tinyDisk({ assets: [tileBank], files: { 'assets/.prometeu/project.json': '{"schema_version": 1, "refresh": "manual"}' } });
    const tiny = await openTiny(disk);
    disk.writeFile(picture, 'no picture any more');
    const verdict = await tiny.ask('validatePackWorkspace');
    expect(verdict).toMatchObject({ blocked: true, generation: 1, state: 'stale', refused: { code: 'refresh_required' }, counts: { errors: 0 } });
    expect(await tiny.call('packWorkspace', { workers: 0 })).toMatchObject({ ok: false, error: verdict.refused });
  });

  it('says what it rests on', async () => {
    const tiny = await openTiny(tinyDisk());
    expect((await tiny.ask('validatePackWorkspace')).checked).toMatchObject({ assets: 3, files: 5 });
  });
});

describe('a proof', () => {
  it('is remembered for those who did not ask for it, and its end is announced when nothing runs any more', async () => {
    const tiny = await openTiny(tinyDisk());
    const then: Promise<ResponseOf<'getLastPack'>>[] = [];
    const subscription = tiny.bus.on('proof.finished', () => then.push(tiny.ask('getLastPack')));
    const answer = await tiny.call('verifyDeterminism');
    subscription.dispose();
    const [last] = await Promise.all(then);
    expect(last).toMatchObject({ running: false });
    expect(answer.ok ? last?.proof : last?.proof_refused).toEqual(answer.ok ? answer.value : answer.error);
  });
});

describe('a check', () => {
  it('says what differs, and writes nothing into the project', async () => {
    const disk = tinyDisk();
    const recording = new RecordingFileSystem(disk);
    const tiny = await openTiny(recording);
    const checked = await tiny.ask('packWorkspace', { mode: 'check', workers: 0 });
    expect(checked).toMatchObject({ status: 'succeeded', unchanged: false, durability: 'not_applicable', packed_asset_count: 3 });
    expect(checked.differences).toEqual(['build/assets.pa', 'build/asset_table.json', 'build/preload.json', 'build/asset_table_metadata.json']);
    expect(checked.archive).toBeUndefined();
    const written = recording.paths('create', 'makeDirectory', 'rename', 'link', 'removeFile', 'setMode').filter((path) => path.startsWith(tinyPlace));
    expect(written).toEqual([]);
    expect(disk.list('/tmp').map(({ name }) => name)).toEqual(['keep']);
  });

  it('of an up to date build finds nothing', async () => {
    const tiny = await openTiny(tinyDisk());
    await tiny.pack();
    expect(await tiny.ask('packWorkspace', { mode: 'check', workers: 0 })).toMatchObject({ status: 'succeeded', unchanged: true, differences: [] });
  });

  it('needs no lock', async () => {
    const lock = new MemoryProjectLock();
    const tiny = await openTiny(tinyDisk(), { lock: () => lock });
    await lock.acquire({ program: 'somebody else', waitLimit: 0 });
    expect((await tiny.ask('packWorkspace', { mode: 'check', workers: 0 })).status).toBe('succeeded');
  });

  it('believes no cache', async () => {
    const tiny = await openTiny(tinyDisk());
    await tiny.pack();
    expect(await tiny.ask('packWorkspace', { mode: 'check', workers: 0 })).toMatchObject({ cache_hits: 0 });
  });

  it('can be cancelled, and leaves no private directory', async () => {
    const disk = tinyDisk();
    const tiny = await openTiny(disk);
    tiny.atPhase('emit', () => void tiny.ask('cancelPack'));
    expect((await tiny.ask('packWorkspace', { mode: 'check', workers: 0 })).status).toBe('cancelled');
    expect(disk.list('/tmp').map(({ name }) => name)).toEqual(['keep']);
  });
});

describe('two packs at once', () => {
  it('of one runtime run one after the other', async () => {
    const tiny = await openTiny(tinyDisk());
    const [first, second] = await Promise.all([tiny.pack(), tiny.pack()]);
    expect([first.unchanged, second.unchanged]).toEqual([false, true]);
    const order = tiny.events.filter(({ type }) => type === 'pack.phase' || type === 'pack.finished').map(({ operation_id: id }) => id);
    expect(order).toEqual([...order].sort((a, b) => Number(a === second.operation_id) - Number(b === second.operation_id)));
  });

  it('of one runtime: cancelling reaches the one that runs, and the other goes on', async () => {
    const tiny = await openTiny(tinyDisk());
    let once = false;
    tiny.atPhase('materialize', () => {
      if (!once) void tiny.ask('cancelPack');
      once = true;
    });
    const results = await Promise.all([tiny.pack(), tiny.pack()]);
    expect(results.map(({ status }) => status)).toEqual(['cancelled', 'succeeded']);
  });

  it('of one runtime that closes: the one that waits is cancelled too, before it looks at anything', async () => {
    const disk = tinyDisk();
    const tiny = await openTiny(disk);
    const both = Promise.all([tiny.pack(), tiny.pack()]);
    await tiny.runtime.close();
    expect((await both).map(({ status, assets: made }) => [status, made])).toEqual([['cancelled', []], ['cancelled', []]]);
  });

  it('of two processes: the second is told who holds the project and since when, after its limit', async () => {
    let waited = 0;
    const clock: LockClock = {
      now: () => waited,
      pause: (milliseconds) => {
        waited += milliseconds;
        return Promise.resolve();
      },
    };
    const lock = new MemoryProjectLock(clock);
    const disk = tinyDisk();
    const first = await openTiny(disk, { lock: () => lock, host: 'prometeu pack' });
    const second = await openTiny(disk, { lock: () => lock, host: 'the Studio', lockWaitMs: 3000 });
    const answers: Promise<unknown>[] = [];
    // The memory clock runs only while somebody waits: the second gives up before the first goes on.
    first.atPhase('freeze', () => answers.push(second.call('packWorkspace', { workers: 0 })));
    expect((await first.pack()).status).toBe('succeeded');
    expect(await Promise.all(answers)).toMatchObject([
      { ok: false, error: { code: 'project_busy', message: 'The project is in use by prometeu pack (process 1 on memory) since 1970-01-01T00:00:00.000Z.' } },
    ]);
    expect(waited).toBe(3000);
  });
});

it('a pack that waits for another process can be cancelled, and nothing was touched', async () => {
  const cancelled: Promise<unknown>[] = [];
  let now = 0;
  const clock: LockClock = {
    now: () => now,
    pause: (milliseconds) => {
      now += milliseconds;
      if (now > 1000 && cancelled.length === 0) cancelled.push(tiny.ask('cancelPack'));
      return Promise.resolve();
    },
  };
  const lock = new MemoryProjectLock(clock);
  await lock.acquire({ program: 'prometeu pack', waitLimit: 0 });
  const disk = tinyDisk();
  const tiny = await openTiny(disk, { lock: () => lock, lockWaitMs: 60_000 });
  expect(await tiny.pack()).toMatchObject({ status: 'cancelled', execution_started: false });
  expect(await Promise.all(cancelled)).toEqual([{ cancelled: true }]);
  expect(disk.stat(`${tinyPlace}/build`)).toBeUndefined();
});

it('a pack that cannot begin is announced to its end all the same', async () => {
  const lock = new MemoryProjectLock();
  const tiny = await openTiny(tinyDisk(), { lock: () => lock, host: 'the Studio' });
  await lock.acquire({ program: 'prometeu pack', waitLimit: 0 });
  expect(await tiny.call('packWorkspace', { workers: 0 })).toMatchObject({
    ok: false,
    error: { code: 'project_busy', message: 'The project is in use by prometeu pack (process 1 on memory) since 1970-01-01T00:00:00.000Z.' },
  });
  expect(tiny.heard('pack.finished')).toMatchObject([{ status: 'failed', unchanged: false }]);
});

it('a change between two packs is a new generation, announced on behalf of the pack', async () => {
  const disk = tinyDisk();
  const tiny = await openTiny(disk);
  await tiny.pack();
  disk.writeFile(`${assets}/data/levels/one.bin`, 'edited outside');
  const result = await tiny.pack();
  expect(tiny.heard('snapshot.published')).toMatchObject([{ generation: 2, changed: [3], operation_id: result.operation_id, caused_by: 'disk' }]);
  expect((await tiny.ask('getProjectStatus')).generation).toBe(2);
  expect(Object.keys(buildOf(disk))).toHaveLength(4);
});

describe('how the last pack ended', () => {
  it('is told to those who did not ask for it, no longer than they want it', async () => {
    const tiny = await openTiny(tinyDisk());
    expect(await tiny.ask('getLastPack')).toEqual({ running: false });
    const packed = await tiny.pack();
    expect(await tiny.ask('getLastPack')).toEqual({ running: false, result: packed });
    expect((await tiny.ask('getLastPack', { limit: 1 })).result?.assets).toEqual(packed.assets.slice(0, 1));
  });

  it('says why one could not be carried out at all', async () => {
    const lock = new MemoryProjectLock();
    const tiny = await openTiny(tinyDisk(), { lock: () => lock });
    await lock.acquire({ program: 'prometeu pack', waitLimit: 0 });
    await tiny.call('packWorkspace', { workers: 0 });
    expect(await tiny.ask('getLastPack')).toMatchObject({ running: false, refused: { code: 'project_busy' } });
  });

  it('knows of one that runs', async () => {
    const tiny = await openTiny(tinyDisk());
    const answers: Promise<unknown>[] = [];
    tiny.atPhase('freeze', () => answers.push(tiny.ask('getLastPack')));
    await tiny.pack();
    expect(await Promise.all(answers)).toEqual([{ running: true, doing: 'pack', elapsed_ms: expect.any(Number) as number }]);
  });

  it('knows how far one that runs has come, and at which asset', async () => {
    const tiny = await openTiny(tinyDisk());
    const answers: Promise<ResponseOf<'getLastPack'>>[] = [];
    const subscription = tiny.bus.on('pack.progress', ({ phase }) => phase === 'materialize' && answers.push(tiny.ask('getLastPack')));
    await tiny.pack();
    subscription.dispose();
    const [first] = await Promise.all(answers);
    expect(first?.progress).toMatchObject({ phase: 'materialize', done: 1, total: 3, asset_id: 1, asset_name: 'ground', root: 'tiles/ground' });
    expect(tiny.heard('pack.progress').filter(({ asset_id: id, root }) => id !== undefined && root === undefined)).toEqual([]);
  });

  it('is not replaced by a check, whose events say that it is one', async () => {
    const tiny = await openTiny(tinyDisk());
    const packed = await tiny.pack();
    await tiny.pack({ mode: 'check' });
    expect((await tiny.ask('getLastPack')).result?.operation_id).toBe(packed.operation_id);
    expect(tiny.heard('pack.finished').map(({ check }) => check)).toEqual([undefined, true]);
  });
});
