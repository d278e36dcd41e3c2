import { describe, expect, it } from 'vitest';
import { DeclarationKeeper } from '../../../src/packer/drift/keep-declarations.ts';
import { diskOf } from '../../support/change-project.ts';
import { snapshotOf } from '../../support/seen-drift.ts';
import { uuidOf } from '../../support/workspace.ts';

const kept = '/project/assets/.prometeu/cache/declarations';
const file = '/project/assets/a/asset.json';
type Disk = ReturnType<typeof diskOf>;
const keeperOf = (disk: Disk): DeclarationKeeper => new DeclarationKeeper({ fs: disk, projectDir: '/project', flushBy: 'directory' });
const texts = (disk: Disk): readonly string[] => [...disk.tree(kept).values()].slice(1);

describe('declarations that are valid', () => {
  it('are kept by uuid and digest, the last one of each', () => {
    const disk = diskOf({ root: 'a' });
    const keeper = keeperOf(disk);
    keeper.keep(snapshotOf(disk).roots);
    expect(texts(disk)).toEqual([disk.readText(file)]);
    expect(disk.list(kept)[0]?.name).toMatch(new RegExp(`^${uuidOf(1)}\\.[0-9a-f]{64}\\.json$`, 'u'));
    disk.writeFile(file, disk.readText(file).replace('"a"', '"b"'));
    keeperOf(disk).keep(snapshotOf(disk).roots);
    expect(texts(disk)).toEqual([disk.readText(file)]);
  });

  it('stay kept when they are damaged, given another uuid, or unregistered', () => {
    const disk = diskOf({ root: 'a' });
    const keeper = keeperOf(disk);
    keeper.keep(snapshotOf(disk).roots);
    const before = texts(disk);
    for (const text of ['{', disk.readText(file).replace(uuidOf(1), uuidOf(2))]) {
      disk.writeFile(file, text);
      keeper.keep(snapshotOf(disk).roots);
      expect(texts(disk)).toEqual(before);
    }
  });

  it('are not kept when they changed after they were seen', () => {
    const disk = diskOf({ root: 'a' });
    const seen = snapshotOf(disk).roots;
    disk.writeFile(file, '{}');
    keeperOf(disk).keep(seen);
    expect(texts(disk)).toEqual([]);
  });

  it('are kept some at a time, and those of assets that are as they were not looked at again', () => {
    const disk = diskOf(...Array.from({ length: 40 }, (_, at) => ({ root: `r${at}` })));
    const keeper = keeperOf(disk);
    const { roots } = snapshotOf(disk);
    expect([keeper.keep(roots), keeper.keep(roots), keeper.keep(roots), texts(disk).length]).toEqual([true, true, false, 40]);
    for (const { name } of disk.list(kept)) disk.removeFile(`${kept}/${name}`);
    expect([keeper.keep(roots), texts(disk)]).toEqual([false, []]);
  });

  it('stop nobody where nothing can be written', () => {
    const disk = diskOf({ root: 'a' });
    disk.readOnly = true;
    expect(() => {
      keeperOf(disk).keep(snapshotOf(disk).roots);
    }).not.toThrow();
  });
});
