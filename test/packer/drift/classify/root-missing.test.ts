import { expect, it } from 'vitest';
import { diskOf } from '../../../support/change-project.ts';
import { driftAfter, kindsOf, the, waysOut } from '../../../support/seen-drift.ts';

it('a directory that is gone is missed by its place', () => {
  const items = driftAfter(diskOf({ root: 'a' }, { root: 'b' }), (disk) => {
    disk.rename('/project/assets/a', '/project/away');
  });
  expect(kindsOf(items)).toEqual(['root_missing']);
  expect(the(items, 'root_missing')).toMatchObject({ place: { root: 'a', asset_id: 1 }, disk: 'nothing' });
  expect(waysOut(the(items, 'root_missing'))).toEqual(['unregister', 'keep']);
});
