import { describe, expect, it } from 'vitest';
import { diskOf } from '../../../support/change-project.ts';
import { driftAfter, the } from '../../../support/seen-drift.ts';

const asset = { root: 'a', files: { 'one.bin': 'one', 'two.bin': 'two' } } as const;
const file = (name: string): string => `/project/assets/a/${name}`;

describe('contents', () => {
  it('that changed are told by both digests', () => {
    const item = the(driftAfter(diskOf(asset), (disk) => {
      disk.writeFile(file('one.bin'), 'other');
    }), 'content_changed');
    expect(item).toMatchObject({ class: 'content', place: { root: 'a', asset_id: 1, file: 'assets/a/one.bin' }, options: [] });
    expect(item.disk).not.toBe(item.registry);
  });

  it('that are new appear, and those that are gone are removed', () => {
    const items = driftAfter(diskOf(asset), (disk) => {
      disk.rename(file('one.bin'), file('three.bin'));
    });
    expect(items.map(({ kind, place }) => [kind, place.file])).toEqual([['artifact_removed', 'assets/a/one.bin'], ['artifact_appeared', 'assets/a/three.bin']]);
  });

  it('of a declaration are their own kind', () => {
    const items = driftAfter(diskOf(asset), (disk) => {
      disk.writeFile(file('asset.json'), disk.readText(file('asset.json')).replace('"a"', '"b"'));
    });
    expect(items.map(({ kind }) => kind)).toEqual(['declaration_changed']);
  });

  it('of a root that came or went are none: the root itself is told', () => {
    const items = driftAfter(diskOf(asset), (disk) => {
      disk.rename('/project/assets/a', '/project/assets/b');
    });
    expect(items.map(({ kind }) => kind)).toEqual(['root_moved']);
  });
});
