import { describe, expect, it } from 'vitest';
import type { PackFailure } from '../../../../src/contract/operations/pack.ts';
import type { Result } from '../../../../src/base/result.ts';
import { SystemError } from '../../../../src/io/system-error.ts';
import { MaterializeError } from '../../../../src/packer/families/family.ts';
import type { Family } from '../../../../src/packer/families/family.ts';
import { familyNamed } from '../../../../src/packer/families/list.ts';
import { PackCancelled } from '../../../../src/packer/pack/context.ts';
import type { PackContext } from '../../../../src/packer/pack/context.ts';
import { materialize } from '../../../../src/packer/pack/materialize/materialize.ts';
import type { MaterializedAsset } from '../../../../src/packer/pack/materialize/materialize.ts';
import { NewPayloads } from '../../../../src/packer/pack/payload/new-payloads.ts';
import { PayloadFile } from '../../../../src/packer/pack/payload/payload-file.ts';
import { tinyDisk, tinyPlace } from '../../../support/tiny-project.ts';
import { frozen, packBench, recalledNothing, stagingOf } from '../pack-bench.ts';

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
  const payloads = new NewPayloads(bench.context.fs, staging.privateFile('payloads'));
  const result = await materialize({ ...bench.context, ...change }, inputs, recalledNothing(bench, inputs), staging, payloads);
  return { result, bench, disk, payloads };
}

function digests(result: Result<readonly MaterializedAsset[], PackFailure>): readonly unknown[] {
  return result.ok ? result.value.map(({ asset, payload, cached }) => [asset.assetId, payload.sha256, cached]) : [];
}

const usual = packBench(tinyDisk()).context.settings;

describe('what is made', () => {
  it('P5: stands in the order of the assets and is the same with any number of threads', async () => {
    const inline = await materialized({});
    for (const workers of [1, 2]) {
      const { result } = await materialized({ settings: { ...inline.bench.context.settings, workers } });
      expect(digests(result), `${workers} workers`).toEqual(digests(inline.result));
    }
    expect(digests(inline.result)).toHaveLength(3);
  });

  it('is what was recalled, where that is known, and no family is asked', async () => {
    const bench = packBench(tinyDisk());
    const staging = stagingOf(bench);
    const inputs = await frozen(bench, staging);
    const first = await materialized({});
    const recalled = { ...recalledNothing(bench, inputs), payloads: first.result.ok ? first.result.value.map(({ payload }) => payload) : [] };
    const families = withMaterializer(() => {
      throw new Error('asked');
    });
    const payloads = new NewPayloads(bench.context.fs, staging.privateFile('payloads'));
    const second = await materialize({ ...bench.context, families }, inputs, recalled, staging, payloads);
    expect(second.ok && second.value.map(({ payload, cached }) => [payload.sha256, cached])).toEqual(digests(first.result).map((each) => [(each as unknown[])[1], true]));
    expect(payloads.count).toBe(0);
  });

  it('goes into one file as it comes, ranges of inputs left out', async () => {
    const { result, payloads, disk } = await materialized({});
    payloads.finish();
    payloads.dispose();
    const file = PayloadFile.read(disk, payloads.path);
    const made = result.ok ? result.value.map(({ payload }) => payload.sha256) : [];
    expect([0, 1, 2].map((place) => file?.at(place).sha256)).toEqual(made);
    // A sound of the bank's own rate and files as they are need not be made.
    expect([0, 1, 2].map((place) => (file?.madeAt(place) ?? 0) > 3)).toEqual([true, false, false]);
  });

  it('leaves no file of its own where it was too much for memory', async () => {
    const { disk, payloads } = await materialized({ settings: { ...usual, payloadBudget: 0 } });
    payloads.finish();
    const staging = disk.list(`${tinyPlace}/build/.staging`).map(({ name }) => `${tinyPlace}/build/.staging/${name}`);
    expect(staging.flatMap((folder) => disk.list(folder).map(({ name }) => name))).toEqual(['private-payloads']);
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

  it('is never kept', async () => {
    const families = withMaterializer(() => {
      throw new MaterializeError('', 'no');
    });
    const { payloads } = await materialized({ families });
    expect(payloads.count).toBe(0);
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
    const payloads = new NewPayloads(bench.context.fs, staging.privateFile('payloads'));
    await expect(materialize({ ...bench.context, families }, inputs, recalledNothing(bench, inputs), staging, payloads)).rejects.toBeInstanceOf(PackCancelled);
    expect(tried).toEqual(['tile_bank']);
  });

  it('with threads ends what they do, and nothing of it is heard of afterwards', async () => {
    const bench = packBench(tinyDisk());
    const staging = stagingOf(bench);
    const inputs = await frozen(bench, staging);
    const context = { ...bench.context, settings: { ...bench.context.settings, workers: 2 } };
    const running = materialize(context, inputs, recalledNothing(bench, inputs), staging, new NewPayloads(context.fs, staging.privateFile('payloads')));
    bench.abort.abort();
    await expect(running).rejects.toBeInstanceOf(PackCancelled);
    const heard = bench.heard.length;
    await new Promise((resolve) => setImmediate(resolve));
    expect(bench.heard).toHaveLength(heard);
  });
});
