import { expect, it } from 'vitest';
import { familyNamed } from '../../../src/packer/families/list.ts';
import { packable, planPack } from '../../../src/packer/pack/plan.ts';
import { dataBank, excludedBank, strangerBank, tileBank, tinyDisk, tinySpec } from '../../support/tiny-project.ts';
import { gated, packBench } from './pack-bench.ts';

it('holds the active pack set in the order of the archive, with sizes that come true', async () => {
  const bench = packBench(tinyDisk());
  const { snapshot } = await gated(bench);
  const plan = planPack(snapshot, familyNamed, bench.context.facts);
  expect(plan.assets).toMatchObject([
    { asset_id: 1, asset_name: 'ground', root: 'tiles/ground', family: 'tile_bank', bank_type: 'TILES', slot: 0, input_count: 2 },
    { asset_id: 2, asset_name: 'ui', bank_type: 'SOUNDS', input_count: 1, expected_size: 10 },
    { asset_id: 3, asset_name: 'levels', bank_type: 'DATA', input_count: 2, input_bytes: 24, expected_size: 25 },
  ]);
  expect(plan.preload).toEqual([{ asset_id: 1, slot: 0 }]);
});

it('P5: is the same value in whatever order the roots are found', async () => {
  const bench = packBench(tinyDisk(tinySpec));
  const { snapshot } = await gated(bench);
  const turned = { ...snapshot, roots: snapshot.roots.toReversed() };
  expect(planPack(turned, familyNamed, bench.context.facts)).toEqual(planPack(snapshot, familyNamed, bench.context.facts));
});

it('leaves out what is excluded, unregistered or not readable', async () => {
  const broken = { ...tileBank, root: 'tiles/broken', declaration: '{' };
  const { context } = packBench(tinyDisk({ assets: [dataBank, broken, excludedBank, strangerBank] }));
  const snapshot = await context.refresh();
  expect(snapshot.ok && packable(snapshot.value).map(({ root }) => root)).toEqual(['data/levels']);
});
