import { expect, it } from 'vitest';
import { KnownAssets } from '../../../src/packer/snapshot/known-assets.ts';
import { loadSnapshot } from '../../../src/packer/snapshot/load.ts';
import { diskOf } from '../../support/change-project.ts';

type Disk = ReturnType<typeof diskOf>;

function counted(disk: Disk, known: KnownAssets): readonly (readonly [number, number])[] {
  const told: [number, number][] = [];
  loadSnapshot({ project: { fs: disk, path: '/project' }, walkers: [], generation: 1, known, reading: (done, total) => told.push([done, total]) });
  return told;
}

it('the files of assets that nobody read before are counted, asset by asset', () => {
  const disk = diskOf({ root: 'a', files: { x: '1', y: '2' } }, { root: 'b' });
  expect(counted(disk, new KnownAssets())).toEqual([[0, 4], [3, 4], [4, 4]]);
});

it('files that are as they were are not counted, also while their stats are too young to be believed', () => {
  const disk = diskOf({ root: 'a', files: { x: '1', y: '2' } });
  const known = new KnownAssets();
  counted(disk, known);
  expect(counted(disk, known)).toEqual([]);
  disk.writeFile('/project/assets/a/x', 'edited');
  expect(counted(disk, known)).toEqual([[0, 1], [1, 1]]);
});
