import { describe, expect, it } from 'vitest';
import { FaultFileSystem } from '../../../src/io/fault-file-system.ts';
import { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';
import { MemoryProjectLock } from '../../../src/io/project-lock.ts';
import { trackLeaks } from '../../../src/base/disposable.ts';
import { buildOf, tinyDisk, tinyPlace } from '../../support/tiny-project.ts';
import { openTiny, tryOpenTiny } from '../../support/open-tiny.ts';

describe('opening', () => {
  it('announces itself first, with generation and sequence 1', async () => {
    const tiny = await openTiny(tinyDisk(), { now: () => new Date('2026-03-24T13:42:57Z') });
    expect(tiny.events).toMatchObject([{ type: 'project.opened', sequence: 1, generation: 1, directory: tinyPlace, at: '2026-03-24T13:42:57.000Z' }]);
    expect(await tiny.ask('getProjectStatus')).toMatchObject({ project_id: tiny.runtime.projectId, session_id: tiny.runtime.sessionId, generation: 1, sequence: 1, state: 'fresh', reasons: [] });
  });

  it('knows the project again and gives each session its own id', async () => {
    const disk = tinyDisk();
    const [one, other] = [await openTiny(disk), await openTiny(disk)];
    expect(one.runtime.projectId).toBe(other.runtime.projectId);
    expect(one.runtime.sessionId).not.toBe(other.runtime.sessionId);
  });

  it('writes nothing where there is nothing to recover', async () => {
    const disk = tinyDisk();
    disk.readOnly = true;
    expect(await (await openTiny(disk)).ask('getProjectStatus')).toMatchObject({ state: 'fresh', access: { mode: 'read_only' } });
  });

  it.each([
    ['a directory without assets/', MemoryFileSystem.of({ [`${tinyPlace}/README`]: '' }), 'project_not_found'],
    ['no directory', MemoryFileSystem.of({ '/games/other/x': '' }), 'project_not_found'],
    ['a file', MemoryFileSystem.of({ [tinyPlace]: '' }), 'project_not_found'],
    ['assets/ that is a file', MemoryFileSystem.of({ [`${tinyPlace}/assets`]: '' }), 'project_not_found'],
  ])('%s is no project', async (_, disk, code) => {
    expect(await tryOpenTiny(disk)).toMatchObject({ ok: false, error: { code } });
  });

  it('refuses assets/ that is a link', async () => {
    const disk = MemoryFileSystem.of({ [`${tinyPlace}/x`]: '', '/elsewhere/y': '' });
    disk.symlink('/elsewhere', `${tinyPlace}/assets`);
    expect(await tryOpenTiny(disk)).toMatchObject({ ok: false, error: { code: 'path_is_link' } });
  });

  it('is an answer, never an exception, whichever operation of the disk fails', async () => {
    for (let at = 1; ; at += 1) {
      const disk = tinyDisk();
      const fs = new FaultFileSystem(disk, { at, kind: 'error', code: 'EIO' });
      await tryOpenTiny(fs);
      if (fs.hit?.operation !== 'close') expect(disk.openFiles(), `operation ${at}`).toEqual([]);
      if (!fs.hit) break;
    }
  });
});

describe('a project that a dead process left in the middle of something', () => {
  const staging = `${tinyPlace}/build/.staging/Abcdefghij0123456789`;

  it('is recovered before anything is read', async () => {
    const disk = tinyDisk();
    disk.writeFile(`${staging}/assets.pa`, 'half');
    await openTiny(disk);
    expect(buildOf(disk)).toEqual({ '.staging/': '' });
  });

  it('is left alone while a living process holds the lock', async () => {
    const disk = tinyDisk();
    disk.writeFile(`${staging}/assets.pa`, 'half');
    const lock = new MemoryProjectLock();
    const held = await lock.acquire({ program: 'prometeu pack', waitLimit: 0 });
    expect(held.ok).toBe(true);
    await openTiny(disk, { lock: () => lock });
    expect(disk.readText(`${staging}/assets.pa`)).toBe('half');
  });

  it('whose build cannot be taken back is fresh and says so until the next pack, which rewrites it', async () => {
    const disk = tinyDisk();
    await (await openTiny(disk)).pack();
    disk.writeFile(`${tinyPlace}/build/preload.json`, 'of another pack');
    disk.writeFile(`${staging}/record.json`, 'no record');
    const tiny = await openTiny(disk);
    const { state, reasons } = await tiny.ask('getProjectStatus');
    expect([state, reasons]).toEqual(['fresh', [expect.stringMatching(/^build\/ may hold files of two packs: build\/\.staging\/Abcdefghij0123456789\/record\.json is /u)]]);
    expect(await tiny.pack()).toMatchObject({ status: 'succeeded', unchanged: false });
    expect((await tiny.ask('getProjectStatus')).reasons).toEqual([]);
    expect(disk.readText(`${tinyPlace}/build/preload.json`)).toBe('[{"asset_id":1,"slot":0}]\n');
  });

  it('whose change cannot be taken back is failed, reads answer, and no pack runs', async () => {
    const disk = tinyDisk();
    disk.writeFile(`${tinyPlace}/assets/.prometeu/journal/Abcdefghij0123456789/record.json`, 'no record');
    const tiny = await openTiny(disk);
    expect(await tiny.ask('getProjectStatus')).toMatchObject({ state: 'failed', reasons: [expect.stringContaining('An unfinished commit could not be taken back')] });
    expect((await tiny.ask('listAssets')).total).toBe(4);
    expect(await tiny.call('packWorkspace', { workers: 0 })).toMatchObject({ ok: false, error: { code: 'project_failed' } });
  });

  it('on a read-only medium is failed as well, and nothing is touched', async () => {
    const disk = tinyDisk();
    disk.writeFile(`${tinyPlace}/assets/.prometeu/journal/Abcdefghij0123456789/record.json`, 'no record');
    disk.readOnly = true;
    const tiny = await openTiny(disk, { lock: () => ({ holder: () => undefined, acquire: () => Promise.resolve({ ok: false, error: { code: 'project_read_only', message: 'No.', remedy: 'Copy it.' } }) }) });
    expect(await tiny.ask('getProjectStatus')).toMatchObject({ state: 'failed', access: { mode: 'read_only' } });
  });
});

describe('closing', () => {
  it('announces itself last, once, and every later call is refused as data', async () => {
    const tiny = await openTiny(tinyDisk());
    await Promise.all([tiny.runtime.close(), tiny.runtime.close()]);
    expect(tiny.events.map(({ type }) => type)).toEqual(['project.opened', 'project.closed']);
    expect(await tiny.call('getProjectStatus')).toMatchObject({ ok: false, error: { code: 'project_closed' } });
    expect(await tiny.call('packWorkspace')).toMatchObject({ ok: false, error: { code: 'project_closed' } });
  });

  it('is told of also where a bug keeps its caches from being written, and the bug is thrown', async () => {
    const disk = tinyDisk();
    const tiny = await openTiny(disk);
    disk.create = () => {
      throw new Error('BUG: nothing is created');
    };
    await expect(tiny.runtime.close()).rejects.toThrow('BUG: nothing is created');
    expect(tiny.events.at(-1)?.type).toBe('project.closed');
  });

  it('cancels a pack that runs and waits for it', async () => {
    const disk = tinyDisk();
    const tiny = await openTiny(disk);
    const closing: Promise<void>[] = [];
    tiny.atPhase('materialize', () => closing.push(tiny.runtime.close()));
    expect((await tiny.pack()).status).toBe('cancelled');
    await Promise.all(closing);
    expect(tiny.events.at(-1)?.type).toBe('project.closed');
    expect(disk.stat(`${tinyPlace}/build`)).toBeUndefined();
  });

  it('leaves no descriptor and nothing undisposed behind, whatever was asked before', async () => {
    const leaks = trackLeaks();
    const disk = tinyDisk();
    const tiny = await openTiny(disk);
    const listening = leaks.leaked();
    await tiny.pack();
    await tiny.ask('runDoctor');
    await tiny.ask('packWorkspace', { mode: 'check', workers: 0 });
    await tiny.ask('getAssetDetails', { asset: { asset_id: 1 } });
    await tiny.runtime.close();
    expect(leaks.leaked()).toBe(listening);
    expect(disk.openFiles()).toEqual([]);
    leaks.stop();
  });
});
