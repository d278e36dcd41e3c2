import { expect, it } from 'vitest';
import { diskOf } from '../../../support/change-project.ts';
import { driftAfter, the, waysOut } from '../../../support/seen-drift.ts';
import { uuidOf } from '../../../support/workspace.ts';

it.each([
  ['valid', (text: string) => text.replace(uuidOf(1), uuidOf(9)), ['register', 'keep']],
  ['damaged', () => '{', ['keep']],
])('an unregistered directory with a %s asset.json is told, and owes nobody a decision', (_, declared, ways) => {
  const item = the(driftAfter(diskOf({ root: 'a' }), (disk) => {
    disk.writeFile('/project/assets/b/asset.json', declared(disk.readText('/project/assets/a/asset.json')));
  }), 'root_appeared');
  expect([item.class, item.place.root]).toEqual(['information', 'b']);
  expect(waysOut(item)).toEqual(ways);
});
