import { describe, expect, it } from 'vitest';
import type { PackFailure } from '../../../src/contract/operations/pack.ts';
import type { Result } from '../../../src/base/result.ts';
import { SystemError } from '../../../src/io/system-error.ts';
import type { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';
import { MaterializeError } from '../../../src/packer/families/family.ts';
import type { Family } from '../../../src/packer/families/family.ts';
import { familyNamed } from '../../../src/packer/families/list.ts';
import { PackCancelled } from '../../../src/packer/pack/context.ts';
import type { PackContext } from '../../../src/packer/pack/context.ts';
import { materialize } from '../../../src/packer/pack/materialize.ts';
import type { MaterializedAsset } from '../../../src/packer/pack/materialize.ts';
import { tinyDisk, tinyPlace } from '../../support/tiny-project.ts';
import { frozen, packBench, stagingOf } from './pack-bench.ts';

/** Families whose materializer is another one. */
function withMaterializer(materialize: Family['materialize']): PackContext['families'] {
  return (name) => {
    const family = familyNamed(name);
    return family && { ...family, materialize };
  };
}

async function materialized(change: Partial<PackContext>, disk = tinyDisk()) {
  const bench = packBench(disk);
  const staging = stagingOf(bench);
  const inputs = await frozen(bench, staging);
  const result = await materialize({ ...bench.context, ...change }, inputs, staging);
  return { result, bench, disk };
}

function digests(result: Result<readonly MaterializedAsset[], PackFailure>): readonly unknown[] {
  return result.ok ? result.value.map(({ asset, payload, cached }) => [asset.assetId, payload.sha256, cached]) : [];
}

const cacheFolder = `${tinyPlace}/assets/.prometeu/cache/payloads`;
const withCache = { ...packBench(tinyDisk()).context.settings, cache: true };

describe('what is made', () => {
  it('P5: stands in the order of the assets and is the same with any number of threads', async () => {
    const inline = await materialized({});
    for (const workers of [1, 2]) {
      const { result } = await materialized({ settings: { ...inline.bench.context.settings, workers } });
      expect(digests(result), `${workers} workers`).toEqual(digests(inline.result));
    }
    expect(digests(inline.result)).toHaveLength(3);
  });

  it('comes from the cache the second time, the same', async () => {
    const first = await materialized({ settings: withCache });
    const second = await materialized({ settings: withCache }, first.disk);
    // The other two are only ranges of their inputs, which no cache makes quicker.
    expect(second.result.ok && second.result.value.map(({ cached }) => cached)).toEqual([true, false, false]);
    expect(second.result.ok && second.result.value.map(({ payload }) => payload.sha256)).toEqual(
      first.result.ok && first.result.value.map(({ payload }) => payload.sha256),
    );
  });

  it.each<[string, (disk: MemoryFileSystem, path: string) => void]>([
    ['deleted', (disk, path) => disk.removeFile(path)],
    ['damaged', (disk, path) => disk.writeFile(path, 'no entry')],
    ['replaced by a link', (disk, path) => {
      disk.removeFile(path);
      disk.symlink('/tmp/keep', path);
    }],
  ])('is made anew, the same, where the cache was %s', async (_, spoil) => {
    const first = await materialized({ settings: withCache });
    const entries = first.disk.list(cacheFolder);
    expect(entries).toHaveLength(1);
    for (const { name } of entries) spoil(first.disk, `${cacheFolder}/${name}`);
    const second = await materialized({ settings: withCache }, first.disk);
    expect(digests(second.result)).toEqual(digests(first.result));
  });

  it('comes from no cache where that is not wanted', async () => {
    const { disk } = await materialized({ settings: withCache });
    const { result } = await materialized({ settings: { ...withCache, cache: false } }, disk);
    expect(result.ok && result.value.map(({ cached }) => cached)).toEqual([false, false, false]);
  });

  it('reports each asset once, and all of them', async () => {
    const { bench } = await materialized({});
    const progress = bench.heard.filter((heard) => typeof heard !== 'string' && heard.phase === 'materialize');
    expect(progress.map((heard) => typeof heard !== 'string' && [heard.done, heard.total, heard.asset_id])).toEqual([[1, 3, 1], [2, 3, 2], [3, 3, 3]]);
  });
});

describe('what cannot be made', () => {
  it('is told with the asset and the file; the others are tried all the same', async () => {
    const tried: string[] = [];
    const families = withMaterializer(({ declaration, inputs }) => {
      tried.push(declaration.family);
      throw new MaterializeError(inputs[0]?.path ?? '', 'holds a surprise');
    });
    const { result } = await materialized({ families });
    expect(tried).toEqual(['tile_bank', 'sound_bank', 'data_bank']);
    expect(result).toMatchObject({
      ok: false,
      error: {
        kind: 'materialization',
        error: {
          code: 'materialization_failed',
          message: '"tiles/ground" could not be converted: holds a surprise. 2 other assets failed too.',
          place: { root: 'tiles/ground', asset_id: 1, file: 'assets/tiles/ground/a.png' },
        },
      },
    });
  });

  it('for the disk’s sake has the disk’s code', async () => {
    const families = withMaterializer(() => {
      throw new SystemError('ENOSPC', 'write', '/x');
    });
    const { result } = await materialized({ families });
    expect(result).toMatchObject({ ok: false, error: { kind: 'materialization', error: { code: 'no_space', cause: 'ENOSPC', place: { file: 'assets/tiles/ground' } } } });
  });

  it('for our own sake is to be reported', async () => {
    const families = withMaterializer(() => {
      throw new RangeError('out of bounds');
    });
    const { result } = await materialized({ families });
    expect(result).toMatchObject({ ok: false, error: { error: { code: 'materialization_failed', remedy: expect.stringContaining('report') as string } } });
  });

  it('is never kept in the cache', async () => {
    const families = withMaterializer(() => {
      throw new MaterializeError('', 'no');
    });
    const { disk } = await materialized({ families, settings: withCache });
    expect(disk.list(cacheFolder)).toEqual([]);
  });
});

describe('cancelling', () => {
  it('ends between two assets', async () => {
    const bench = packBench(tinyDisk());
    const staging = stagingOf(bench);
    const inputs = await frozen(bench, staging);
    const tried: string[] = [];
    const families = withMaterializer((request) => {
      tried.push(request.declaration.family);
      bench.abort.abort();
      return familyNamed(request.declaration.family)!.materialize(request);
    });
    await expect(materialize({ ...bench.context, families }, inputs, staging)).rejects.toBeInstanceOf(PackCancelled);
    expect(tried).toEqual(['tile_bank']);
  });

  it('with threads ends what they do, and nothing of it is heard of afterwards', async () => {
    const bench = packBench(tinyDisk());
    const staging = stagingOf(bench);
    const inputs = await frozen(bench, staging);
    const context = { ...bench.context, settings: { ...bench.context.settings, workers: 2 } };
    const running = materialize(context, inputs, staging);
    bench.abort.abort();
    await expect(running).rejects.toBeInstanceOf(PackCancelled);
    const heard = bench.heard.length;
    await new Promise((resolve) => setImmediate(resolve));
    expect(bench.heard).toHaveLength(heard);
  });
});
