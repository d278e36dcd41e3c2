import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openContainedRoot } from '../../src/io/contained-path.ts';
import type { ContainedRoot } from '../../src/io/contained-path.ts';
import type { FileSystem } from '../../src/io/file-system.ts';
import { FaultFileSystem, Kill } from '../../src/io/fault-file-system.ts';
import { NodeFileSystem } from '../../src/io/node-file-system.ts';
import type { LockClock } from '../../src/io/project-lock.ts';
import { SqliteProjectLock } from '../../src/io/sqlite-project-lock.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const holder = fileURLToPath(new URL('../support/hold-project-lock.ts', import.meta.url));
const once0 = { program: 'prometeu status', waitLimit: 0 };

function makeProject(fs: FileSystem = new NodeFileSystem()): { directory: string; lockFile: string; root: ContainedRoot } {
  const directory = temporaryDirectory();
  mkdirSync(`${directory}/assets/.prometeu`, { recursive: true });
  const root = openContainedRoot(fs, directory);
  if (!root.ok) throw new Error(root.error.message);
  return { directory, lockFile: `${directory}/assets/.prometeu/lock`, root: root.value };
}

/** A process that has been given the lock, with all it said on its error output. */
async function holdInAnotherProcess(directory: string): Promise<{ child: ChildProcess; complaints: () => string }> {
  const child = spawn(process.execPath, [holder, directory], { stdio: ['pipe', 'pipe', 'pipe'] });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let complaints = '';
  child.stderr.on('data', (part: Buffer) => (complaints += part.toString()));
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  expect(said.toString()).toBe('held\n');
  return { child, complaints: () => complaints };
}

