import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { PackerEvent } from '../../../src/contract/events.ts';
import { watchWithChokidar } from '../../../src/io/watch/chokidar-watch.ts';
import { directoryWatch } from '../../../src/io/watch/directory-watch.ts';
import { systemWatchClock, type WatchDirectory } from '../../../src/io/watch/watch.ts';
import { NodeFileSystem } from '../../../src/io/node-file-system.ts';
import { openTiny, type TinyRuntime } from '../../support/open-tiny.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { makeWorkspace, uuidOf } from '../../support/workspace.ts';

interface Real {
  readonly tiny: TinyRuntime;
  /** A path below `assets/`. */
  readonly at: (path: string) => string;
  /** What `act` does, and then the first event that satisfies. */
  readonly until: (satisfies: (event: PackerEvent) => boolean, act: () => void) => Promise<void>;
}

/** Assets 1 `a` and 2 `b` on the real disk, watched by a real watch. */
async function openWatched(watch: WatchDirectory, prepare: (directory: string) => void = () => undefined): Promise<Real> {
  const directory = temporaryDirectory();
  const fs = new NodeFileSystem();
  makeWorkspace(fs, directory, { assets: [{ root: 'a', files: { 'x.bin': 'x', 'y.bin': 'y' } }, { root: 'b', files: { 'z.bin': 'z' } }] });
  prepare(directory);
  const tiny = await openTiny(fs, { directory, observation: { watch, clock: systemWatchClock } });
  onTestFinished(() => tiny.runtime.close());
  const until: Real['until'] = (satisfies, act) =>
    new Promise((resolve) => {
      const subscription = tiny.bus.any((event) => {
        if (!satisfies(event)) return;
        subscription.dispose();
        resolve();
      });
      act();
    });
  if ((await tiny.ask('getProjectStatus')).observation.mode !== 'live') await until((event) => event.type === 'observation.changed' && event.mode === 'live', () => undefined);
  // Behind the look that the watch begins with.
  await tiny.ask('getDivergence', { look: true });
  return { tiny, until, at: (path) => `${directory}/assets/${path}` };
}

const changes = (id: number) => (event: PackerEvent): boolean => event.type === 'snapshot.published' && event.changed.includes(id);
const finds = (kind: string) => (event: PackerEvent): boolean => event.type === 'drift.detected' && event.items.some((item) => item.kind === kind);
const state = async ({ tiny }: Real): Promise<string> => (await tiny.ask('getProjectStatus')).state;

