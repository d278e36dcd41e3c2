import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { failureOf, watchWithChokidar } from '../../../src/io/watch/chokidar-watch.ts';
import { SystemError } from '../../../src/io/system-error.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

/** What is told about a directory; `told` ends when a path is. */
async function watched(ignores: (path: string) => boolean = () => false): Promise<{ directory: string; heard: string[]; told: (path: string) => Promise<void>; close: () => Promise<void> }> {
  const directory = temporaryDirectory();
  mkdirSync(`${directory}/a/deep`, { recursive: true });
  const heard: string[] = [];
  const waiting = new Map<string, () => void>();
  const watch = await new Promise<ReturnType<typeof watchWithChokidar>>((resolve) => {
    const begun = watchWithChokidar({ directory, ignores }, {
      ready: () => {
        resolve(begun);
      },
      changed: (path) => {
        heard.push(path);
        waiting.get(path)?.();
      },
      failed: () => undefined,
    });
  });
  onTestFinished(() => watch.close());
  const told = (path: string): Promise<void> =>
    new Promise((resolve) => {
      if (heard.includes(path)) resolve();
      else waiting.set(path, resolve);
    });
  return { directory, heard, told, close: () => watch.close() };
}

describe('the watch', () => {
  it('tells the folder that a file changed in', async () => {
    const { directory, told } = await watched();
    writeFileSync(`${directory}/a/deep/x`, '');
    await told('a/deep');
  });

  it('tells a directory that came and one that went', async () => {
    const { directory, told } = await watched();
    renameSync(`${directory}/a/deep`, `${directory}/b`);
    await Promise.all([told('b'), told('a/deep')]);
  });

  it('tells nothing of what nobody wants to hear', async () => {
    const { directory, heard, told } = await watched((path) => path === 'a' || path.startsWith('a/'));
    writeFileSync(`${directory}/a/x`, '');
    mkdirSync(`${directory}/b`);
    await told('b');
    expect(heard.filter((path) => path.startsWith('a'))).toEqual([]);
  });
});

describe('a failure', () => {
  it.each([
    ['ENOSPC', 'broken', 'max_user_watches'],
    ['EMFILE', 'broken', 'max_user_instances'],
    ['ENOSYS', 'broken', 'cannot be watched'],
    ['EOVERFLOW', 'lost_events', ''],
  ])('%s is %s', (code, kind, message) => {
    const failure = failureOf(new SystemError(code, 'watch', '/x'));
    expect(failure.kind).toBe(kind);
    expect(failure.message).toContain(message);
  });
});
