import { describe, expect, it } from 'vitest';
import { classify } from '../../../../src/packer/drift/classify/classify.ts';
import { diskOf } from '../../../support/change-project.ts';
import { driftAfter, kindsOf, registryPlace, sightOf, the, waysOut } from '../../../support/seen-drift.ts';

describe('a registry that was edited', () => {
  it('asks only about the entry that no longer says what the disk has', () => {
    const items = driftAfter(diskOf({ root: 'a' }, { root: 'b' }), (disk) => {
      disk.writeFile(registryPlace, disk.readText(registryPlace).replace('"root": "a"', '"root": "z"').replace('"b", "included_in_build": true', '"b", "included_in_build": false'));
    });
    expect(kindsOf(items)).toEqual(['registry_changed']);
    expect(the(items, 'registry_changed')).toMatchObject({ id: 'registry_changed:1', roots: ['a', 'z'], asset_ids: [1] });
    expect(waysOut(the(items, 'registry_changed'))).toEqual(['adopt_disk', 'restore_registry', 'unregister', 'keep']);
  });

  it('asks nothing where an entry went and its directory stays', () => {
    const items = driftAfter(diskOf({ root: 'a' }, { root: 'b' }), (disk) => {
      const document = JSON.parse(disk.readText(registryPlace)) as { assets: unknown[] };
      disk.writeFile(registryPlace, JSON.stringify({ ...document, assets: document.assets.slice(1) }));
    });
    expect(kindsOf(items)).toEqual(['root_appeared']);
  });

  it('is held against the registry as last committed where nothing else is known', () => {
    const disk = diskOf({ root: 'a' });
    disk.writeFile('/project/assets/.prometeu/backup/index.json', disk.readText(registryPlace));
    disk.writeFile(registryPlace, disk.readText(registryPlace).replace('"root": "a"', '"root": "z"'));
    expect(kindsOf(classify(sightOf(disk)))).toEqual(['registry_changed']);
  });
});
