import { expect, it } from 'vitest';
import type { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';
import { RecordingFileSystem } from '../../../src/io/recording-file-system.ts';
import { openTiny } from '../../support/open-tiny.ts';
import { buildNames, buildOf, grayTile, tinyDisk, tinyPlace } from '../../support/tiny-project.ts';

const assets = `${tinyPlace}/assets`;
const build = `${tinyPlace}/build`;
const memory = `${assets}/.prometeu/cache/packed`;

async function packOnce(disk: MemoryFileSystem, cache = true) {
  const recording = new RecordingFileSystem(disk);
  const tiny = await openTiny(recording);
  const result = await tiny.pack({ cache });
  await tiny.runtime.close();
  return { result, made: recording.paths('create').filter((path) => path.startsWith(build)) };
}

async function packedDisk(): Promise<MemoryFileSystem> {
  const disk = tinyDisk();
  await packOnce(disk);
  return disk;
}

it('a pack of what the last one was made from makes nothing, in another process too', async () => {
  const disk = await packedDisk();
  const { result, made } = await packOnce(disk);
  expect(made).toEqual([]);
  expect(result).toMatchObject({ status: 'succeeded', unchanged: true, durability: 'durable', packed_asset_count: 3, cache_hits: 3 });
});

it('it tells of the assets, the archive and its companions what the pack told that made them', async () => {
  const disk = tinyDisk();
  const first = await packOnce(disk);
  const again = await packOnce(disk);
  const told = ({ assets: packed, archive, archive_sha256, archive_size, companions, input_fingerprint }: typeof first.result) => ({
    packed: packed.map(({ cached: _, ...asset }) => asset),
    archive, archive_sha256, archive_size, companions, input_fingerprint,
  });
  expect(told(again.result)).toEqual(told(first.result));
});

it('every input is read and hashed all the same', async () => {
  const disk = await packedDisk();
  const recording = new RecordingFileSystem(disk);
  const tiny = await openTiny(recording);
  tiny.atPhase('freeze', () => recording.clear());
  await tiny.pack();
  const opened = recording.paths('openRead');
  for (const file of ['tiles/ground/a.png', 'tiles/ground/b.png', 'sounds/ui/click.wav', 'tiles/ground/asset.json']) expect(opened).toContain(`${assets}/${file}`);
});

it.each(buildNames)('with another %s in build/ everything is made again, also where size and time are as they were', async (name) => {
  const disk = await packedDisk();
  const before = buildOf(disk);
  const path = `${build}/${name}`;
  const { mtimeMs = 0 } = disk.stat(path) ?? {};
  const bytes = disk.readFile(path);
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  disk.writeFile(path, bytes);
  disk.setModified(path, mtimeMs);
  expect((await packOnce(disk)).result).toMatchObject({ status: 'succeeded', unchanged: false });
  expect(buildOf(disk)).toEqual(before);
});

const declaration = `${assets}/tiles/ground/asset.json`;
const registry = `${assets}/.prometeu/index.json`;
const replace = (path: string, from: string | RegExp, to: string) => (disk: MemoryFileSystem): void => {
  const text = disk.readText(path);
  expect(text).toMatch(from);
  disk.writeFile(path, text.replace(from, to));
};

it.each<[string, (disk: MemoryFileSystem) => void]>([
  ['a picture', (disk) => disk.writeFile(`${assets}/tiles/ground/a.png`, grayTile(90))],
  ['a name', replace(declaration, /"asset_name": "[^"]*"/u, '"asset_name": "another"')],
  ['a parameter', replace(declaration, '"codec": "NONE"', '"codec": "NONE", "columns": 4')],
  ['a slot', replace(declaration, '"slot": 0', '"slot": 3')],
  ['an inclusion', replace(registry, '"included_in_build": true', '"included_in_build": false')],
  ['the companions', (disk) => disk.writeFile(`${assets}/.prometeu/project.json`, '{"schema_version": 1, "companions": ["asset_ids.h"]}')],
])('after a change of %s the build is what a pack without any cache makes', async (_, change) => {
  const disk = await packedDisk();
  change(disk);
  const other = disk.clone();
  expect((await packOnce(disk)).result).toMatchObject({ status: 'succeeded', unchanged: false });
  await packOnce(other, false);
  expect(disk.tree(build)).toEqual(other.tree(build));
});

it('without a cache nothing is gone by and nothing remembered', async () => {
  const disk = tinyDisk();
  await packOnce(disk, false);
  expect(disk.stat(memory)).toBeUndefined();
  await packOnce(disk);
  expect((await packOnce(disk, false)).made).not.toEqual([]);
});

it('a memory that is cut or wrong in any byte is none', async () => {
  const disk = await packedDisk();
  const whole = disk.readFile(memory);
  for (let at = 0; at < whole.length; at += 13) {
    const wrong = whole.slice();
    wrong[at] = (wrong[at] ?? 0) ^ 0x40;
    for (const bytes of [whole.subarray(0, at), wrong]) {
      const spoilt = disk.clone();
      spoilt.writeFile(memory, bytes);
      expect((await packOnce(spoilt)).made).not.toEqual([]);
    }
  }
});
