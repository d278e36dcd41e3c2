import { expect, it } from 'vitest';
import { diskOf } from '../../../support/change-project.ts';
import { driftAfter, kindsOf, the, waysOut } from '../../../support/seen-drift.ts';
import { uuidOf } from '../../../support/workspace.ts';

const declaration = (root: string): string => `/project/assets/${root}/asset.json`;

it('a declaration with a uuid that nobody has is taken as it is, or put right', () => {
  const item = the(driftAfter(diskOf({ root: 'a' }), (disk) => {
    disk.writeFile(declaration('a'), disk.readText(declaration('a')).replace(uuidOf(1), uuidOf(9)));
  }), 'uuid_mismatch');
  expect(item).toMatchObject({ id: 'uuid_mismatch:1', disk: uuidOf(9), registry: uuidOf(1) });
  expect(waysOut(item)).toEqual(['adopt_disk', 'restore_declaration', 'unregister', 'keep']);
});

it('two directories that changed places may follow their uuids', () => {
  const items = driftAfter(diskOf({ root: 'a' }, { root: 'b' }), (disk) => {
    disk.rename('/project/assets/a', '/project/c');
    disk.rename('/project/assets/b', '/project/assets/a');
    disk.rename('/project/c', '/project/assets/b');
  });
  expect(kindsOf(items).filter((kind) => kind !== 'declaration_changed')).toEqual(['uuid_mismatch', 'uuid_mismatch']);
  expect(items.filter(({ kind }) => kind === 'uuid_mismatch').map(waysOut)).toEqual([['unregister', 'merge_by_uuid', 'keep'], ['unregister', 'merge_by_uuid', 'keep']]);
});
