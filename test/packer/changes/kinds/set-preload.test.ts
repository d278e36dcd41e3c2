import { describe, expect, it } from 'vitest';
import { diskOf, Opened } from '../../../support/change-project.ts';
import { changed, changedLines } from './changed.ts';

const file = 'assets/a/asset.json';
const preload = (slot: number | null) => ({ kind: 'set_preload', asset: { asset_id: 1 }, slot }) as const;

describe('set_preload', () => {
  it('adds the slot where there was none', async () => {
    const { difference } = await changed(diskOf({ root: 'a' }), [preload(3)]);
    const text = difference[file]?.[1] ?? '';
    expect(JSON.parse(text)).toMatchObject({ preload: { slot: 3 } });
  });

  it('changes the slot and keeps what else its author put beside it', async () => {
    const { difference } = await changed(diskOf({ root: 'a', declaration: { preload: { slot: 1, why: 'first' } } }), [preload(2)]);
    expect(changedLines(difference[file])).toEqual({ gone: ['    "slot": 1,'], come: ['    "slot": 2,'] });
  });

  it('puts a slot right that kept the declaration from being valid, and keeps what stands beside it', async () => {
    const { difference } = await changed(diskOf({ root: 'a', registered: false, declaration: { preload: { slot: 99, why: 'first' } } }), [{ kind: 'set_preload', asset: { root: 'a' }, slot: 2 }]);
    expect(changedLines(difference[file])).toEqual({ gone: ['    "slot": 99,'], come: ['    "slot": 2,'] });
  });

  it('takes the slot away', async () => {
    const { difference } = await changed(diskOf({ root: 'a', declaration: { preload: { slot: 1 } } }), [preload(null)]);
    expect(difference[file]?.[1]).not.toContain('preload');
  });

  it('shows that the slot is taken, and does it all the same', async () => {
    const { preview } = await changed(diskOf({ root: 'a' }, { root: 'b', declaration: { preload: { slot: 3 } } }), [preload(3)]);
    expect(preview.diagnostics.appear.map(({ code }) => code)).toContain('preload_slot_clash');
  });

  it('has nothing to do for an asset without a slot', async () => {
    expect(await (await Opened.on(diskOf({ root: 'a' }))).preview(preload(null))).toMatchObject({ ok: true, value: { files: [] } });
  });

  it('refuses a slot that no bank has', async () => {
    expect(await (await Opened.on(diskOf({ root: 'a' }))).preview(preload(16))).toMatchObject({ ok: false, error: { code: 'invalid_request' } });
  });
});