describe.each([
  ['chokidar', watchWithChokidar],
  ['a watch a directory', directoryWatch()],
] as const)('told by %s:', (_, watch) => {
  const openReal = (prepare?: (directory: string) => void): Promise<Real> => openWatched(watch, prepare);

  describe('an artifact saved', () => {
    it.each([
      ['in place', (at: Real['at']) => {
        writeFileSync(at('a/x.bin'), 'edited');
      }],
      ['beside and renamed over', (at: Real['at']) => {
        writeFileSync(at('a/.x.bin.swp'), 'edited');
        renameSync(at('a/.x.bin.swp'), at('a/x.bin'));
      }],
      ['by deleting and creating it', (at: Real['at']) => {
        rmSync(at('a/x.bin'));
        writeFileSync(at('a/x.bin'), 'edited');
      }],
      ['with the old one kept as a backup file', (at: Real['at']) => {
        renameSync(at('a/x.bin'), at('a/x.bin~'));
        writeFileSync(at('a/x.bin'), 'edited');
      }],
    ])('%s is taken over', async (_, save) => {
      const real = await openReal();
      await real.until(changes(1), () => {
        save(real.at);
      });
      expect(await state(real)).toBe('fresh');
      const { artifacts } = await real.tiny.ask('getAssetDetails', { asset: { asset_id: 1 } });
      expect(artifacts.find(({ path }) => path === 'x.bin')?.size).toBe('edited'.length);
    });

    it('without a change, only touched, is nothing', async () => {
      const real = await openReal();
      await real.until(changes(2), () => {
        utimesSync(real.at('a/x.bin'), 1, 1);
        writeFileSync(real.at('b/z.bin'), 'edited');
      });
      expect(real.tiny.heard('snapshot.published').flatMap(({ changed }) => changed)).toEqual([2]);
    });
  });

  describe('a directory', () => {
    it('that is moved is known by its uuid', async () => {
      const real = await openReal();
      await real.until(finds('root_moved'), () => {
        renameSync(real.at('a'), real.at('moved'));
      });
      expect(await state(real)).toBe('diverged');
    });

    it('that is moved out and back is as it was', async () => {
      const real = await openReal();
      await real.until(finds('root_missing'), () => {
        renameSync(real.at('a'), `${real.at('..')}/away`);
      });
      await real.until((event) => event.type === 'state.changed' && event.to === 'fresh', () => {
        renameSync(`${real.at('..')}/away`, real.at('a'));
      });
      expect((await real.tiny.ask('getDivergence')).total).toBe(0);
    });

    it('that is copied asks who keeps the identity', async () => {
      const real = await openReal();
      await real.until(finds('uuid_duplicate'), () => {
        cpSync(real.at('a'), real.at('copy'), { recursive: true });
      });
      expect(await state(real)).toBe('diverged');
    });

    it('that is renamed by case is moved', async () => {
      const real = await openReal();
      await real.until(finds('root_moved'), () => {
        renameSync(real.at('a'), real.at('A'));
      });
      expect((await real.tiny.ask('getDivergence')).items).toMatchObject([{ kind: 'root_moved', disk: 'assets/A' }]);
    });

    it('that is dropped in with all below it appears', async () => {
      const real = await openReal();
      const declaration = readFileSync(real.at('a/asset.json'), 'utf8');
      const tree = `${real.at('..')}/tree`;
      for (let at = 0; at < 30; at += 1) {
        mkdirSync(`${tree}/deep/${String(at)}`, { recursive: true });
        writeFileSync(`${tree}/deep/${String(at)}/asset.json`, declaration.replace(uuidOf(1), uuidOf(100 + at)));
      }
      await real.until(finds('root_appeared'), () => {
        renameSync(tree, real.at('tree'));
      });
      expect(await real.tiny.ask('getDivergence', { look: true })).toMatchObject({ state: 'fresh', counts: { information: 30 } });
    });
  });

  describe('version control', () => {
    const git = (directory: string, ...line: readonly string[]): void => {
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', '-c', 'commit.gpgsign=false', ...line], { cwd: directory, stdio: 'ignore' });
    };

    it('that switches branches brings a registry with its roots, and asks nothing', async () => {
      let project = '';
      const real = await openReal((directory) => {
        project = directory;
        git(directory, 'init', '-q', '-b', 'main');
        git(directory, 'add', '-A');
        git(directory, 'commit', '-qm', 'two assets');
        git(directory, 'checkout', '-qb', 'three');
        makeWorkspace(new NodeFileSystem(), directory, { assets: [{ root: 'a', files: { 'x.bin': 'X' } }, { root: 'b' }, { root: 'c' }] });
        git(directory, 'add', '-A');
        git(directory, 'commit', '-qm', 'three assets');
        git(directory, 'checkout', '-q', 'main');
      });
      await real.until((event) => event.type === 'snapshot.published' && event.added.includes(3), () => {
        git(project, 'checkout', '-q', 'three');
      });
      expect(await real.tiny.ask('getDivergence', { look: true })).toMatchObject({ state: 'fresh', total: 0 });
    });

    it('that stashes an edit takes it back here too', async () => {
      let project = '';
      const real = await openReal((directory) => {
        project = directory;
        git(directory, 'init', '-q', '-b', 'main');
        git(directory, 'add', '-A');
        git(directory, 'commit', '-qm', 'two assets');
        writeFileSync(`${directory}/assets/a/x.bin`, 'edited');
      });
      await real.until(changes(1), () => {
        git(project, 'stash');
      });
      expect(await state(real)).toBe('fresh');
    });
  });
});
