import { EventEmitter } from 'node:events';
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync, type FSWatcher } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { SystemError } from '../../../src/io/system-error.ts';
import { directoryWatch, type WatchOne } from '../../../src/io/watch/directory-watch.ts';
import type { WatchFailure } from '../../../src/io/watch/watch.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

interface Heard {
  readonly directory: string;
  readonly heard: readonly string[];
  /** Ends when a path is told after this call. */
  readonly told: (path: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

async function watched(ignores: (path: string) => boolean = () => false): Promise<Heard> {
  const directory = temporaryDirectory();
  mkdirSync(`${directory}/a/deep`, { recursive: true });
  const heard: string[] = [];
  const waiting: { readonly path: string; readonly resolve: () => void }[] = [];
  const watch = await new Promise<{ close: () => Promise<void> }>((resolve) => {
    const begun = directoryWatch()({ directory, ignores }, {
      ready: () => {
        resolve(begun);
      },
      changed: (path) => {
        heard.push(path);
        for (const one of waiting) if (one.path === path) one.resolve();
      },
      failed: ({ message }) => {
        throw new Error(message);
      },
    });
  });
  onTestFinished(() => watch.close());
  return { directory, heard, close: () => watch.close(), told: (path) => new Promise((resolve) => waiting.push({ path, resolve })) };
}

describe('a watch a directory', () => {
  it('tells the folder that a file changed in, however deep', async () => {
    const { directory, told } = await watched();
    const hears = told('a/deep');
    writeFileSync(`${directory}/a/deep/x`, '');
    await hears;
  });

  it('tells a directory that came and one that went', async () => {
    const { directory, told } = await watched();
    const hears = Promise.all([told('b'), told('a/deep'), told('a')]);
    renameSync(`${directory}/a/deep`, `${directory}/b`);
    await hears;
  });

  it('tells every directory of a tree that was dropped in, and what happens in them after', async () => {
    const { directory, told } = await watched();
    const outside = temporaryDirectory();
    mkdirSync(`${outside}/tree/x/y`, { recursive: true });
    const came = Promise.all([told('tree'), told('tree/x'), told('tree/x/y')]);
    renameSync(`${outside}/tree`, `${directory}/tree`);
    await came;
    const hears = told('tree/x/y');
    writeFileSync(`${directory}/tree/x/y/file`, '');
    await hears;
  });

  it('goes on with a directory that took the place of another', async () => {
    const { directory, told } = await watched();
    mkdirSync(`${directory}/next`);
    const replaced = told('a/deep');
    rmSync(`${directory}/a/deep`, { recursive: true });
    renameSync(`${directory}/next`, `${directory}/a/deep`);
    await replaced;
    const hears = told('a/deep');
    writeFileSync(`${directory}/a/deep/x`, '');
    await hears;
  });

  it('tells a moved directory by its new place only', async () => {
    const { directory, heard, told } = await watched();
    const moved = told('b');
    renameSync(`${directory}/a`, `${directory}/b`);
    await moved;
    const before = heard.length;
    const hears = told('b/deep');
    writeFileSync(`${directory}/b/deep/x`, '');
    await hears;
    expect(heard.slice(before).filter((path) => path.startsWith('a'))).toEqual([]);
  });

  it('tells nothing of what nobody wants to hear', async () => {
    const { directory, heard, told } = await watched((path) => path === 'a' || path.startsWith('a/'));
    const hears = told('b');
    writeFileSync(`${directory}/a/x`, '');
    mkdirSync(`${directory}/b`);
    await hears;
    expect(heard.filter((path) => path.startsWith('a'))).toEqual([]);
  });

  it('follows no link', async () => {
    const outside = temporaryDirectory();
    const { directory, heard, told } = await watched();
    const linked = told('');
    symlinkSync(outside, `${directory}/link`);
    await linked;
    writeFileSync(`${outside}/x`, '');
    const hears = told('a');
    writeFileSync(`${directory}/a/x`, '');
    await hears;
    expect(heard).not.toContain('link');
  });

  it('tells nothing after it was closed', async () => {
    const { directory, heard, close } = await watched();
    await close();
    writeFileSync(`${directory}/a/x`, '');
    await new Promise((resolve) => setImmediate(resolve));
    expect(heard).toEqual([]);
  });
});

/** A system watch that tells nothing by itself. */
class SilentWatcher extends EventEmitter {
  close(): void {
    this.removeAllListeners();
  }
}

const silent: WatchOne = () => new SilentWatcher() as unknown as FSWatcher;

function failing(open: WatchOne): Promise<WatchFailure> {
  const directory = temporaryDirectory();
  mkdirSync(`${directory}/a/deep`, { recursive: true });
  return new Promise((resolve) => {
    const watch = directoryWatch(open)({ directory, ignores: () => false }, { ready: () => undefined, changed: () => undefined, failed: resolve });
    onTestFinished(() => watch.close());
  });
}

describe('a system without watches left', () => {
  it('is told as broken, with what to raise', async () => {
    const failure = await failing((path) => {
      if (path.endsWith('/deep')) throw new SystemError('ENOSPC', 'watch', path);
      return silent(path);
    });
    expect(failure).toMatchObject({ kind: 'broken', message: expect.stringContaining('max_user_watches') as string });
  });

  it('is told as broken when a watch fails later', async () => {
    const watchers: FSWatcher[] = [];
    const told = failing((path) => {
      const watcher = silent(path);
      watchers.push(watcher);
      if (path.endsWith('/deep')) setImmediate(() => watcher.emit('error', new SystemError('EMFILE', 'watch', path)));
      return watcher;
    });
    expect(await told).toMatchObject({ kind: 'broken' });
  });
});

it('leaves out a directory that may not be read', async () => {
  const directory = temporaryDirectory();
  mkdirSync(`${directory}/closed`);
  mkdirSync(`${directory}/open`);
  await new Promise<void>((resolve, reject) => {
    const deny: WatchOne = (path) => {
      if (path.endsWith('/closed')) throw new SystemError('EACCES', 'watch', path);
      return silent(path);
    };
    const watch = directoryWatch(deny)({ directory, ignores: () => false }, { ready: resolve, changed: () => undefined, failed: ({ message }) => { reject(new Error(message)); } });
    onTestFinished(() => watch.close());
  });
});
