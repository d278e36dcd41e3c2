import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { ok } from '../../src/base/result.ts';
import { turnsByLockFile } from '../../src/io/exclusive-turn.ts';
import { MemoryFileSystem } from '../../src/io/memory-file-system.ts';
import { NodeFileSystem } from '../../src/io/node-file-system.ts';
import { SettingsStore } from '../../src/studio/studio-settings.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

function store(fs = new MemoryFileSystem()): SettingsStore {
  const notice = (message: string): never => {
    throw new Error(message);
  };
  return new SettingsStore({ fileSystem: fs, directory: '/settings', turn: (work) => Promise.resolve(ok(work())), notice });
}

describe('SettingsStore', () => {
  it('begins dark and compact', async () => {
    expect(await store().read()).toEqual({ theme: 'dark', density: 'compact', layout: {} });
  });

  it('leaves as it is what is not named, also in the layout', async () => {
    const settings = store();
    await settings.update({ theme: 'light', layout: { left: 200, right: { open: true } } });
    await settings.update({ density: 'comfortable', layout: { left: 220 } });
    expect(await settings.read()).toEqual({ theme: 'light', density: 'comfortable', layout: { left: 220, right: { open: true } } });
  });

  it('loses nothing when two write by turns', async () => {
    const fs = new MemoryFileSystem();
    const [one, other] = [store(fs), store(fs)];
    await Promise.all([one.update({ theme: 'light' }), other.update({ density: 'comfortable' }), one.update({ layout: { a: 1 } }), other.update({ layout: { b: 2 } })]);
    expect(await one.read()).toEqual({ theme: 'light', density: 'comfortable', layout: { a: 1, b: 2 } });
  });

  it('forgets a name of the layout that is set to null', async () => {
    const settings = store();
    await settings.update({ layout: { a: 1, b: 2 } });
    expect(await settings.update({ layout: { a: null } })).toMatchObject({ value: { layout: { b: 2 } } });
  });

  it('keeps a layout of at most 16 KiB', async () => {
    const settings = store();
    expect((await settings.update({ layout: { a: 'x'.repeat(10_000) } })).ok).toBe(true);
    const refused = await settings.update({ layout: { b: 'x'.repeat(10_000) } });
    expect(refused).toMatchObject({ ok: false, error: { code: 'invalid_request', place: { field: '/layout' } } });
    expect(Object.keys((await settings.read()).layout)).toEqual(['a']);
  });

  it('keeps no layout that would make the file unreadable', async () => {
    const settings = store();
    await settings.update({ layout: { a: 1 } });
    const hostile = JSON.parse(`{"__proto__":{"polluted":true},"deep":${'['.repeat(70)}${']'.repeat(70)}}`) as Record<string, never>;
    for (const layout of [hostile, { b: hostile['deep'] as never }]) expect((await settings.update({ layout })).ok).toBe(false);
    expect((await settings.read()).layout).toEqual({ a: 1 });
  });

  it('loses nothing when several processes write at once', async () => {
    const directory = `${temporaryDirectory()}/settings`;
    const script = join(import.meta.dirname, '../support/write-settings.ts');
    const run = promisify(execFile);
    await Promise.all(['a', 'b', 'c'].map((name) => run(process.execPath, [script, directory, name, '15'])));
    const fileSystem = new NodeFileSystem();
    const notice = (message: string): never => {
      throw new Error(message);
    };
    const settings = new SettingsStore({ fileSystem, directory, turn: turnsByLockFile(fileSystem, `${directory}/lock`), notice });
    expect(Object.keys((await settings.read()).layout)).toHaveLength(45);
    expect(fileSystem.list(directory).map(({ name }) => name).sort()).toEqual(['lock', 'settings.json']);
  });
});
