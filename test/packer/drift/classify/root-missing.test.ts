import { expect, it } from 'vitest';
import { diskOf } from '../../../support/change-project.ts';
import { editIndex } from '../../../../src/packer/documents/index-edit.ts';
import { uuidOf } from '../../../support/workspace.ts';
import { mostItems } from '../../../../src/packer/drift/classify/item.ts';
import { driftAfter, kindsOf, registryPlace, the, waysOut } from '../../../support/seen-drift.ts';

it('a directory that is gone is missed by its place', () => {
  const items = driftAfter(diskOf({ root: 'a' }, { root: 'b' }), (disk) => {
    disk.rename('/project/assets/a', '/project/away');
  });
  expect(kindsOf(items)).toEqual(['root_missing']);
  expect(the(items, 'root_missing')).toMatchObject({ place: { root: 'a', asset_id: 1 }, disk: 'nothing' });
  expect(waysOut(the(items, 'root_missing'))).toEqual(['unregister', 'keep']);
});

it('of very many that are gone so many are told as people could ever decide about, and how many more there are', () => {
  const items = driftAfter(diskOf({ root: 'a' }), (disk) => {
    const assets = Array.from({ length: mostItems + 7 }, (_, at) => ({ asset_id: at + 1, asset_uuid: uuidOf(at + 1), root: at === 0 ? 'a' : `gone/${String(at)}`, included_in_build: false }));
    const written = editIndex(undefined, (document) => ({ ...document, next_asset_id: assets.length + 1, assets }));
    if (!written.ok) throw new Error(written.error.message);
    disk.writeFile(registryPlace, written.value);
  });
  expect(items.filter((item) => item.class === 'decision')).toHaveLength(mostItems);
  expect(items.filter((item) => item.class !== 'decision')).toMatchObject([
    { id: 'root_missing:more', class: 'information', options: [], message: '6 more assets are where no asset.json is; they are told one by one once the others are decided.' },
  ]);
});
