import { expect, it } from 'vitest';
import { sha256 } from '../../../../src/io/hashing.ts';
import { openTiny } from '../../../support/open-tiny.ts';
import { dataBank, tileBank, tinyDisk, tinyPlace } from '../../../support/tiny-project.ts';

const level = { ...dataBank, declaration: { inputs: { files: ['one.bin'] } }, files: { 'one.bin': '12345678' } };
const archive = `${tinyPlace}/build/assets.pa`;
const metadata = `${tinyPlace}/build/asset_table_metadata.json`;

async function packed() {
  const disk = tinyDisk({ assets: [level, tileBank] });
  const tiny = await openTiny(disk);
  const { archive_sha256: digest } = await tiny.pack();
  return { disk, tiny, digest };
}

function flipLastByte(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(bytes, (byte, at) => (at === bytes.length - 1 ? byte ^ 1 : byte));
}

it('has the digest of its own bytes, whatever the companion beside it says', async () => {
  const { disk, tiny, digest } = await packed();
  const bytes = flipLastByte(disk.readFile(archive));
  disk.writeFile(archive, bytes);
  const summary = await tiny.ask('summarizePackWorkspace');
  const report = await tiny.ask('getPackReport');
  expect([summary.last_pack?.archive_sha256, report.archive.sha256]).toEqual([sha256(bytes), sha256(bytes)]);
  expect(sha256(bytes)).not.toBe(digest);
});

it('is not the pack that this session remembers once a byte of it is another', async () => {
  const { disk, tiny } = await packed();
  disk.writeFile(archive, flipLastByte(disk.readFile(archive)));
  expect((await tiny.ask('getPackReport')).pack).toBeUndefined();
});

it('is said to stay unchanged only where its companion vouches for its bytes', async () => {
  const { disk, tiny } = await packed();
  const deltas = async () => (await tiny.ask('summarizePackWorkspace')).assets.map(({ delta }) => delta);
  expect(await deltas()).toEqual(['unchanged', 'unchanged']);
  disk.writeFile(archive, flipLastByte(disk.readFile(archive)));
  expect(await deltas()).toEqual(['unknown', 'unknown']);
});

it('is read beside a companion that is anything at all', async () => {
  const { disk, tiny, digest } = await packed();
  disk.writeFile(metadata, '{"assets":[{},{},{}]}');
  const summary = await tiny.ask('summarizePackWorkspace');
  expect(summary.last_pack).toMatchObject({ archive_sha256: digest, assets: 2 });
});

it('is read once, and again when another stands there', async () => {
  const { disk, tiny } = await packed();
  const opened: string[] = [];
  const open = disk.openRead.bind(disk);
  disk.openRead = (path) => {
    opened.push(path);
    return open(path);
  };
  const read = async () => {
    opened.length = 0;
    await tiny.ask('getPackReport');
    return opened.filter((path) => path === archive).length;
  };
  expect(await read()).toBe(1);
  expect(await read()).toBe(0);
  disk.writeFile(archive, flipLastByte(disk.readFile(archive)));
  expect(await read()).toBe(1);
});
