import fc from 'fast-check';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';
import { SystemError } from '../../../src/io/system-error.ts';
import { tileBank } from '../../../src/packer/families/tile-bank/tile-bank.ts';
import { openTiny } from '../../support/open-tiny.ts';
import { buildOf, grayTile, tinyDisk, tinyPlace } from '../../support/tiny-project.ts';

const assets = `${tinyPlace}/assets`;
const cache = `${assets}/.prometeu/cache`;

async function packed(disk: MemoryFileSystem, options = {}) {
  const tiny = await openTiny(disk);
  const result = await tiny.pack(options);
  await tiny.runtime.close();
  return result;
}

/** Every file of the caches and of the build. */
function filesOf(disk: MemoryFileSystem): readonly string[] {
  const below = (folder: string): readonly string[] => (disk.stat(folder) ? [...disk.tree(folder).keys()].filter((path) => !path.endsWith('/')).map((path) => `${folder}/${path.replace(`${folder}/`, '')}`) : []);
  return [...below(cache), ...below(`${tinyPlace}/build`)];
}

type Step = (disk: MemoryFileSystem) => Promise<unknown> | void;

const pictures: Step[] = [20, 90, 140].map((gray) => (disk) => disk.writeFile(`${assets}/tiles/ground/a.png`, grayTile(gray)));
const sounds: Step[] = ['one', 'another level'].map((text) => (disk) => disk.writeFile(`${assets}/data/levels/one.bin`, text));

/** Something happens to one of these files: any, wherever it is. */
function spoiling(change: (bytes: Uint8Array, at: number) => Uint8Array | undefined) {
  return fc.tuple(fc.nat(), fc.nat()).map(([which, where]): Step => (disk) => {
    const files = filesOf(disk);
    const path = files[which % Math.max(1, files.length)];
    if (path === undefined) return;
    const bytes = disk.readFile(path);
    const next = change(bytes, where % Math.max(1, bytes.length));
    if (next) disk.writeFile(path, next);
    else disk.removeFile(path);
  });
}

const steps = fc.oneof(
  fc.constantFrom<Step>(...pictures, ...sounds),
  fc.constant<Step>((disk) => packed(disk)),
  spoiling((bytes, at) => Uint8Array.from(bytes, (byte, index) => (index === at ? byte ^ 0x10 : byte))),
  spoiling((bytes, at) => bytes.slice(0, at)),
  spoiling(() => undefined),
);

it('whatever became of its caches, a pack gives what a pack without any gives, byte for byte', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { maxLength: 8 }), async (history) => {
      const disk = tinyDisk();
      await packed(disk);
      for (const step of history) await step(disk);
      const other = disk.clone();
      expect(await packed(disk)).toMatchObject({ status: 'succeeded' });
      expect(await packed(other, { cache: false })).toMatchObject({ status: 'succeeded' });
      expect(buildOf(disk)).toEqual(buildOf(other));
      expect(disk.openFiles()).toEqual([]);
    }),
    { numRuns: 25 },
  );
}, 60_000);

it('a payload that is kept and wrong in any byte costs a second try, which goes by nothing', async () => {
  const disk = tinyDisk();
  await packed(disk);
  const before = buildOf(disk);
  const [name = ''] = disk.list(`${cache}/payloads`).map((entry) => entry.name);
  const path = `${cache}/payloads/${name}`;
  const whole = disk.readFile(path);
  const made = 40;
  for (let at = 0; at < made; at += 7) {
    const spoilt = disk.clone();
    const wrong = whole.slice();
    wrong[at] = (wrong[at] ?? 0) ^ 1;
    spoilt.writeFile(path, wrong);
    spoilt.removeFile(`${tinyPlace}/build/preload.json`);
    expect(await packed(spoilt), `byte ${at}`).toMatchObject({ status: 'succeeded', cache_hits: 0 });
    expect(buildOf(spoilt)).toEqual(before);
    // What lied is gone, and what was made instead is believed again.
    spoilt.removeFile(`${tinyPlace}/build/preload.json`);
    expect(await packed(spoilt)).toMatchObject({ status: 'succeeded', cache_hits: 3 });
  }
});

it('a build that is touched while the inputs are read again is not taken for the one that stood', async () => {
  const disk = tinyDisk();
  await packed(disk);
  const before = buildOf(disk);
  const tiny = await openTiny(disk);
  tiny.atPhase('plan', () => disk.writeFile(`${tinyPlace}/build/preload.json`, 'touched'));
  expect(await tiny.pack()).toMatchObject({ status: 'succeeded', unchanged: false });
  await tiny.runtime.close();
  expect(buildOf(disk)).toEqual(before);
});

it('a pack that was cancelled leaves what it had made to the next', async () => {
  const disk = tinyDisk();
  const tiny = await openTiny(disk);
  let asked = false;
  tiny.atPhase('emit', () => {
    if (!asked) void tiny.ask('cancelPack');
    asked = true;
  });
  expect(await tiny.pack()).toMatchObject({ status: 'cancelled' });
  expect(await tiny.pack()).toMatchObject({ status: 'succeeded', cache_hits: 3 });
  await tiny.runtime.close();
});

it('an asset that cannot be converted is named, and costs no other asset what was kept of it', async () => {
  const disk = tinyDisk();
  await packed(disk);
  disk.writeFile(`${assets}/tiles/ground/a.png`, grayTile(90));
  const tiny = await openTiny(disk);
  const conversion = vi.spyOn(tileBank, 'materialize').mockImplementation(() => {
    throw new Error('this one cannot be made');
  });
  onTestFinished(() => {
    conversion.mockRestore();
  });
  expect(await tiny.pack()).toMatchObject({ status: 'failed', failure: { kind: 'materialization', error: { place: { root: 'tiles/ground' } } } });
  expect(tiny.heard('pack.phase').filter(({ phase }) => phase === 'materialize')).toHaveLength(1);
  conversion.mockRestore();
  expect(await tiny.pack()).toMatchObject({ status: 'succeeded', cache_hits: 2 });
});

it('a disk that fails as what was packed is read back costs nothing that was kept', async () => {
  const disk = tinyDisk();
  await packed(disk);
  disk.removeFile(`${tinyPlace}/build/preload.json`);
  const tiny = await openTiny(disk);
  const read = disk.read.bind(disk);
  let fails = false;
  disk.read = (...asked) => {
    if (fails) throw new SystemError('EIO', 'read', 'assets.pa');
    return read(...asked);
  };
  const failing = tiny.bus.on('pack.phase', ({ phase }) => {
    fails = phase === 'verify';
  });
  expect(await tiny.pack()).toMatchObject({ status: 'failed', failure: { kind: 'materialization' } });
  expect(tiny.heard('pack.phase').filter(({ phase }) => phase === 'materialize')).toHaveLength(1);
  failing.dispose();
  fails = false;
  expect(await tiny.pack()).toMatchObject({ status: 'succeeded', cache_hits: 3 });
});
