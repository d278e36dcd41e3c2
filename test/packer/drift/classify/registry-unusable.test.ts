import { describe, expect, it } from 'vitest';
import { diskOf } from '../../../support/change-project.ts';
import { driftAfter, kindsOf, registryPlace, the, waysOut } from '../../../support/seen-drift.ts';

const conflict = '<<<<<<< ours\n{}\n=======\n{}\n>>>>>>> theirs\n';

describe('a registry that cannot be used', () => {
  it.each([
    ['registry_invalid', '{', ['restore_registry', 'merge_by_uuid', 'adopt_disk', 'keep']],
    ['registry_conflict', conflict, ['merge_by_uuid', 'merge_by_uuid kept', 'merge_by_uuid ours', 'merge_by_uuid theirs', 'restore_registry', 'adopt_disk', 'keep']],
    ['registry_missing', undefined, ['restore_registry', 'merge_by_uuid', 'adopt_disk', 'keep']],
  ] as const)('is %s, and the only thing asked', (kind, text, ways) => {
    const items = driftAfter(diskOf({ root: 'a' }), (disk) => {
      disk.writeFile('/project/assets/.prometeu/backup/index.json', disk.readText(registryPlace));
      if (text === undefined) disk.removeFile(registryPlace);
      else disk.writeFile(registryPlace, text);
    });
    expect(kindsOf(items)).toEqual([kind]);
    expect(the(items, kind)).toMatchObject({ place: { file: 'assets/.prometeu/index.json' }, roots: [], asset_ids: [] });
    expect(waysOut(the(items, kind))).toEqual(ways);
  });

  it('and of which nothing was kept can only be made of the disk', () => {
    const item = the(driftAfter(diskOf({ root: 'a' }), (disk) => {
      disk.removeFile(registryPlace);
    }), 'registry_missing');
    expect(waysOut(item)).toEqual(['adopt_disk', 'keep']);
  });

  it('for it would give an id a second time counts on', () => {
    const items = driftAfter(diskOf({ root: 'a' }), (disk) => {
      disk.writeFile(registryPlace, disk.readText(registryPlace).replace('"next_asset_id": 2', '"next_asset_id": 1'));
    });
    expect(waysOut(the(items, 'registry_invalid'))).toEqual(['renumber', 'keep']);
  });
});
