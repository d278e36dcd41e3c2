import { describe, expect, it } from 'vitest';
import { diskOf } from '../../../support/change-project.ts';
import { changed, changedLines, index, refused } from './changed.ts';

const disk = () => diskOf({ root: 'a', files: { 'x.bin': 'x', 'sub/y.bin': 'y' }, declaration: { author: 'me' } }, { root: 'b' });
const to = (place: string) => ({ kind: 'duplicate_asset', asset: { asset_id: 1 }, to: place }) as const;

describe('duplicate_asset', () => {
  it('copies every file, gives the copy a uuid, an id and a name of its own, and keeps the rest of the declaration', async () => {
    const there = disk();
    const { difference, preview, result } = await changed(there, [to('copies/a2')]);
    const [made] = preview.changes;
    const uuid = made?.kind === 'duplicate_asset' ? (made.asset_uuid ?? '') : '';
    expect(Object.keys(difference)).toEqual([
      index, 'assets/copies/', 'assets/copies/a2/', 'assets/copies/a2/asset.json', 'assets/copies/a2/sub/', 'assets/copies/a2/sub/y.bin', 'assets/copies/a2/x.bin',
    ]);
    const copy = difference['assets/copies/a2/asset.json']?.[1];
    expect(changedLines([there.readText('/project/assets/a/asset.json'), copy]).come).toEqual([`  "asset_uuid": "${uuid}",`, '  "asset_name": "a2",']);
    expect([result.asset_ids, difference['assets/copies/a2/x.bin']]).toEqual([[1, 3], [undefined, 'x']]);
  });

  it('copies what is selected, so that nothing is missing from the copy', async () => {
    expect((await changed(disk(), [to('c')])).preview.diagnostics.appear).toEqual([]);
  });

  it('shows that the copy has the slot of the original', async () => {
    const there = diskOf({ root: 'a', files: { x: 'x' }, declaration: { preload: { slot: 1 } } });
    expect((await changed(there, [to('c')])).preview.diagnostics.appear.map(({ code }) => code)).toContain('preload_slot_clash');
  });

  it('copies neither links nor the asset roots within', async () => {
    const there = diskOf({ root: 'a', files: { x: 'x' } }, { root: 'a/inner', registered: false, files: { z: 'z' } });
    there.symlink('x', '/project/assets/a/link');
    const { difference } = await changed(there, [to('c')]);
    expect(Object.keys(difference)).toEqual([index, 'assets/c/', 'assets/c/asset.json', 'assets/c/x']);
  });

  it.each([
    ['b', 'target_exists'],
    ['a/copy', 'root_nested'],
    ['A', 'target_exists'],
    ['lpt1', 'path_not_portable'],
  ])('refuses %s', async (place, code) => {
    expect((await refused(disk(), to(place))).code).toBe(code);
  });

  it('refuses a name with a mark of direction in it', async () => {
    expect((await refused(disk(), { ...to('c'), asset_name: 'crate\u202egnp' })).message).toBe('The name must not hold marks that turn the direction of a text.');
  });
});
