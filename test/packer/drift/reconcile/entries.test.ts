import { describe, expect, it } from 'vitest';
import type { IndexDocument } from '../../../../src/contract/documents.ts';
import { diskOf } from '../../../support/change-project.ts';
import { writtenAfter } from '../../../support/decided-drift.ts';
import { registryPlace } from '../../../support/seen-drift.ts';
import { uuidOf } from '../../../support/workspace.ts';

type Disk = ReturnType<typeof diskOf>;
const rows = (written: Readonly<Record<string, string>>): readonly string[] =>
  (JSON.parse(written['registry'] ?? '') as IndexDocument).assets.map(({ asset_id, asset_uuid, root }) => `${String(asset_id)} ${root} ${asset_uuid.slice(-1)}`);

const move = (disk: Disk): void => {
  disk.rename('/project/assets/a', '/project/assets/moved');
};
const otherUuid = (disk: Disk): void => {
  disk.writeFile('/project/assets/a/asset.json', disk.readText('/project/assets/a/asset.json').replace(uuidOf(1), uuidOf(9)));
};
const stray = (disk: Disk): void => {
  disk.writeFile(registryPlace, disk.readText(registryPlace).replace('"root": "a"', '"root": "nowhere"').replace('"included_in_build": true}', '"included_in_build": false}'));
};

describe('the registry', () => {
  it('follows a directory to where it was moved', () => {
    expect(rows(writtenAfter(diskOf({ root: 'a' }), move, { item: 'root_moved:1', choice: 'relocate', target: 'moved' }))).toEqual(['1 moved 1']);
  });

  it('lets go of one that was moved', () => {
    expect(rows(writtenAfter(diskOf({ root: 'a' }, { root: 'b' }), move, { item: 'root_moved:1', choice: 'unregister' }))).toEqual(['2 b 2']);
  });

  it('takes the uuid that asset.json says', () => {
    expect(rows(writtenAfter(diskOf({ root: 'a' }), otherUuid, { item: 'uuid_mismatch:1', choice: 'adopt_disk' }))).toEqual(['1 a 9']);
  });

  it('says again what the disk has, and keeps the rest of an edit', () => {
    const written = writtenAfter(diskOf({ root: 'a' }), stray, { item: 'registry_changed:1', choice: 'adopt_disk' });
    expect([rows(written), written['registry']?.includes('false')]).toEqual([['1 a 1'], true]);
  });

  it('becomes what it was before an edit', () => {
    const written = writtenAfter(diskOf({ root: 'a' }), stray, { item: 'registry_changed:1', choice: 'restore_registry' });
    expect([rows(written), written['registry']?.includes('false')]).toEqual([['1 a 1'], false]);
  });
});
