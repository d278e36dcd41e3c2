import { describe, expect, it } from 'vitest';
import { diskOf, Opened } from '../../../support/change-project.ts';
import { changed, changedLines, index, refused } from './changed.ts';

const disk = () => diskOf({ root: 'a' }, { root: 'b', included: false }, { root: 'c' });

describe('set_included', () => {
  it('changes a line for each asset that was otherwise, and none for the rest', async () => {
    const { difference, result } = await changed(disk(), [{ kind: 'set_included', asset_ids: [3, 1, 2, 1], included_in_build: false }]);
    expect(Object.keys(difference)).toEqual([index]);
    expect(changedLines(difference[index]).come.map((line) => /"root": "(\w)".*false/u.exec(line)?.[1])).toEqual(['a', 'c']);
    expect(result.asset_ids).toEqual([1, 2, 3]);
  });

  it('undoes only the inclusion of an asset that was moved since', async () => {
    const opened = await Opened.on(disk());
    const { operation_id } = await opened.change({ kind: 'set_included', asset_ids: [1], included_in_build: false });
    await opened.change({ kind: 'relocate_asset', asset: { asset_id: 1 }, to: 'moved' });
    await opened.undo(operation_id);
    expect(opened.project.snapshot.roots.find(({ root }) => root === 'moved')?.entry?.included_in_build).toBe(true);
  });

  it('has nothing to do for assets that are so already', async () => {
    const preview = await (await Opened.on(disk())).preview({ kind: 'set_included', asset_ids: [2], included_in_build: false });
    expect(preview).toMatchObject({ ok: true, value: { files: [], moves: [] } });
  });

  it('refuses all when one id is unknown', async () => {
    expect((await refused(disk(), { kind: 'set_included', asset_ids: [1, 9], included_in_build: false })).code).toBe('not_found');
  });
});
