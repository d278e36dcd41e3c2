import { describe, expect, it } from 'vitest';
import { diskOf } from '../../../support/change-project.ts';
import { driftAfter, kindsOf, registryPlace, the, waysOut } from '../../../support/seen-drift.ts';
import { uuidOf } from '../../../support/workspace.ts';

describe('two assets at one place', () => {
  it('are entries that name one directory', () => {
    const item = the(driftAfter(diskOf({ root: 'a' }, { root: 'b' }), (disk) => {
      disk.writeFile(registryPlace, disk.readText(registryPlace).replace('"root": "b"', '"root": "a"'));
    }), 'path_collision');
    expect(waysOut(item)).toEqual(['unregister 1', 'unregister 2', 'keep']);
  });

  it.each([
    ['one inside the other', 'a/inner', 'path_collision:nested a/inner', 'inner'],
    ['of names that differ by case', 'A', 'path_collision:case a', 'a-2'],
  ])('are directories: %s', (_, root, id, to) => {
    const items = driftAfter(diskOf({ root: 'a' }), (disk) => {
      disk.writeFile(`/project/assets/${root}/asset.json`, disk.readText('/project/assets/a/asset.json').replace(uuidOf(1), uuidOf(9)));
    });
    expect(the(items, 'path_collision').id).toBe(id);
    expect(waysOut(the(items, 'path_collision'))).toEqual([`relocate ${to}`, 'keep']);
    expect(kindsOf(items)).toContain('path_collision');
  });
});
