import { describe, expect, it } from 'vitest';
import type { IndexDocument } from '../../../../src/contract/documents.ts';
import { diskOf } from '../../../support/change-project.ts';
import { writtenAfter } from '../../../support/decided-drift.ts';
import { registryPlace } from '../../../support/seen-drift.ts';

type Disk = ReturnType<typeof diskOf>;
const rows = (written: Readonly<Record<string, string>>): readonly string[] =>
  (JSON.parse(written['registry'] ?? '') as IndexDocument).assets.map(({ asset_id, root }) => `${String(asset_id)} ${root}`);

/** Assets 1 `a` and 2 `b`, and the registry as last committed. */
function committed(): Disk {
  const disk = diskOf({ root: 'a' }, { root: 'b' });
  disk.writeFile('/project/assets/.prometeu/backup/index.json', disk.readText(registryPlace));
  return disk;
}

const lose = (disk: Disk): void => {
  disk.removeFile(registryPlace);
};
const loseAndMove = (disk: Disk): void => {
  lose(disk);
  disk.rename('/project/assets/a', '/project/assets/moved');
};

describe('a registry that is gone', () => {
  const item = 'registry_missing:index.json';

  it('is put back byte for byte', () => {
    const disk = committed();
    const before = disk.readText(registryPlace);
    expect(writtenAfter(disk, lose, { item, choice: 'restore_registry' })['registry']).toBe(before);
  });

  it('is put back with every asset where its uuid is now', () => {
    expect(rows(writtenAfter(committed(), loseAndMove, { item, choice: 'merge_by_uuid' }))).toEqual(['1 moved', '2 b']);
  });

  it('is made of what the disk has, with the ids that were known', () => {
    expect(rows(writtenAfter(committed(), loseAndMove, { item, choice: 'adopt_disk' }))).toEqual(['1 moved', '2 b']);
  });
});

it('a registry that would give an id again counts on above every one', () => {
  const written = writtenAfter(committed(), (disk) => {
    disk.writeFile(registryPlace, disk.readText(registryPlace).replace('"next_asset_id": 3', '"next_asset_id": 2'));
  }, { item: 'registry_invalid:next_asset_id', choice: 'renumber' });
  expect((JSON.parse(written['registry'] ?? '') as IndexDocument).next_asset_id).toBe(3);
});
