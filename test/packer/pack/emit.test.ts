import { expect, it } from 'vitest';
import { canonicalJson } from '../../../src/base/canonical-json.ts';
import { sha256 } from '../../../src/io/hashing.ts';
import { RecordingFileSystem } from '../../../src/io/recording-file-system.ts';
import { openArchive } from '../../../src/packer/archive/reader.ts';
import { openFileSource } from '../../../src/io/file-source.ts';
import { PackCancelled } from '../../../src/packer/pack/context.ts';
import { emit } from '../../../src/packer/pack/emit.ts';
import { planPack } from '../../../src/packer/pack/plan.ts';
import { tileBank, tinyDisk, tinyPlace } from '../../support/tiny-project.ts';
import { made, packBench, staged, stagingOf } from './pack-bench.ts';

it('writes the four files into the staging directory, flushed, and says what they are', async () => {
  const disk = tinyDisk();
  const recording = new RecordingFileSystem(disk);
  const bench = packBench(recording);
  const staging = stagingOf(bench);
  const build = await staged(bench, staging);
  const files = [build.archive, ...build.companions];
  expect(files.map(({ name }) => name)).toEqual(['assets.pa', 'asset_table.json', 'preload.json', 'asset_table_metadata.json']);
  for (const { name, size, sha256: digest } of files) {
    const bytes = disk.readFile(`${staging.directory}/${name}`);
    expect([size, digest]).toEqual([bytes.length, sha256(bytes)]);
    expect(recording.paths('flush')).toContain(`${staging.directory}/${name}`);
  }
  expect(recording.paths('flushDirectory')).toEqual([staging.directory]);
  const survived = disk.crash(({ path }) => !path.startsWith(`${staging.directory}/`));
  expect(files.map(({ name }) => survived.readText(`${staging.directory}/${name}`)).every((text) => text.length > 0)).toBe(true);
});

it('places the assets by ascending id, whatever the order of their roots', async () => {
  const disk = tinyDisk({ assets: [{ root: 'a', assetId: 7, files: { f: '7' } }, { root: 'b', assetId: 2, files: { f: '2' } }, { root: 'c', assetId: 5, files: { f: '5' } }] });
  const bench = packBench(disk);
  const staging = stagingOf(bench);
  await staged(bench, staging);
  const source = openFileSource(disk, `${staging.directory}/assets.pa`);
  const archive = openArchive(source);
  expect(archive.ok && archive.value.entries.map(({ asset_id, asset_name }) => [asset_id, asset_name])).toEqual([[2, 'b'], [5, 'c'], [7, 'a']]);
  source.dispose();
});

it('says in the metadata file where everything came from, the palette after the inputs', async () => {
  const output = { format: 'TILES/indexed4_v1', tile_size: 8, palette: { file: 'a.hex' } };
  const bank = { ...tileBank, declaration: { ...(tileBank.declaration as object), output }, files: { ...tileBank.files, 'a.hex': '282828\nc8c8c8\n' } };
  const bench = packBench(tinyDisk({ assets: [bank] }));
  const staging = stagingOf(bench);
  await staged(bench, staging);
  const text = Buffer.from((bench.context.fs as ReturnType<typeof tinyDisk>).readFile(`${staging.directory}/asset_table_metadata.json`)).toString();
  const document = JSON.parse(text) as { readonly assets: readonly { readonly root: string; readonly sources: readonly { readonly path: string }[] }[] };
  expect(text).toBe(`${canonicalJson(document)}\n`);
  expect(document.assets.map(({ root, sources }) => [root, sources.map(({ path }) => path)])).toEqual([['tiles/ground', ['a.png', 'b.png', 'a.hex']]]);
});

it('of an empty pack set is the archive of 64 bytes', async () => {
  const bench = packBench(tinyDisk({ assets: [] }));
  expect((await staged(bench, stagingOf(bench))).archive.size).toBe(64);
});

it('can be cancelled in the middle of one huge archive, and leaves no descriptor open', async () => {
  const disk = tinyDisk({ assets: [{ root: 'huge', files: { 'huge.bin': new Uint8Array(64 << 20) } }] });
  const bench = packBench(disk);
  const staging = stagingOf(bench);
  const { inputs, made: assets } = await made(bench, staging);
  let pieces = 0;
  const now = (): number => (pieces += 1) * 10;
  const plan = planPack(inputs.snapshot, bench.context.families, bench.context.facts);
  setImmediate(() => {
    bench.abort.abort();
  });
  await expect(emit({ ...bench.context, now }, plan, assets, staging)).rejects.toBeInstanceOf(PackCancelled);
  expect(pieces).toBeLessThan(20);
  expect(disk.openFiles()).toEqual([]);
  expect(disk.stat(`${tinyPlace}/build/assets.pa`)).toBeUndefined();
});

it('says a payload that is not what was made, and writes no companions for it', async () => {
  const disk = tinyDisk();
  const bench = packBench(disk);
  const staging = stagingOf(bench);
  const { inputs, made: assets } = await made(bench, staging);
  const wrong = assets.map((asset) => ({ ...asset, payload: { ...asset.payload, sha256: '0'.repeat(64) } }));
  const plan = planPack(inputs.snapshot, bench.context.families, bench.context.facts);
  const emitted = await emit(bench.context, plan, wrong, staging);
  expect(emitted).toMatchObject({ ok: false, error: { kind: 'materialization', error: { code: 'materialization_failed' } } });
  expect(emitted.ok ? '' : emitted.error.error.message).toMatch(/^BUG: asset 1 was to have the digest 0000/u);
  expect(disk.list(staging.directory).map(({ name }) => name)).toEqual(['private-payloads', 'assets.pa']);
});
