import { expect, it } from 'vitest';
import { diskOf } from '../../../support/change-project.ts';
import { driftAfter, the, waysOut } from '../../../support/seen-drift.ts';
import { uuidOf } from '../../../support/workspace.ts';

it('an asset.json that is gone from its directory can be restored only where its bytes were kept', () => {
  const gone = (kept: boolean): readonly string[] =>
    waysOut(the(driftAfter(diskOf({ root: 'a', files: { 'x.bin': 'x' } }), (disk) => {
      if (kept) disk.writeFile(`/project/assets/.prometeu/backup/declarations/${uuidOf(1)}.${'0'.repeat(64)}.json`, '{}');
      disk.removeFile('/project/assets/a/asset.json');
    }), 'declaration_missing'));
  expect(gone(false)).toEqual(['unregister', 'keep']);
  expect(gone(true)).toEqual(['restore_declaration', 'unregister', 'keep']);
});

it('a directory that cannot be read is not said to have lost its asset.json', () => {
  const item = the(driftAfter(diskOf({ root: 'a' }), (disk) => {
    disk.setMode('/project/assets/a', 0o000);
  }), 'declaration_missing');
  expect(item).toMatchObject({ message: 'assets/a cannot be looked into. Make it readable.', disk: 'a directory that cannot be read' });
  expect(waysOut(item)).toEqual(['unregister', 'keep']);
});