describe('SqliteProjectLock', () => {
  it('keeps a second one of the same process out until it is released', async () => {
    const { root } = makeProject();
    const first = await new SqliteProjectLock(root).acquire({ program: 'prometeu pack', waitLimit: 0 });
    const second = new SqliteProjectLock(root);
    expect(await second.acquire(once0)).toMatchObject({ ok: false, error: { code: 'project_busy' } });
    if (first.ok) first.value.dispose();
    const third = await second.acquire(once0);
    expect(third.ok).toBe(true);
    if (third.ok) third.value.dispose();
  });

  it('keeps another process out and names the holder', async () => {
    const { directory, root } = makeProject();
    const { child } = await holdInAnotherProcess(directory);
    const refused = await new SqliteProjectLock(root).acquire(once0);
    expect(refused.ok ? '' : refused.error.message).toMatch(
      new RegExp(`^The project is in use by prometeu pack \\(process ${String(child.pid)} on .+\\) since \\d{4}-`, 'u'),
    );
    child.stdin?.end();
    await once(child, 'exit');
    const free = await new SqliteProjectLock(root).acquire(once0);
    expect(free.ok).toBe(true);
    if (free.ok) free.value.dispose();
  });

  it('is free at once when its holder is killed', async () => {
    const { directory, root } = makeProject();
    const { child } = await holdInAnotherProcess(directory);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const lock = await new SqliteProjectLock(root).acquire(once0);
    expect(lock.ok).toBe(true);
    if (lock.ok) lock.value.dispose();
  });

  it('is had by whoever waits when the holder is killed', async () => {
    const { directory, root } = makeProject();
    const { child } = await holdInAnotherProcess(directory);
    let time = 0;
    const clock: LockClock = {
      now: () => time,
      pause: async (milliseconds) => {
        time += milliseconds;
        if (child.signalCode !== null) return;
        child.kill('SIGKILL');
        await once(child, 'exit');
      },
    };
    const lock = await new SqliteProjectLock(root, clock).acquire({ program: 'prometeu', waitLimit: 1000 });
    expect(lock.ok).toBe(true);
    if (lock.ok) lock.value.dispose();
  });

  it('says nothing of its own on the error output', async () => {
    const { directory } = makeProject();
    const { child, complaints } = await holdInAnotherProcess(directory);
    child.stdin?.end();
    await once(child, 'close');
    expect(complaints()).toBe('');
  });

  it('leaves the warnings of everybody else alone', async () => {
    const before: unknown = Reflect.get(process, 'emitWarning');
    const lock = await new SqliteProjectLock(makeProject().root).acquire(once0);
    if (lock.ok) lock.value.dispose();
    expect(Reflect.get(process, 'emitWarning')).toBe(before);
  });

  it('L1: leaves the file empty', async () => {
    const { lockFile, root } = makeProject();
    const lock = await new SqliteProjectLock(root).acquire(once0);
    expect(lock.ok).toBe(true);
    if (lock.ok) lock.value.dispose();
    expect(statSync(lockFile).size).toBe(0);
  });

  it('L1: does not open a file that holds something', async () => {
    const { lockFile, root } = makeProject();
    writeFileSync(lockFile, 'SQLite format 3\0');
    writeFileSync(`${lockFile}-journal`, 'hostile');
    expect(await new SqliteProjectLock(root).acquire(once0)).toMatchObject({
      ok: false,
      error: { code: 'io_error', message: 'assets/.prometeu/lock is not a lock file of Prometeu Studio.' },
    });
    expect(readFileSync(`${lockFile}-journal`, 'utf8')).toBe('hostile');
  });

  it('does not follow a link', async () => {
    const { directory, lockFile, root } = makeProject();
    symlinkSync(`${directory}/elsewhere`, lockFile);
    expect(await new SqliteProjectLock(root).acquire(once0)).toMatchObject({ ok: false, error: { code: 'path_is_link' } });
  });

  it('L3: lock.json names the holder while it holds, and is gone after', async () => {
    const { root } = makeProject();
    const lock = new SqliteProjectLock(root);
    const held = await lock.acquire({ program: 'prometeu pack', waitLimit: 0 });
    expect(lock.holder()).toMatchObject({ pid: process.pid, program: 'prometeu pack' });
    if (held.ok) held.value.dispose();
    expect(lock.holder()).toBeUndefined();
  });

  it('L3: is had also when lock.json cannot be written', async () => {
    const { root } = makeProject(
      new FaultFileSystem(new NodeFileSystem(), { at: 1, kind: 'error', code: 'ENOSPC' }, { counts: ({ operation }) => operation === 'write' }),
    );
    const held = await new SqliteProjectLock(root).acquire(once0);
    expect(held.ok).toBe(true);
    if (held.ok) held.value.dispose();
  });

  it('is not kept by a process that dies while it takes it', async () => {
    const { root } = makeProject(
      new FaultFileSystem(new NodeFileSystem(), { at: 1, kind: 'kill' }, { counts: ({ operation }) => operation === 'create' }),
    );
    await expect(new SqliteProjectLock(root).acquire(once0)).rejects.toThrow(Kill);
    const other = await new SqliteProjectLock({ ...root, fs: new NodeFileSystem() }).acquire(once0);
    expect(other.ok).toBe(true);
    if (other.ok) other.value.dispose();
  });

  it('refuses where nothing can be written', async () => {
    const fs = new NodeFileSystem();
    fs.writable = () => false;
    const { root } = makeProject(fs);
    expect(await new SqliteProjectLock(root).acquire(once0)).toMatchObject({ ok: false, error: { code: 'project_read_only' } });
  });

  it.each([
    [13, 'no_space', 'Cannot lock assets/.prometeu/lock: the disk is full.'],
    [8, 'project_read_only', 'The project cannot be locked: assets/.prometeu/lock is not writable.'],
    [10, 'io_error', 'The project cannot be locked: the disk refused (SQLITE_10).'],
  ])('says what SQLite’s result %i means', async (errcode, code, message) => {
    class Refusing {
      exec(): void {
        throw Object.assign(new Error('refused'), { errcode });
      }
      close(): void {
        // Nothing is open.
      }
    }
    vi.spyOn(process, 'getBuiltinModule').mockReturnValue({ DatabaseSync: Refusing });
    onTestFinished(() => {
      vi.restoreAllMocks();
    });
    vi.resetModules();
    const fresh = await import('../../src/io/sqlite-project-lock.ts');
    const { root } = makeProject();
    expect(await new fresh.SqliteProjectLock(root).acquire(once0)).toMatchObject({ ok: false, error: { code, message } });
  });

  it('is refused where the control folder is read-only, though its lock file is not', async () => {
    const fs = new NodeFileSystem();
    const { directory, lockFile, root } = makeProject(fs);
    writeFileSync(lockFile, '');
    fs.writable = (path) => path !== `${directory}/assets/.prometeu`;
    expect(await new SqliteProjectLock(root).acquire(once0)).toMatchObject({
      ok: false,
      error: { code: 'project_read_only', message: 'The project cannot be locked: assets/.prometeu is not writable.' },
    });
  });

  it('refuses where there is no project', async () => {
    const root = openContainedRoot(new NodeFileSystem(), temporaryDirectory());
    if (!root.ok) throw new Error(root.error.message);
    expect(await new SqliteProjectLock(root.value).acquire(once0)).toMatchObject({ ok: false, error: { code: 'project_not_found' } });
  });
});
