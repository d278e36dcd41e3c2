import { describe, expect, expectTypeOf, it } from 'vitest';
import { FaultFileSystem } from '../../../src/io/fault-file-system.ts';
import type { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';
import type { ObservedCall } from '../../../src/io/observed-file-system.ts';
import { RecordingFileSystem } from '../../../src/io/recording-file-system.ts';
import type { StagedBuild } from '../../../src/packer/pack/emit.ts';
import { promote } from '../../../src/packer/pack/promote.ts';
import { PackTally } from '../../../src/packer/pack/result.ts';
import { buildNames, buildOf, tinyDisk, tinyPlace } from '../../support/tiny-project.ts';
import { packBench, stagingOf, verified } from './pack-bench.ts';

const build = `${tinyPlace}/build`;

/** A verified build in staging, on a disk that `prepare` has changed. */
async function ready(prepare: (disk: MemoryFileSystem) => void = () => undefined) {
  const disk = tinyDisk();
  const bench = packBench(disk);
  const made = await verified(bench, stagingOf(bench));
  prepare(disk);
  return { disk, bench, made };
}

describe('P3: what is promoted was verified', () => {
  it('by type: a staged build is not one', () => {
    expectTypeOf<Parameters<typeof promote>[1]>().not.toEqualTypeOf<StagedBuild>();
    expectTypeOf<StagedBuild>().not.toExtend<Parameters<typeof promote>[1]>();
  });

  it('and has not changed since: staged bytes that are other ones are refused', async () => {
    const { disk, bench, made } = await ready((changed) => changed.writeFile(`${build}/.staging/${'Abcdefghij0123456789'}/preload.json`, '[]\n'));
    const result = promote(bench.context, made, new PackTally(bench.context));
    expect(result).toMatchObject({ status: 'failed', failure: { kind: 'persistence', error: { code: 'stale_preview' } } });
    expect(disk.stat(`${build}/assets.pa`)).toBeUndefined();
  });
});

describe('promotion', () => {
  it('puts all four files in their places, the metadata file last', async () => {
    const { disk, made } = await ready();
    const recording = new RecordingFileSystem(disk);
    const { context } = packBench(recording);
    const result = promote(context, made, new PackTally(context));
    expect(result).toMatchObject({
      status: 'succeeded',
      unchanged: false,
      durability: 'durable',
      archive: 'build/assets.pa',
      companions: ['build/asset_table.json', 'build/preload.json', 'build/asset_table_metadata.json'],
    });
    const places = recording.calls.flatMap(({ operation, to }) => (operation === 'link' && to !== undefined ? [to.slice(build.length + 1)] : []));
    expect(places).toEqual([...buildNames]);
    expect(Object.keys(buildOf(disk)).filter((path) => !path.startsWith('.staging'))).toEqual([...buildNames].sort());
  });

  it('P6: touches nothing when all four files are what was made', async () => {
    const first = await ready();
    promote(first.bench.context, first.made, new PackTally(first.bench.context));
    const bench = packBench(first.disk);
    const made = await verified(bench, stagingOf(bench));
    const recording = new RecordingFileSystem(first.disk);
    const context = { ...bench.context, medium: { ...bench.context.medium, fs: recording }, commit: () => expect.fail('committed') };
    expect(promote(context, made, new PackTally(context))).toMatchObject({ status: 'succeeded', unchanged: true, archive: 'build/assets.pa' });
    expect(recording.paths('create', 'write', 'rename', 'link', 'removeFile', 'setMode', 'makeDirectory')).toEqual([]);
  });

  it('P6: writes only the files that are other ones', async () => {
    const first = await ready();
    promote(first.bench.context, first.made, new PackTally(first.bench.context));
    const archive = first.disk.stat(`${build}/assets.pa`);
    first.disk.writeFile(`${build}/preload.json`, 'edited by hand');
    const bench = packBench(first.disk);
    const made = await verified(bench, stagingOf(bench));
    expect(promote(bench.context, made, new PackTally(bench.context))).toMatchObject({ status: 'succeeded', unchanged: false });
    expect(first.disk.readText(`${build}/preload.json`)).toBe('[{"asset_id":1,"slot":0}]\n');
    expect(first.disk.stat(`${build}/assets.pa`)).toEqual(archive);
  });
});

describe('a failure to persist is told as one, and leaves build/ as it was', () => {
  it.each([
    ['a directory', (disk: MemoryFileSystem) => disk.makeDirectory(`${build}/assets.pa`)],
    ['a link', (disk: MemoryFileSystem) => disk.symlink('/tmp/keep', `${build}/assets.pa`)],
    ['a pipe', (disk: MemoryFileSystem) => disk.special(`${build}/assets.pa`)],
  ])('%s in the place of assets.pa', async (_, obstruct) => {
    const { disk, bench, made } = await ready(obstruct);
    const before = buildOf(disk);
    expect(promote(bench.context, made, new PackTally(bench.context))).toMatchObject({
      status: 'failed',
      failure: { kind: 'persistence', error: { place: { file: 'build/assets.pa' } } },
    });
    expect(buildOf(disk)).toEqual(before);
  });

  it('a disk that fills up during the promotion', async () => {
    const { disk, bench, made } = await ready();
    const counts = ({ operation, to }: ObservedCall): boolean => operation === 'link' && to?.endsWith('preload.json') === true;
    const fs = new FaultFileSystem(disk, { at: 1, kind: 'error', code: 'ENOSPC' }, { counts });
    const { context } = packBench(fs);
    expect(promote({ ...context, medium: { ...bench.context.medium, fs } }, made, new PackTally(context))).toMatchObject({
      status: 'failed',
      failure: { kind: 'persistence', error: { code: 'no_space' } },
    });
    expect(Object.keys(buildOf(disk)).filter((path) => !path.startsWith('.staging'))).toEqual([]);
  });

  it('a way back that fails as well says that it is owed', async () => {
    const { bench, made } = await ready();
    const error = { code: 'no_space' as const, message: 'full', remedy: 'free some' };
    const rollback = { code: 'commit_unresolved' as const, message: 'not taken back', remedy: 'reopen' };
    const context = { ...bench.context, commit: () => ({ status: 'rollback_failed', error, rollback }) as const };
    expect(promote(context, made, new PackTally(context))).toMatchObject({ status: 'failed', failure: { kind: 'persistence', error: rollback } });
  });
});

it('a build whose last flush failed is published, and its durability unknown', async () => {
  const { bench, made } = await ready();
  const error = { code: 'durability_unknown' as const, message: 'not flushed', remedy: 'check the disk' };
  const context = { ...bench.context, commit: () => ({ status: 'durability_unknown', error, conflicts: [] }) as const };
  expect(promote(context, made, new PackTally(context))).toMatchObject({ status: 'succeeded', durability: 'unknown', archive: 'build/assets.pa' });
});
