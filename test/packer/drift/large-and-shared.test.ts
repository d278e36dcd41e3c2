import { execFileSync } from 'node:child_process';
import { closeSync, cpSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { PackerEvent } from '../../../src/contract/events.ts';
import { watchWithChokidar } from '../../../src/io/watch/chokidar-watch.ts';
import { systemWatchClock } from '../../../src/io/watch/watch.ts';
import { NodeFileSystem } from '../../../src/io/node-file-system.ts';
import { openTiny, type TinyRuntime } from '../../support/open-tiny.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { makeWorkspace, uuidOf } from '../../support/workspace.ts';

const child = new URL('../../support/rename-asset.ts', import.meta.url).pathname;

/** Assets 1 `a` and 2 `b` on the real disk, watched by the real watch. */
async function openReal(): Promise<{ readonly directory: string; readonly tiny: TinyRuntime }> {
  const directory = temporaryDirectory();
  const fs = new NodeFileSystem();
  makeWorkspace(fs, directory, { assets: [{ root: 'a', files: { 'x.bin': 'x' } }, { root: 'b', files: { 'z.bin': 'z' } }] });
  const tiny = await openTiny(fs, { directory, observation: { watch: watchWithChokidar, clock: systemWatchClock } });
  onTestFinished(() => tiny.runtime.close());
  if ((await tiny.ask('getProjectStatus')).observation.mode !== 'live') await until(tiny, (event) => event.type === 'observation.changed' && event.mode === 'live');
  await tiny.ask('getDivergence', { look: true });
  return { directory, tiny };
}

function until({ bus }: TinyRuntime, satisfies: (event: PackerEvent) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const subscription = bus.any((event) => {
      if (!satisfies(event)) return;
      subscription.dispose();
      resolve();
    });
  });
}

/** Asked again after every generation; whoever listens before asking misses none. */
async function untilHolds(tiny: TinyRuntime, holds: () => Promise<boolean>): Promise<void> {
  for (;;) {
    const next = until(tiny, (event) => event.type === 'snapshot.published');
    if (await holds()) return;
    await next;
  }
}

describe('20,000 files that are created at once', () => {
  it('D5: come, after settling, to what a fresh look sees; readers only meet whole generations, rising', { timeout: 120_000 }, async () => {
    const { directory, tiny } = await openReal();
    const declaration = readFileSync(`${directory}/assets/a/asset.json`, 'utf8');
    const [roots, files] = [200, 99];
    const whole = async (): Promise<boolean> => (await tiny.ask('getProjectStatus')).counts.artifacts === 2 + roots * files;
    const met: number[] = [];
    let over = false;
    const reader = (async () => {
      while (!over) {
        const { generation, assets } = await tiny.ask('listAssets');
        met.push(generation);
        expect(assets.map(({ root }) => root)).toEqual(['a', 'b']);
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    for (let at = 0; at < roots; at += 1) {
      const root = `${directory}/assets/many/r${String(at)}`;
      mkdirSync(root, { recursive: true });
      for (let file = 0; file < files; file += 1) writeFileSync(`${root}/${String(file)}.bin`, `${String(at)} ${String(file)}`);
      writeFileSync(`${root}/asset.json`, declaration.replace(uuidOf(1), uuidOf(1000 + at)));
    }
    await untilHolds(tiny, whole);
    over = true;
    await reader;
    expect(met).toEqual([...met].sort((a, b) => a - b));
    const fresh = await openTiny(new NodeFileSystem(), { directory });
    onTestFinished(() => fresh.runtime.close());
    const here = await tiny.ask('getDivergence');
    const there = await fresh.ask('getDivergence');
    expect([here.state, here.items]).toEqual([there.state, there.items]);
    expect((await tiny.ask('getProjectStatus')).counts).toEqual((await fresh.ask('getProjectStatus')).counts);
  });
});

describe('two processes on one project', () => {
  it('D6: what the other one commits is adopted, and no decision is asked for', { timeout: 60_000 }, async () => {
    const { directory, tiny } = await openReal();
    const published = until(tiny, (event) => event.type === 'snapshot.published' && event.changed.includes(1));
    execFileSync(process.execPath, [child, directory, '1', 'by another process'], { stdio: 'inherit' });
    await published;
    const { assets } = await tiny.ask('listAssets');
    expect(assets.find(({ asset_id }) => asset_id === 1)?.asset_name).toBe('by another process');
    expect(await tiny.ask('getDivergence', { look: true })).toMatchObject({ state: 'fresh', counts: { decision: 0 } });
    expect(tiny.heard('drift.detected').flatMap(({ items }) => items.filter((item) => item.class === 'decision'))).toEqual([]);
  });

  it('D6: a pull that brings a valid registry with its roots is adopted', async () => {
    const { directory, tiny } = await openReal();
    const other = temporaryDirectory();
    makeWorkspace(new NodeFileSystem(), other, { assets: [{ root: 'a', files: { 'x.bin': 'x' } }, { root: 'b', files: { 'z.bin': 'z' } }, { root: 'c' }] });
    const published = until(tiny, (event) => event.type === 'snapshot.published' && event.added.includes(3));
    cpSync(`${other}/assets`, `${directory}/assets`, { recursive: true });
    await published;
    expect(await tiny.ask('getDivergence', { look: true })).toMatchObject({ state: 'fresh', total: 0 });
  });
});

it('D5: a long copy is whole in the end, whatever was seen of it on the way', { timeout: 60_000 }, async () => {
  const { directory, tiny } = await openReal();
  const file = `${directory}/assets/a/x.bin`;
  const piece = new Uint8Array(2 ** 16).fill(7);
  const pieces = 20;
  const open = openSync(file, 'w');
  for (let at = 0; at < pieces; at += 1) {
    writeSync(open, piece);
    await tiny.ask('getDivergence', { look: true });
  }
  closeSync(open);
  const size = async (): Promise<number | undefined> => (await tiny.ask('getAssetDetails', { asset: { asset_id: 1 } })).artifacts[0]?.size;
  await untilHolds(tiny, async () => (await size()) === pieces * piece.length);
  expect(await tiny.ask('getDivergence', { look: true })).toMatchObject({ state: 'fresh', total: 0 });
});
