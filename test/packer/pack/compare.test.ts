import { expect, it } from 'vitest';
import { compareWithBuild } from '../../../src/packer/pack/compare.ts';
import { promote } from '../../../src/packer/pack/promote.ts';
import { PackTally } from '../../../src/packer/pack/result.ts';
import { tinyDisk, tinyPlace } from '../../support/tiny-project.ts';
import { packBench, stagingOf, verified } from './pack-bench.ts';

it('names the files of build/ that are not what was made: other bytes, missing, or no file at all', async () => {
  const disk = tinyDisk();
  disk.makeDirectory('/tmp/mine');
  const bench = packBench(disk);
  const made = await verified(bench, stagingOf(bench, { kind: 'outside', directory: '/tmp/mine' }));
  const all = ['build/assets.pa', 'build/asset_table.json', 'build/preload.json', 'build/asset_table_metadata.json'];
  expect(compareWithBuild(bench.context, made)).toEqual(all);
  const promoted = packBench(disk);
  promote(promoted.context, await verified(promoted, stagingOf(promoted)), new PackTally(promoted.context));
  expect(compareWithBuild(bench.context, made)).toEqual([]);
  disk.writeFile(`${tinyPlace}/build/assets.pa`, 'other');
  disk.removeFile(`${tinyPlace}/build/preload.json`);
  disk.symlink('assets.pa', `${tinyPlace}/build/preload.json`);
  expect(compareWithBuild(bench.context, made)).toEqual(['build/assets.pa', 'build/preload.json']);
});
