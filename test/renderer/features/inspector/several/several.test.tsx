// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { changesOf } from '../../../../../renderer/features/inspector/several/shared-fields.tsx';
import type { Studio } from '../../../../../renderer/state/studio.ts';
import type { ResponseOf } from '../../../../../src/contract/operations.ts';
import type { FakeClient } from '../../../support/fake-client.ts';
import { inspectorClient, renderInspector } from '../render-inspector.tsx';
import { stamp } from '../values.ts';

type Sum = ResponseOf<'summarizeAssets'>;

const sum: Sum = {
  ...stamp,
  assets: 3,
  missing: 0,
  included: 2,
  input_count: 7,
  input_bytes: 4096,
  packed_bytes: 2048,
  packed_unknown: 1,
  problems: { errors: 2, warnings: 0, infos: 1, unchecked_assets: 1 },
  folder: 'tiles/cave',
  families: [{ family: 'tile_bank', bank_type: 'TILES', assets: 3, packed_bytes: 2048, packed_unknown: 1 }],
  fields: [
    { pointer: '/output/tile_size', values: [{ value: 16, assets: 2 }, { value: 8, assets: 1 }], others: 0 },
    { pointer: '/output/columns', values: [{ value: 16, assets: 3 }], others: 0 },
    { pointer: '/preload/slot', values: [{ assets: 2 }, { value: 3, assets: 1 }], others: 0 },
  ],
};

let client: FakeClient;
let studio: Studio;
const choose = (answer: Sum = sum, ids: readonly number[] = [4, 5, 6]): void => {
  client.answer('summarizeAssets', answer);
  studio = renderInspector(client);
  act(() => studio.navigation.choose({ asset_id: 4 }, new Set(ids)));
};
const proposed = (): unknown => studio.proposals.store.getState().proposal;

beforeEach(() => {
  client = inspectorClient();
});
afterEach(() => {
  cleanup();
  studio.dispose();
});

