import { describe, expect, it } from 'vitest';
import { FaultFileSystem } from '../../../src/io/fault-file-system.ts';
import type { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';
import type { ObservedCall } from '../../../src/io/observed-file-system.ts';
import { RecordingFileSystem } from '../../../src/io/recording-file-system.ts';
import { openTiny } from '../../support/open-tiny.ts';
import { buildNames, buildOf, dataBank, excludedBank, grayTile, soundBank, strangerBank, tileBank, tinyDisk, tinyPlace } from '../../support/tiny-project.ts';
import type { AssetSpec } from '../../support/workspace.ts';

const assets = `${tinyPlace}/assets`;
const build = `${tinyPlace}/build`;
const changing = ['create', 'write', 'rename', 'link', 'removeFile', 'makeDirectory', 'removeDirectory', 'setMode'] as const;
const phases = ['gate', 'freeze', 'plan', 'materialize', 'emit', 'verify', 'promote'];

async function packed(disk: MemoryFileSystem) {
  const tiny = await openTiny(disk);
  const result = await tiny.pack();
  await tiny.runtime.close();
  return { result, tiny, files: buildOf(disk) };
}

const undisturbed = await packed(tinyDisk());

describe('P1: nothing is written before the gate has passed, and nothing in build/ but staging before promotion', () => {
  it('a blocked pack changes nothing at all on the disk', async () => {
    const disk = tinyDisk();
    disk.writeFile(`${assets}/tiles/ground/a.png`, 'no picture');
    const recording = new RecordingFileSystem(disk);
    const tiny = await openTiny(recording);
    expect(await tiny.pack()).toMatchObject({ status: 'blocked', execution_started: false, failure: { kind: 'gate' } });
    expect(recording.paths(...changing)).toEqual([]);
  });

  it('until promotion every change lies in the staging directory or the cache', async () => {
    const recording = new RecordingFileSystem(tinyDisk());
    const tiny = await openTiny(recording);
    let before: readonly ObservedCall[] = [];
    tiny.atPhase('promote', () => {
      before = recording.calls.slice();
    });
    await tiny.pack();
    const changed = before.filter(({ operation }) => (changing as readonly string[]).includes(operation)).flatMap(({ path, to }) => [path, to ?? path]);
    const own = [`${build}/.staging/`, `${assets}/.prometeu/cache/`];
    const made = [build, `${build}/.staging`, `${assets}/.prometeu/cache`];
    expect(changed.length).toBeGreaterThan(5);
    expect(changed.filter((path) => !own.some((folder) => path.startsWith(folder)) && !made.includes(path))).toEqual([]);
  });
});

describe('P2: after the freeze no file of the workspace is read', () => {
  it('the port sees no read of one', async () => {
    const recording = new RecordingFileSystem(tinyDisk());
    const tiny = await openTiny(recording);
    tiny.atPhase('plan', () => {
      recording.clear();
    });
    expect((await tiny.pack()).status).toBe('succeeded');
    const inWorkspace = (path: string): boolean => path.startsWith(assets) && !path.startsWith(`${assets}/.prometeu/cache`);
    expect(recording.paths('openRead', 'read', 'realPath').filter(inWorkspace)).toEqual([]);
    expect(recording.paths().filter((path) => inWorkspace(path) && /\.(?:png|wav|bin|txt|json)$/u.test(path))).toEqual([]);
  });

  it.each<[string, (disk: MemoryFileSystem, path: string) => void]>([
    ['deleted', (disk, path) => disk.removeFile(path)],
    ['overwritten', (disk, path) => disk.writeFile(path, 'something else')],
    ['replaced by a link', (disk, path) => {
      disk.removeFile(path);
      disk.symlink('/tmp/keep', path);
    }],
  ])('with every live file %s at the moment the freeze ends, the pack equals the undisturbed one', async (_, spoil) => {
    for (const budgets of [{ inputs: 1 << 20, payloads: 1 << 20 }, { inputs: 0, payloads: 0 }]) {
      const disk = tinyDisk();
      const tiny = await openTiny(disk, { budgets });
      tiny.atPhase('plan', () => {
        for (const path of disk.tree(assets).keys()) if (!path.endsWith('/')) spoil(disk, path);
      });
      expect(await tiny.pack()).toMatchObject({ status: 'succeeded', archive_sha256: undisturbed.result.archive_sha256 });
      expect(buildOf(disk)).toEqual(undisturbed.files);
    }
  });

  it('inputs and payloads beyond the memory budgets go through private files, and give the same bytes', async () => {
    for (const inputs of [0, 80, 100_000]) {
      for (const payloads of [0, 100_000]) {
        const disk = tinyDisk();
        const tiny = await openTiny(disk, { budgets: { inputs, payloads } });
        expect((await tiny.pack({ cache: false })).status).toBe('succeeded');
        expect(buildOf(disk), `budgets of ${inputs} and ${payloads} bytes`).toEqual(undisturbed.files);
      }
    }
  });
});

describe('P4: a pack that ends in any other way than success leaves build/ as it was', () => {
  const outdated = async (): Promise<MemoryFileSystem> => {
    const disk = tinyDisk();
    await packed(disk);
    disk.writeFile(`${assets}/data/levels/one.bin`, 'changed since');
    return disk;
  };

  it.each(phases.slice(0, -1))('cancelled as the phase %s begins', async (phase) => {
    const disk = await outdated();
    const before = buildOf(disk);
    const tiny = await openTiny(disk);
    const asked: Promise<unknown>[] = [];
    tiny.atPhase(phase, () => asked.push(tiny.ask('cancelPack')));
    expect(await tiny.pack()).toMatchObject({ status: 'cancelled', durability: 'not_applicable', unchanged: false });
    expect(await Promise.all(asked)).toEqual([{ cancelled: true }]);
    expect(buildOf(disk)).toEqual(before);
    expect(tiny.heard('pack.finished').map(({ status }) => status)).toEqual(['cancelled']);
  });

  it('from the beginning of the promotion on it cannot be cancelled, and says so', async () => {
    const disk = await outdated();
    const tiny = await openTiny(disk);
    const asked: Promise<unknown>[] = [];
    tiny.atPhase('promote', () => asked.push(tiny.ask('cancelPack')));
    expect((await tiny.pack()).status).toBe('succeeded');
    expect(await Promise.all(asked)).toEqual([{ cancelled: false }]);
  });

  const broken: readonly [string, AssetSpec, string, string][] = [
    ['a damaged picture', { ...tileBank, files: { ...tileBank.files, 'a.png': grayTile(40).slice(0, 40) } }, 'png_damaged', 'assets/tiles/ground/a.png'],
    ['a damaged sound', { ...soundBank, files: { 'click.wav': 'RIFF' } }, 'wav_damaged', 'assets/sounds/ui/click.wav'],
    ['a missing input', { ...dataBank, files: { 'one.bin': '1' } }, 'input_missing', 'assets/data/levels/asset.json'],
    ['a declaration that is no JSON', { ...dataBank, declaration: '{' }, 'declaration_syntax', 'assets/data/levels/asset.json'],
    ['conflict markers', { ...dataBank, declaration: '<<<<<<< ours\n{}\n=======\n{}\n>>>>>>> theirs\n' }, 'declaration_conflict', 'assets/data/levels/asset.json'],
    ['a family that nobody knows', { ...dataBank, declaration: { family: 'scene_bank' } }, 'declaration_schema', 'assets/data/levels/asset.json'],
    ['a slot that is taken', { ...dataBank, root: 'tiles/second', declaration: { ...(tileBank.declaration as object) }, files: { 'c.png': grayTile(1) } }, 'preload_slot_clash', 'assets/tiles/second/asset.json'],
  ];
  it.each(broken)('%s blocks: build/ stays byte for byte, and all other assets are listed and checked', async (_, bad, code, file) => {
    const disk = tinyDisk();
    await packed(disk);
    const before = buildOf(disk);
    const sound = [tileBank, soundBank, dataBank].map((bank, at): AssetSpec => ({ ...bank, assetId: at + 1 }));
    const spoilt = sound.map((bank) => (bank.root === bad.root ? { ...bad, assetId: bank.assetId ?? 0 } : bank));
    const all = spoilt.some(({ root }) => root === bad.root) ? spoilt : [...spoilt, { ...bad, assetId: 9 }];
    const changed = tinyDisk({ assets: all });
    for (const [path, text] of Object.entries(before)) if (!path.endsWith('/')) changed.writeFile(`${build}/${path}`, Buffer.from(text, 'latin1'));
    const tiny = await openTiny(changed);
    const result = await tiny.pack();
    expect(result).toMatchObject({ status: 'blocked', execution_started: false, packed_asset_count: 0, failure: { kind: 'gate', error: { code: 'gate_blocked' } } });
    const errors = result.failure?.diagnostics.filter(({ severity }) => severity === 'error') ?? [];
    expect(errors.map((error) => [error.code, error.place.file])).toContainEqual([code, file]);
    expect(buildOf(changed)).toEqual(before);
    const { assets: listed } = await tiny.ask('listAssets');
    expect(listed).toHaveLength(all.length);
    expect(listed.filter(({ health }) => health === 'error').map(({ root }) => root)).toEqual([bad.root]);
    expect(listed.filter(({ health }) => health === 'unchecked')).toEqual([]);
  });
});

describe('the result tells what kind of failure it was', () => {
  const onlyWhen = (phase: string, code: string, counts: (call: ObservedCall) => boolean) => async () => {
    const disk = tinyDisk();
    let reached = false;
    const fs = new FaultFileSystem(disk, { at: 1, kind: 'error', code }, { counts: (call) => reached && counts(call) });
    const tiny = await openTiny(fs);
    tiny.atPhase(phase, () => {
      reached = true;
    });
    const result = await tiny.pack({ cache: false });
    expect(fs.hit).toBeDefined();
    expect(buildOf(disk)).toEqual({});
    return result;
  };

  it('gate: nothing was executed', async () => {
    const disk = tinyDisk();
    disk.removeFile(`${assets}/.prometeu/index.json`);
    const { result } = await packed(disk);
    expect(result).toMatchObject({ status: 'blocked', execution_started: false, failure: { kind: 'gate', error: { code: 'gate_blocked' } } });
    expect(result.failure?.diagnostics.map(({ code }) => code)).toContain('registry_missing');
  });

  it.each([
    ['content', `${assets}/data/levels/one.bin`],
    ['registry', `${assets}/.prometeu/index.json`],
    ['declaration', `${assets}/data/levels/asset.json`],
  ])('gate: the %s changed during the freeze, which is named; nothing was executed, nothing is left', async (_, path) => {
    const disk = tinyDisk();
    const tiny = await openTiny(disk);
    tiny.atPhase('freeze', () => {
      disk.writeFile(path, `${disk.readText(path)} `);
    });
    expect(await tiny.pack()).toMatchObject({
      status: 'blocked',
      execution_started: false,
      failure: { kind: 'gate', error: { code: 'input_changed_during_freeze' }, files: [path.slice(tinyPlace.length + 1)] },
    });
    expect(disk.stat(build)).toBeUndefined();
  });

  it('materialization: the disk is full while the archive is written', async () => {
    const result = await onlyWhen('emit', 'ENOSPC', ({ operation }) => operation === 'write')();
    expect(result).toMatchObject({ status: 'failed', execution_started: true, packed_asset_count: 0, failure: { kind: 'materialization', error: { code: 'no_space' } } });
    expect(result.archive).toBeUndefined();
  });

  it('materialization: what was written cannot be read back', async () => {
    const result = await onlyWhen('verify', 'EIO', ({ operation }) => operation === 'read')();
    expect(result).toMatchObject({ status: 'failed', failure: { kind: 'materialization', error: { code: 'io_error' } } });
  });

  it('persistence: the disk is full while the build is promoted', async () => {
    const result = await onlyWhen('promote', 'ENOSPC', ({ operation }) => operation === 'link')();
    expect(result).toMatchObject({ status: 'failed', execution_started: true, failure: { kind: 'persistence', error: { code: 'no_space' } } });
  });

  it('persistence: build/ may not be written', async () => {
    const disk = tinyDisk();
    await packed(disk);
    const before = buildOf(disk);
    disk.setMode(build, 0o555);
    disk.writeFile(`${assets}/data/levels/one.bin`, 'changed since');
    const { result } = await packed(disk);
    expect(result).toMatchObject({ status: 'failed', failure: { kind: 'persistence', error: { code: 'permission_denied' } } });
    expect(buildOf(disk)).toEqual(before);
  });

  it.each([
    ['a directory', (disk: MemoryFileSystem) => disk.makeDirectory(`${build}/assets.pa`)],
    ['a link', (disk: MemoryFileSystem) => disk.symlink('/tmp/keep', `${build}/assets.pa`)],
  ])('persistence: %s in the place of assets.pa', async (_, obstruct) => {
    const disk = tinyDisk();
    await packed(disk);
    disk.removeFile(`${build}/assets.pa`);
    obstruct(disk);
    const before = buildOf(disk);
    const { result } = await packed(disk);
    expect(result).toMatchObject({ status: 'failed', failure: { kind: 'persistence', error: { place: { file: 'build/assets.pa' } } } });
    expect(buildOf(disk)).toEqual(before);
    expect(disk.readText('/tmp/keep')).toBe('');
  });
});

describe('P5: equal inputs give equal bytes', () => {
  it('whatever else is in the project, and whatever is excluded', async () => {
    const less = await packed(tinyDisk({ assets: [tileBank, soundBank, dataBank] }));
    expect(less.files).toEqual(undisturbed.files);
    const more = await packed(tinyDisk({ assets: [tileBank, soundBank, dataBank, { ...excludedBank, files: { x: 'y' } }, strangerBank, { root: 'z', registered: false }] }));
    expect(more.files).toEqual(undisturbed.files);
  });

  it('with a cache, without one, and with one that holds rubbish', async () => {
    const disk = tinyDisk();
    const tiny = await openTiny(disk);
    expect(await tiny.pack({ cache: false })).toMatchObject({ status: 'succeeded', cache_hits: 0 });
    expect(buildOf(disk)).toEqual(undisturbed.files);
    expect(await tiny.pack()).toMatchObject({ unchanged: true, cache_hits: 0 });
    // With a file of the build gone everything is put together again.
    disk.removeFile(`${build}/preload.json`);
    expect(await tiny.pack()).toMatchObject({ unchanged: false, cache_hits: 3 });
    const folder = `${assets}/.prometeu/cache/payloads`;
    for (const { name } of disk.list(folder)) disk.writeFile(`${folder}/${name}`, 'rubbish');
    disk.removeFile(`${build}/preload.json`);
    expect(await tiny.pack()).toMatchObject({ unchanged: false, cache_hits: 0 });
    expect(buildOf(disk)).toEqual(undisturbed.files);
  });
});

describe('P6: equal outputs are not written again', () => {
  it('an unchanged pack touches no file of build/, and says so', async () => {
    const disk = tinyDisk();
    await packed(disk);
    const stats = buildNames.map((name) => disk.stat(`${build}/${name}`));
    const { result } = await packed(disk);
    expect(result).toMatchObject({ status: 'succeeded', unchanged: true, durability: 'durable', archive: 'build/assets.pa', packed_asset_count: 3 });
    expect(buildNames.map((name) => disk.stat(`${build}/${name}`))).toEqual(stats);
  });

  it('a file of build/ that was lost or edited is made again', async () => {
    const disk = tinyDisk();
    await packed(disk);
    disk.removeFile(`${build}/preload.json`);
    disk.writeFile(`${build}/asset_table_metadata.json`, '{}');
    expect((await packed(disk)).result).toMatchObject({ status: 'succeeded', unchanged: false });
    expect(buildOf(disk)).toEqual(undisturbed.files);
  });
});

it('an empty pack set is legal', async () => {
  const { result, files } = await packed(tinyDisk({ assets: [] }));
  expect(result).toMatchObject({ status: 'succeeded', packed_asset_count: 0, archive_size: 64 });
  expect(files['preload.json']).toBe('[]\n');
});

it('a successful pack says all there is to say', () => {
  expect(undisturbed.result).toMatchObject({
    status: 'succeeded',
    execution_started: true,
    archive: 'build/assets.pa',
    companions: ['build/asset_table.json', 'build/preload.json', 'build/asset_table_metadata.json'],
    packed_asset_count: 3,
    assets: [
      { asset_id: 1, asset_name: 'ground', bank_type: 'TILES', cached: false },
      { asset_id: 2, asset_name: 'ui', bank_type: 'SOUNDS', size: 10 },
      { asset_id: 3, asset_name: 'levels', bank_type: 'DATA', size: 25 },
    ],
    cache_hits: 0,
    unchanged: false,
    durability: 'durable',
    warnings: [],
  });
  expect(undisturbed.result.failure).toBeUndefined();
  expect(undisturbed.result.archive_size).toBe(undisturbed.files['assets.pa']?.length);
});

describe('events', () => {
  it('announce the phases in their order, the end last, all of one operation', () => {
    const { events } = undisturbed.tiny;
    const told = events.filter(({ type }) => type.startsWith('pack.') && type !== 'pack.progress');
    expect(told.map((event) => (event.type === 'pack.phase' ? event.phase : event.type))).toEqual(['gate', 'freeze', 'plan', 'pack.started', 'materialize', 'emit', 'verify', 'promote', 'pack.finished']);
    expect(new Set(told.map(({ operation_id: id }) => id))).toEqual(new Set([undisturbed.result.operation_id]));
    expect(undisturbed.tiny.heard('pack.progress').every(({ operation_id: id }) => id === undisturbed.result.operation_id)).toBe(true);
  });

  it('are numbered from 1 without a gap, progress alone has no number', () => {
    const { events } = undisturbed.tiny;
    expect(events.flatMap(({ sequence }) => sequence ?? [])).toEqual(events.filter(({ type }) => type !== 'pack.progress').map((_, at) => at + 1));
    expect(events.filter(({ type }) => type === 'pack.progress').every(({ sequence }) => sequence === undefined)).toBe(true);
    expect([events.at(0)?.type, events.at(-1)?.type]).toEqual(['project.opened', 'project.closed']);
  });
});
