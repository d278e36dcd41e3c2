import { expect, it } from 'vitest';
import { sha256 } from '../../../../src/io/hashing.ts';
import { diskOf } from '../../../support/change-project.ts';
import { decidedAfter, writtenAfter } from '../../../support/decided-drift.ts';
import { uuidOf } from '../../../support/workspace.ts';

type Disk = ReturnType<typeof diskOf>;
const file = '/project/assets/a/asset.json';
const keep = (disk: Disk): void => {
  disk.writeFile(`/project/assets/.prometeu/backup/declarations/${uuidOf(1)}.${sha256(disk.readFile(file))}.json`, disk.readFile(file));
};

it('a declaration that cannot be used becomes what it was when it was last kept', () => {
  const disk = diskOf({ root: 'a' });
  const before = disk.readText(file);
  keep(disk);
  const written = writtenAfter(disk, (there) => {
    there.writeFile(file, '{');
  }, { item: 'declaration_invalid:a', choice: 'restore_declaration' });
  expect(written['assets/a/asset.json']).toBe(before);
});

it('one that nobody kept cannot be restored', () => {
  const decided = decidedAfter(diskOf({ root: 'a' }), (there) => {
    there.writeFile(file, '{');
  }, { item: 'declaration_invalid:a', choice: 'restore_declaration' });
  expect(decided).toMatchObject({ ok: false, error: { code: 'invalid_request' } });
});

it('the uuid of the registry comes back into asset.json, and nothing else of it changes', () => {
  const disk = diskOf({ root: 'a' });
  const before = disk.readText(file);
  const written = writtenAfter(disk, (there) => {
    there.writeFile(file, before.replace(uuidOf(1), uuidOf(9)));
  }, { item: 'uuid_mismatch:1', choice: 'restore_declaration' });
  expect(written['assets/a/asset.json']).toBe(before);
});

it('a copy becomes an asset of its own', () => {
  const disk = diskOf({ root: 'a' });
  const before = disk.readText(file);
  const written = writtenAfter(disk, (there) => {
    there.writeFile('/project/assets/copy/asset.json', before);
  }, { item: `uuid_duplicate:${uuidOf(1)}`, choice: 'new_uuid_for', target: 'copy' });
  expect(written['assets/copy/asset.json']).toBe(before.replace(uuidOf(1), uuidOf(77)));
});
