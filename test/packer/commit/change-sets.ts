import type { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';
import type { ChangeSet } from '../../../src/packer/commit/change-set.ts';
import { changes, created, deleted, digest, diskWith, operationId, replaced, staging, stateOf } from './scenario.ts';

/** A change set with the disk it is for, and the two states that are ever allowed. */
export interface Scenario {
  readonly name: string;
  /** A new disk each time. */
  readonly disk: () => MemoryFileSystem;
  readonly set: ChangeSet;
  readonly old: Readonly<Record<string, string>>;
  readonly new: Readonly<Record<string, string>>;
}

const trash = `assets/.prometeu/trash/${operationId}`;

function scenario(
  name: string,
  before: Readonly<Record<string, string>>,
  set: ChangeSet,
  after: Readonly<Record<string, string>>,
): Scenario {
  return { name, disk: () => diskWith(before), set, old: stateOf(diskWith(before)), new: stateOf(diskWith(after)) };
}

const files = scenario(
  'replaces, creates, deletes and throws away files',
  { 'assets/a.json': 'a1', 'assets/b.json': 'b1', 'assets/c.json': 'c1', 'assets/keep': 'k' },
  changes([
    replaced('assets/a.json', 'a1', 'a2'),
    created('assets/deep/er/new.json', 'n2'),
    deleted('assets/b.json', 'b1', `${trash}/b.json`),
    deleted('assets/c.json', 'c1'),
  ]),
  { 'assets/a.json': 'a2', 'assets/deep/er/new.json': 'n2', [`${trash}/b.json`]: 'b1', 'assets/keep': 'k' },
);

const moves = scenario(
  'moves directories and writes in them',
  { 'assets/one/asset.json': 'o1', 'assets/one/x.png': 'x', 'assets/two/asset.json': 't1', 'assets/three/asset.json': 'h1' },
  changes(
    [
      replaced('assets/far/one/asset.json', 'o1', 'o2'),
      created('assets/far/one/made.json', 'm2'),
      created('assets/one/again.json', 'g2'),
      created('assets/.prometeu/history/1.json', 'undo'),
    ],
    [
      { from: 'assets/one', to: 'assets/far/one' },
      { from: 'assets/two', to: 'assets/swap' },
      { from: 'assets/three', to: 'assets/two' },
      { from: 'assets/swap', to: `${trash}/two` },
    ],
  ),
  {
    'assets/far/one/asset.json': 'o2',
    'assets/far/one/made.json': 'm2',
    'assets/far/one/x.png': 'x',
    'assets/one/again.json': 'g2',
    'assets/two/asset.json': 'h1',
    [`${trash}/two/asset.json`]: 't1',
    'assets/.prometeu/history/1.json': 'undo',
  },
);

const promotedBefore = { 'build/assets.pa': 'pa1', 'build/preload.json': 'p1', 'build/old_report.json': 'r1' };
const promotion: Scenario = {
  ...scenario(
    'promotes what a pack staged',
    promotedBefore,
    {
      operationId,
      moves: [],
      files: [
        { path: 'build/assets.pa', before: digest('pa1'), after: { staged: 'assets.pa', sha256: digest('pa2'), size: 3 } },
        { path: 'build/asset_table.json', before: 'absent', after: { staged: 'asset_table.json', sha256: digest('table2'), size: 6 } },
        { path: 'build/preload.json', before: digest('p1'), after: { staged: 'preload.json', sha256: digest('p2'), size: 2 } },
        deleted('build/old_report.json', 'r1'),
      ],
    },
    { 'build/assets.pa': 'pa2', 'build/asset_table.json': 'table2', 'build/preload.json': 'p2' },
  ),
  disk: () =>
    diskWith({
      ...promotedBefore,
      [`${staging}/assets.pa`]: 'pa2',
      [`${staging}/asset_table.json`]: 'table2',
      [`${staging}/preload.json`]: 'p2',
    }),
};

export const scenarios: readonly Scenario[] = [files, moves, promotion];
