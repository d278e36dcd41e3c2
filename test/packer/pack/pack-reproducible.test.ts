import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { NodeFileSystem } from '../../../src/io/node-file-system.ts';
import { ShuffledFileSystem } from '../../../src/io/shuffled-file-system.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { buildNames, buildOf, tinyDisk, tinySpec } from '../../support/tiny-project.ts';
import { openTiny } from '../../support/open-tiny.ts';
import { makeWorkspace } from '../../support/workspace.ts';
import type { AssetSpec } from '../../support/workspace.ts';
import { packInProcess } from './run-pack-child.ts';

const assets = (tinySpec.assets ?? []).map((asset, at): AssetSpec => ({ ...asset, assetId: at + 1 }));

/** The same workspace on the real disk, its files made in this order. */
function workspace(order: readonly AssetSpec[] = assets, below = ''): string {
  const directory = join(temporaryDirectory(), below);
  mkdirSync(join(directory, 'assets'), { recursive: true });
  makeWorkspace(new NodeFileSystem(), directory, { assets: order });
  return directory;
}

function filesOf(directory: string): readonly string[] {
  return buildNames.map((name) => readFileSync(join(directory, 'build', name), 'latin1'));
}

describe('P5: the same workspace gives the same four files', () => {
  let expected: readonly (string | undefined)[] = [];
  beforeAll(async () => {
    const disk = tinyDisk();
    await (await openTiny(disk)).pack();
    const files = buildOf(disk);
    expected = buildNames.map((name) => files[name]);
  });

  it('on the real disk as in memory', async () => {
    const directory = workspace();
    await (await openTiny(new NodeFileSystem(), { directory })).pack();
    expect(filesOf(directory)).toEqual(expected);
  });

  it('copied in another order', async () => {
    const turned = assets.toReversed().map((asset): AssetSpec => ({ ...asset, files: Object.fromEntries(Object.entries(asset.files ?? {}).reverse()) }));
    const directory = workspace(turned);
    await (await openTiny(new NodeFileSystem(), { directory })).pack();
    expect(filesOf(directory)).toEqual(expected);
  });

  it.each([1, 2, 3, 4, 5])('on a disk that lists its directories in another order (%i)', async (seed) => {
    const directory = workspace();
    await (await openTiny(new ShuffledFileSystem(new NodeFileSystem(), seed), { directory })).pack();
    expect(filesOf(directory)).toEqual(expected);
  });

  it('under another path, deep and with blanks and other scripts in it', async () => {
    const directory = workspace(assets, 'my games/жизнь/星/a b');
    await (await openTiny(new NodeFileSystem(), { directory })).pack();
    expect(filesOf(directory)).toEqual(expected);
  });

  it('in another time zone and language, in a process of its own', () => {
    const directory = workspace();
    const surroundings = { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' };
    expect(packInProcess(directory, 0, surroundings).result.status).toBe('succeeded');
    expect(filesOf(directory)).toEqual(expected);
  });

  it.each([1, 2, 5])('with %i worker threads', async (workers) => {
    const directory = workspace();
    const tiny = await openTiny(new NodeFileSystem(), { directory, budgets: { inputs: 50, payloads: 50 } });
    expect((await tiny.ask('packWorkspace', { workers, cache: false })).status).toBe('succeeded');
    expect(filesOf(directory)).toEqual(expected);
  });

  it('with as many threads as the machine has cores', async () => {
    const directory = workspace();
    const tiny = await openTiny(new NodeFileSystem(), { directory });
    expect((await tiny.ask('packWorkspace', {})).status).toBe('succeeded');
    expect(filesOf(directory)).toEqual(expected);
  });
});
