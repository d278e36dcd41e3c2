import { expect, it } from 'vitest';
import { diskOf } from '../../../support/change-project.ts';
import { driftAfter, kindsOf, registryPlace, the, waysOut } from '../../../support/seen-drift.ts';
import { uuidOf } from '../../../support/workspace.ts';

it('one id for two assets is renumbered for the one that people name', () => {
  const items = driftAfter(diskOf({ root: 'a' }, { root: 'b' }), (disk) => {
    disk.writeFile(registryPlace, disk.readText(registryPlace).replace('"asset_id": 2', '"asset_id": 1'));
  });
  expect(kindsOf(items)).toEqual(['asset_id_duplicate']);
  expect(waysOut(the(items, 'asset_id_duplicate'))).toEqual([`renumber ${uuidOf(1)}`, `renumber ${uuidOf(2)}`, 'keep']);
});
