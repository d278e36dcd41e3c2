import { expect, it } from 'vitest';
import { diskOf } from '../../../support/change-project.ts';
import { driftAfter, kindsOf, the, waysOut } from '../../../support/seen-drift.ts';

it.each([
  ['not valid', '{ "schema_version": 1 '],
  ['in conflict', '<<<<<<< ours\n{}\n=======\n{}\n>>>>>>> theirs\n'],
])('a declaration that is %s asks for a decision, with its line', (_, text) => {
  const item = the(driftAfter(diskOf({ root: 'a' }), (disk) => {
    disk.writeFile('/project/assets/a/asset.json', text);
  }), 'declaration_invalid');
  expect(item).toMatchObject({ id: 'declaration_invalid:a', place: { root: 'a', asset_id: 1, file: 'assets/a/asset.json' } });
  expect(item.message).toMatch(/^line \d+: /u);
});

it('one that cannot be read asks for a decision, and nothing is put in its place', () => {
  const item = the(driftAfter(diskOf({ root: 'a' }), (disk) => {
    disk.setMode('/project/assets/a/asset.json', 0o000);
  }), 'declaration_invalid');
  expect(item.disk).toBe('an asset.json that cannot be read');
  expect(waysOut(item)).toEqual(['unregister', 'keep']);
});

it('of a directory that nobody registered no decision is asked', () => {
  expect(kindsOf(driftAfter(diskOf({ root: 'a' }), (disk) => {
    disk.writeFile('/project/assets/b/asset.json', '{');
  }))).toEqual(['root_appeared']);
});
