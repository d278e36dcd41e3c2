import { describe, expect, it } from 'vitest';
import { classify } from '../../../../src/packer/drift/classify/classify.ts';
import { driftItemSchema } from '../../../../src/contract/operations/drift.ts';
import { diskOf, diskWith } from '../../../support/change-project.ts';
import { driftAfter, kindsOf, registryPlace, sightOf, snapshotOf } from '../../../support/seen-drift.ts';
import { uuidOf } from '../../../support/workspace.ts';

const levels = { root: 'a', files: { 'one.bin': 'one', 'two.bin': 'two' } } as const;

describe('drift', () => {
  it('is none where the disk is as it was', () => {
    expect(driftAfter(diskOf(levels, { root: 'b' }), () => undefined)).toEqual([]);
  });

  it('is none where files were only touched', () => {
    expect(driftAfter(diskOf(levels), (disk) => {
      disk.writeFile('/project/assets/a/one.bin', 'one');
    })).toEqual([]);
  });

  it('is none where a pull brought a registry together with its roots', () => {
    const pulled = diskOf(levels, { root: 'b' }, { root: 'c' });
    const items = driftAfter(diskOf(levels), (disk) => {
      disk.writeFile(registryPlace, pulled.readText(registryPlace));
      for (const root of ['b', 'c']) disk.writeFile(`/project/assets/${root}/asset.json`, pulled.readText(`/project/assets/${root}/asset.json`));
    });
    expect(items).toEqual([]);
  });

  it('tells decisions first, then contents, then information', () => {
    const items = driftAfter(diskOf(levels, { root: 'gone' }), (disk) => {
      disk.writeFile('/project/assets/a/one.bin', 'edited');
      disk.writeFile('/project/assets/new/asset.json', disk.readText('/project/assets/a/asset.json').replace(uuidOf(1), uuidOf(77)));
      disk.rename('/project/assets/gone', '/project/elsewhere');
    });
    expect(kindsOf(items)).toEqual(['root_missing', 'content_changed', 'root_appeared']);
  });

  it('has the same ids from look to look', () => {
    const disk = diskOf({ root: 'gone' }, levels);
    const accepted = snapshotOf(disk);
    disk.rename('/project/assets/gone', '/project/elsewhere');
    disk.writeFile('/project/assets/a/one.bin', 'edited');
    const ids = (): readonly string[] => classify(sightOf(disk, accepted)).map(({ id }) => id);
    expect(ids()).toEqual(['root_missing:1', 'content_changed:a/one.bin']);
    expect(ids()).toEqual(ids());
  });

  it('asks about everything at once in a project where everything is wrong, as the contract has it', () => {
    const disk = diskWith({
      assets: [levels, { root: 'broken', declaration: '{' }, { root: 'gone' }, { root: 'odd', assetUuid: uuidOf(4) }, { root: 'copy', registered: false, assetUuid: uuidOf(1) }, { root: 'a/inner', registered: false }],
    });
    disk.rename('/project/assets/gone', '/project/elsewhere');
    const items = classify(sightOf(disk));
    for (const item of items) driftItemSchema.parse(item);
    expect(new Set(kindsOf(items))).toEqual(new Set(['declaration_invalid', 'root_missing', 'uuid_duplicate', 'path_collision', 'root_appeared']));
  });
});
