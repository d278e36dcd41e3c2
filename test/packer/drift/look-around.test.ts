import { describe, expect, it } from 'vitest';
import { isIntact, keptDeclarations, lookAround } from '../../../src/packer/drift/look-around.ts';
import { diskOf } from '../../support/change-project.ts';
import { registryPlace, snapshotOf } from '../../support/seen-drift.ts';
import { uuidOf } from '../../support/workspace.ts';

const control = '/project/assets/.prometeu';
const digest = 'a'.repeat(64);
const project = (fs: ReturnType<typeof diskOf>) => ({ fs, path: '/project' });

describe('beside the snapshot', () => {
  it('nothing is looked at in a sound project', () => {
    const disk = diskOf({ root: 'a' });
    disk.writeFile(`${control}/backup/index.json`, disk.readText(registryPlace));
    expect(lookAround(project(disk), snapshotOf(disk))).toEqual({ directories: new Set(), declarations: new Set() });
  });

  it('a directory that lost its asset.json is told from one that is gone', () => {
    const disk = diskOf({ root: 'a', files: { x: '' } }, { root: 'b', files: { x: '' } });
    disk.removeFile('/project/assets/a/asset.json');
    disk.rename('/project/assets/b', '/project/away');
    expect(lookAround(project(disk), snapshotOf(disk)).directories).toEqual(new Set(['a']));
  });

  it('declarations kept by commits and by looks are found, and nothing else in their folders', () => {
    const disk = diskOf({ root: 'a' });
    disk.removeFile('/project/assets/a/asset.json');
    for (const path of [`backup/declarations/${uuidOf(1)}.${digest}.json`, `cache/declarations/${uuidOf(2)}.${digest}.json`, 'cache/declarations/x.json']) disk.writeFile(`${control}/${path}`, '');
    expect(lookAround(project(disk), snapshotOf(disk)).declarations).toEqual(new Set([uuidOf(1), uuidOf(2)]));
  });

  it('a kept declaration whose bytes are not those of its name is not whole', () => {
    const disk = diskOf({ root: 'a' });
    disk.writeFile(`${control}/backup/declarations/${uuidOf(1)}.${digest}.json`, 'damaged');
    expect(keptDeclarations(project(disk)).map((kept) => isIntact(project(disk), kept))).toEqual([false]);
  });
});
