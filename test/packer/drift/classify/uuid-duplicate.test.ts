import { describe, expect, it } from 'vitest';
import { diskOf } from '../../../support/change-project.ts';
import { driftAfter, kindsOf, registryPlace, the, waysOut } from '../../../support/seen-drift.ts';
import { uuidOf } from '../../../support/workspace.ts';

describe('two that carry one uuid', () => {
  it('are a copied directory: people choose which one keeps the identity', () => {
    const items = driftAfter(diskOf({ root: 'a' }), (disk) => {
      disk.writeFile('/project/assets/b/asset.json', disk.readText('/project/assets/a/asset.json'));
    });
    expect(kindsOf(items)).toEqual(['uuid_duplicate']);
    expect(the(items, 'uuid_duplicate')).toMatchObject({ id: `uuid_duplicate:${uuidOf(1)}`, roots: ['a', 'b'] });
    expect(waysOut(the(items, 'uuid_duplicate'))).toEqual(['new_uuid_for b', 'new_uuid_for a', 'keep']);
  });

  it('with two copies keep the identity where it is until one copy is left', () => {
    const items = driftAfter(diskOf({ root: 'a' }), (disk) => {
      for (const root of ['b', 'c']) disk.writeFile(`/project/assets/${root}/asset.json`, disk.readText('/project/assets/a/asset.json'));
    });
    expect(waysOut(the(items, 'uuid_duplicate'))).toEqual(['new_uuid_for b', 'new_uuid_for c', 'keep']);
  });

  it('are two entries of the registry: one has to go', () => {
    const items = driftAfter(diskOf({ root: 'a' }, { root: 'b' }), (disk) => {
      disk.writeFile(registryPlace, disk.readText(registryPlace).replace(uuidOf(2), uuidOf(1)));
    });
    expect(waysOut(the(items, 'uuid_duplicate'))).toEqual(['unregister 1', 'unregister 2', 'keep']);
  });
});
