import { describe, expect, it } from 'vitest';
import { diskOf } from '../../../support/change-project.ts';
import { changed, changedLines, index, refused } from './changed.ts';

describe('unregister_asset', () => {
  it('takes the entry out of the registry and leaves the directory as it is', async () => {
    const { difference, preview } = await changed(diskOf({ root: 'a' }, { root: 'b', files: { x: 'x' } }, { root: 'c' }), [{ kind: 'unregister_asset', asset_id: 2 }]);
    expect(Object.keys(difference)).toEqual([index]);
    expect(changedLines(difference[index])).toEqual({ gone: [expect.stringContaining('"root": "b"')], come: [] });
    expect(preview.diagnostics.appear.map(({ code }) => code)).toEqual(['asset_root_unregistered']);
  });

  it('keeps unknown keys of the entry for its undo', async () => {
    const disk = diskOf({ root: 'a' });
    const path = `/project/${index}`;
    disk.writeFile(path, disk.readText(path).replace('"included_in_build": true', '"included_in_build": true, "note": "mine"'));
    const { opened } = await changed(disk, [{ kind: 'unregister_asset', asset_id: 1 }]);
    await opened.undo();
    expect(disk.readText(path)).toContain('"note": "mine"');
  });

  it('refuses an id that the registry does not have', async () => {
    expect((await refused(diskOf({ root: 'a' }), { kind: 'unregister_asset', asset_id: 2 })).code).toBe('not_found');
  });
});
