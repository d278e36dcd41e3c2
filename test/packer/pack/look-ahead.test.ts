import { describe, expect, it } from 'vitest';
import type { FileSystem } from '../../../src/io/file-system.ts';
import { RecordingFileSystem } from '../../../src/io/recording-file-system.ts';
import { families } from '../../../src/packer/families/list.ts';
import { PackCancelled, type PackContext } from '../../../src/packer/pack/context.ts';
import { lookAhead, type LookedAhead } from '../../../src/packer/pack/look-ahead.ts';
import type { MadePayload } from '../../../src/packer/pack/payload/payload.ts';
import { packable } from '../../../src/packer/pack/plan.ts';
import { FactStore } from '../../../src/packer/snapshot/fact-store.ts';
import { loadSnapshot } from '../../../src/packer/snapshot/load.ts';
import type { AssetRoot } from '../../../src/packer/snapshot/model.ts';
import { probeAsset } from '../../../src/packer/snapshot/probe.ts';
import { dataBank, soundBank, tileBank, tinyDisk, tinyPlace, tinySpec } from '../../support/tiny-project.ts';
import { made as madeOf, packBench, stagingOf } from './pack-bench.ts';

const walkers = families.map(({ walker }) => walker);

interface Looked extends LookedAhead {
  readonly facts: FactStore;
  readonly assets: readonly AssetRoot[];
  readonly told: readonly number[];
}

async function looked(fs: FileSystem = tinyDisk(), change: Partial<PackContext> = {}, between: () => void = () => undefined): Promise<Looked> {
  const { context } = packBench(fs, change);
  const facts = new FactStore(walkers);
  const assets = packable(loadSnapshot({ project: context.project, walkers, generation: 1 }));
  const told: number[] = [];
  between();
  const ahead = await lookAhead(context, facts, assets, (done) => told.push(done));
  return { ...ahead, facts, assets, told };
}

/** Every fact that there is about the selected files. */
function factsOf(facts: FactStore, assets: readonly AssetRoot[]): readonly unknown[] {
  return assets.flatMap(({ declaration, selection }) =>
    selection.inputs.map(({ artifact: { sha256 = '', path } }) =>
      (['header', 'content'] as const).map((depth) => facts.get(sha256, declaration.effective?.family ?? '', path, 'input', depth)),
    ),
  );
}

const { settings } = packBench(tinyDisk()).context;

describe('a look ahead', () => {
  it.each([0, 2])('learns what a look into each file by itself learns, with %i workers', async (workers) => {
    const disk = tinyDisk();
    const ahead = await looked(disk, { settings: { ...settings, workers } });
    const alone = new FactStore(walkers);
    const { project } = packBench(disk).context;
    for (const asset of ahead.assets) expect(probeAsset({ project, walkers, facts: alone, depth: 'content' }, asset)).toEqual([]);
    expect(factsOf(ahead.facts, ahead.assets)).toEqual(factsOf(alone, ahead.assets));
    expect(ahead.left).toEqual([]);
    expect(ahead.told).toEqual([1, 2, 3]);
  });

  it.each([0, 2])('P5: makes of each asset what the pack makes of the frozen bytes, with %i workers', async (workers) => {
    const bench = packBench(tinyDisk());
    const frozen = await madeOf(bench, stagingOf(bench));
    const { made } = await looked(tinyDisk(), { settings: { ...settings, workers } });
    // Whoever was ready first.
    const said = (payloads: readonly MadePayload[]): readonly string[] => payloads.map(({ size, sha256, metadata }) => `${size} ${sha256} ${metadata}`).sort();
    expect(said([...made.values()])).toEqual(said(frozen.made.map(({ payload }) => payload)));
  });

  it('P1: writes nothing, and opens each selected file once', async () => {
    const recording = new RecordingFileSystem(tinyDisk());
    await looked(recording, {}, () => recording.clear());
    expect([...recording.paths('create', 'write', 'rename', 'makeDirectory', 'removeFile')]).toEqual([]);
    expect(recording.paths('openRead').map((path) => path.slice(`${tinyPlace}/assets/`.length))).toEqual([
      'tiles/ground/a.png',
      'tiles/ground/b.png',
      'sounds/ui/click.wav',
      'data/levels/one.bin',
      'data/levels/two.bin',
    ]);
    expect(recording.paths('close')).toEqual(recording.paths('openRead'));
  });

  it('opens nothing of what is known', async () => {
    const recording = new RecordingFileSystem(tinyDisk());
    const { context } = packBench(recording);
    const { facts, assets } = await looked(recording);
    recording.clear();
    expect(await lookAhead(context, facts, assets, () => undefined)).toEqual({ made: new Map(), left: [] });
    expect(recording.calls).toEqual([]);
  });

  it('leaves an asset whose file is not what the snapshot says, and learns nothing of it', async () => {
    const disk = tinyDisk();
    const { left, made, facts, assets } = await looked(disk, {}, () => disk.writeFile(`${tinyPlace}/assets/data/levels/two.bin`, 'second LEVEL!'));
    expect(left.map(({ root }) => root)).toEqual([dataBank.root]);
    expect(made.size).toBe(2);
    expect(factsOf(facts, assets.filter(({ root }) => root === dataBank.root))).toEqual([[undefined, undefined], [undefined, undefined]]);
  });

  it('leaves an asset whose file is gone', async () => {
    const disk = tinyDisk();
    const { left } = await looked(disk, {}, () => disk.removeFile(`${tinyPlace}/assets/sounds/ui/click.wav`));
    expect(left.map(({ root }) => root)).toEqual([soundBank.root]);
  });

  it('leaves assets that are too large to be held', async () => {
    const large = { ...dataBank, files: { 'one.bin': new Uint8Array((1 << 20) + 1), 'two.bin': '' } };
    const { left, made } = await looked(tinyDisk({ assets: [tileBank, large] }));
    expect(left.map(({ root }) => root)).toEqual([dataBank.root]);
    expect(made.size).toBe(1);
  });

  it('knows what is wrong with an asset that its rules refuse, and makes nothing of it', async () => {
    const broken = { ...tileBank, files: { 'a.png': 'no picture', 'b.png': tileBank.files?.['b.png'] ?? '' } };
    const { made, left } = await looked(tinyDisk({ assets: [broken, dataBank] }));
    expect(left).toEqual([]);
    expect([...made.values()].map(({ metadata }) => metadata)).toEqual([expect.stringContaining('one.bin')]);
  });

  it('holds no more made bytes than it may, and learns all the same', async () => {
    const { made, left, facts, assets } = await looked(tinyDisk(tinySpec), { settings: { ...settings, payloadBudget: 0 } });
    expect(made.size).toBe(0);
    expect(left).toEqual([]);
    expect(factsOf(facts, assets).flat()).not.toContain(undefined);
  });

  it('ends when somebody asks to stop', async () => {
    const abort = new AbortController();
    abort.abort();
    await expect(looked(tinyDisk(), { signal: abort.signal })).rejects.toBeInstanceOf(PackCancelled);
  });
});
