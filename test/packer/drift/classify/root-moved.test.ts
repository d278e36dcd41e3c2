import { describe, expect, it } from 'vitest';
import { diskOf } from '../../../support/change-project.ts';
import { driftAfter, kindsOf, the, waysOut } from '../../../support/seen-drift.ts';

describe('a moved directory', () => {
  it('is known by its uuid, whatever else was edited on the way', () => {
    const item = the(driftAfter(diskOf({ root: 'a' }), (disk) => {
      disk.rename('/project/assets/a', '/project/assets/b');
      disk.writeFile('/project/assets/b/x.bin', 'new');
    }), 'root_moved');
    expect(item).toMatchObject({ id: 'root_moved:1', disk: 'assets/b', registry: 'assets/a', roots: ['a', 'b'], asset_ids: [1] });
    expect(waysOut(item)).toEqual(['relocate b', 'unregister', 'keep']);
  });

  it('is moved also when only the case of its name changed', () => {
    expect(kindsOf(driftAfter(diskOf({ root: 'tiles' }), (disk) => {
      disk.rename('/project/assets/tiles', '/project/assets/Tiles');
    }))).toEqual(['root_moved']);
  });

  it('with a copy beside it leaves it to people which of the two it is', () => {
    const item = the(driftAfter(diskOf({ root: 'a' }), (disk) => {
      disk.rename('/project/assets/a', '/project/assets/b');
      disk.writeFile('/project/assets/c/asset.json', disk.readText('/project/assets/b/asset.json'));
    }), 'root_moved');
    expect(waysOut(item)).toEqual(['relocate b', 'relocate c', 'unregister', 'keep']);
  });

  it('that came back is no drift at all', () => {
    expect(driftAfter(diskOf({ root: 'a' }), (disk) => {
      disk.rename('/project/assets/a', '/project/b');
      disk.rename('/project/b', '/project/assets/a');
    })).toEqual([]);
  });
});