describe('the inspector of several assets', () => {
  it('asks the packer for the sums of the very assets that are chosen', async () => {
    choose();
    await screen.findByText('assets/tiles/cave');
    expect(client.calls.findLast(({ name }) => name === 'summarizeAssets')?.request).toMatchObject({ asset_ids: [4, 5, 6] });
  });

  it('has a heading whose text is said when others are chosen', () => {
    choose();
    expect(within(screen.getByRole('heading', { level: 2 })).getByRole('status').textContent).toBe('3 assets chosen');
  });

  it('says what they come to, and of how many it is not known', async () => {
    choose();
    expect((await screen.findAllByText('2 KiB, 1 not known yet')).length).toBe(2);
    expect(screen.getByText('7 · 4 KiB')).toBeTruthy();
    expect(['2 errors', '1 note', '1 not looked into'].map((text) => screen.queryByText(text) !== null)).toEqual([true, true, true]);
  });

  it('has a line for each family, by its title', async () => {
    choose();
    const table = await screen.findByRole('table', { name: 'What they come to' });
    expect(await within(table).findByRole('row', { name: /^Tile bank TILES 3 2 KiB/u })).toBeTruthy();
  });

  it('shows inclusion as mixed where it is, and runs the list’s own action', async () => {
    choose();
    const box = await screen.findByRole('checkbox', { name: 'In build: 2 of 3' });
    expect(box.getAttribute('aria-checked')).toBe('mixed');
    const run = vi.fn();
    act(() => void studio.actions.register([{ id: 'assets.include', title: 'Include in the build', group: 'Assets', run }]));
    fireEvent.click(box);
    expect(run).toHaveBeenCalledOnce();
  });

  it('offers the list’s actions with their keys, and why one cannot be had', async () => {
    choose();
    const run = vi.fn();
    act(
      () =>
        void studio.actions.register([
          { id: 'assets.move', title: 'Move…', group: 'Assets', shortcut: 'Shift+M', run },
          { id: 'assets.remove', title: 'Delete…', group: 'Assets', unavailable: 'At most 1,000 at once', run },
        ]),
    );
    fireEvent.click(await screen.findByRole('button', { name: /^Move…/u }));
    expect(run).toHaveBeenCalledOnce();
    const remove = screen.getByRole('button', { name: 'Delete…' });
    expect([remove.hasAttribute('disabled'), remove.title]).toEqual([true, 'At most 1,000 at once']);
    expect(screen.getByText('At most 1,000 at once')).toBeTruthy();
  });

  it('says where they disagree, with how many have each value', async () => {
    choose();
    const size = await screen.findByRole<HTMLSelectElement>('combobox', { name: 'Tile size' });
    expect(size.selectedOptions[0]?.textContent).toBe('Mixed');
    const values = screen.getAllByRole('list').map((list) => within(list).getAllByRole('listitem').map((item) => item.textContent));
    expect(values).toEqual([['2\u202f× 16', '1\u202f× 8'], ['2\u202f× none', '1\u202f× 3']]);
    expect(screen.getByRole<HTMLInputElement>('spinbutton', { name: 'Columns' }).value).toBe('16');
  });

  it('sets a value for all with one proposal', async () => {
    choose();
    fireEvent.change(await screen.findByRole('combobox', { name: 'Tile size' }), { target: { value: 'is:8' } });
    fireEvent.click(screen.getByRole('button', { name: 'Preview changes' }));
    expect(proposed()).toEqual({ kind: 'change', changes: changesOf([4, 5, 6], new Map([['/output/tile_size', 8]])) });
  });

  it('takes a value that all have already for no edit', async () => {
    choose();
    const columns = await screen.findByRole('spinbutton', { name: 'Columns' });
    fireEvent.change(columns, { target: { value: '8' } });
    expect(screen.getByText('1 edit, not applied')).toBeTruthy();
    fireEvent.change(columns, { target: { value: '16' } });
    expect(screen.queryByRole('button', { name: 'Preview changes' })).toBeNull();
  });

  it('forgets edits when other assets are chosen', async () => {
    choose();
    fireEvent.change(await screen.findByRole('combobox', { name: 'Tile size' }), { target: { value: 'is:8' } });
    act(() => studio.navigation.choose({ asset_id: 4 }, new Set([4, 7])));
    expect(screen.queryByRole('button', { name: 'Preview changes' })).toBeNull();
  });

  it.each([
    ['keeps what was set meanwhile', [4, 5, 6]],
    ['touches no edits of others that are chosen by then', [4, 7]],
  ])('when its edits are applied %s', async (_, ids) => {
    choose();
    fireEvent.change(await screen.findByRole('combobox', { name: 'Tile size' }), { target: { value: 'is:8' } });
    fireEvent.click(screen.getByRole('button', { name: 'Preview changes' }));
    const { proposal } = studio.proposals.store.getState();
    if (proposal) studio.proposals.applying(proposal);
    act(() => studio.proposals.dismiss());
    if (ids.length < 3) act(() => studio.navigation.choose({ asset_id: 4 }, new Set(ids)));
    fireEvent.change(await screen.findByRole('spinbutton', { name: 'Columns' }), { target: { value: '9' } });
    await act(async () => proposal && studio.proposals.answered(proposal, 'applied'));
    fireEvent.click(screen.getByRole('button', { name: 'Preview changes' }));
    expect(proposed()).toEqual({ kind: 'change', changes: changesOf(ids, new Map([['/output/columns', 9]])) });
  });

  it('edits no more declarations than fit into one change, and says so', async () => {
    choose(sum, Array.from({ length: 1001 }, (_, at) => at + 1));
    expect(await screen.findByText('At most 1,000 declarations are changed at once.')).toBeTruthy();
    expect(screen.getByRole('combobox', { name: 'Tile size' }).hasAttribute('disabled')).toBe(true);
  });

  it('has no parameters where there are several families', async () => {
    const other = { family: 'data_bank', bank_type: 'DATA', assets: 1, packed_bytes: 1, packed_unknown: 0 };
    choose({ ...sum, families: [other, ...sum.families], fields: sum.fields.slice(-1) });
    expect(await screen.findByText('Preload slot')).toBeTruthy();
    expect(screen.queryByRole('combobox')).toBeNull();
  });
});
