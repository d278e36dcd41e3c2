import { expect, it } from 'vitest';
import { openContainedRoot } from '../../../../src/io/contained-path.ts';
import { families } from '../../../../src/packer/families/list.ts';
import { publishedDifference } from '../../../../src/packer/runtime/drift/snapshot-difference.ts';
import { loadSnapshot } from '../../../../src/packer/snapshot/load.ts';
import type { Snapshot } from '../../../../src/packer/snapshot/model.ts';
import { dataBank, excludedBank, soundBank, tileBank, tinyDisk, tinyPlace } from '../../../support/tiny-project.ts';
import { valueOf } from '../../../support/open-tiny.ts';
import type { AssetSpec } from '../../../support/workspace.ts';

const [tile, sound, data] = [tileBank, soundBank, dataBank].map((bank, at): AssetSpec => ({ ...bank, assetId: at + 1 }));
if (!tile || !sound || !data) throw new Error('three banks');

const walkers = families.map((family) => family.walker);

function snapshotOf(assets: readonly AssetSpec[], remove?: string): Snapshot {
  const disk = tinyDisk({ assets });
  if (remove !== undefined) disk.removeFile(`${tinyPlace}/assets/${remove}`);
  return loadSnapshot({ project: valueOf(openContainedRoot(disk, tinyPlace)), walkers, generation: 1 });
}

const before = snapshotOf([tile, sound, data]);

it.each<[string, readonly AssetSpec[], object]>([
  ['nothing', [tile, sound, data], {}],
  ['an asset that came', [tile, sound, data, { ...excludedBank, assetId: 9 }], { added: [9] }],
  ['an asset that was unregistered', [tile, data], { removed: [2] }],
  ['a file with other bytes', [tile, sound, { ...data, files: { ...data.files, 'one.bin': 'x' } }], { changed: [3] }],
  ['a file more, also one nobody selects', [tile, sound, { ...data, files: { ...data.files, 'note.txt': '' } }], { changed: [3] }],
  ['a declaration', [tile, sound, { ...data, declaration: { inputs: { files: ['one.bin'] } } }], { changed: [3] }],
  ['inclusion', [tile, { ...sound, included: false }, data], { changed: [2] }],
  ['several, ascending', [{ ...tile, included: false }, { ...data, included: false }, { ...excludedBank, assetId: 5 }], { added: [5], changed: [1, 3], removed: [2] }],
])('sees %s', (_, assets, expected) => {
  expect(publishedDifference(before, snapshotOf(assets))).toEqual({ added: [], changed: [], removed: [], ...expected });
});

it('sees a root that went missing as a change of its asset', () => {
  expect(publishedDifference(before, snapshotOf([tile, sound, data], 'sounds/ui/asset.json'))).toEqual({ added: [], changed: [2], removed: [] });
});
