// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Studio } from '../../../../renderer/state/studio.ts';
import { packerError } from '../../../../src/contract/errors.ts';
import type { FakeClient } from '../../support/fake-client.ts';
import { inspectorClient, renderInspector } from './render-inspector.tsx';
import { details, finding, tilePreview } from './values.ts';

let client: FakeClient;
let studio: Studio;
const show = (more: Parameters<typeof renderInspector>[1] = {}): void => {
  studio = renderInspector(client, more);
};
const proposed = (): unknown => studio.proposals.store.getState().proposal;

beforeEach(() => {
  client = inspectorClient();
});
afterEach(() => {
  cleanup();
  studio.dispose();
});

describe('the inspector of nothing in particular', () => {
  it('says what it is for while no asset is chosen', () => {
    show();
    act(() => studio.navigation.choose(undefined));
    expect(screen.getByText('No asset chosen')).toBeTruthy();
  });

  it('says why an asset cannot be shown', async () => {
    client.answer('getAssetDetails', packerError('not_found', 'The project has no asset with id 4.', 'Ask for the list.'));
    show();
    expect(await screen.findByText('The project has no asset with id 4.')).toBeTruthy();
  });
});

describe('the inspector of an asset', () => {
  it('shows who it is, each name to be copied', async () => {
    show();
    expect(await screen.findByRole('heading', { name: 'station' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Copy id: 4' }).textContent).toContain('#4');
    expect(screen.getByRole('button', { name: 'Copy root: tiles/station' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Copy uuid: 0198c2ab-2746-717d-9944-49db6b4cb242' })).toBeTruthy();
  });

  it('renames in place through a preview, and not to a name that cannot be', async () => {
    show();
    fireEvent.click(await screen.findByRole('button', { name: 'Rename' }));
    const field = screen.getByRole('textbox', { name: 'New name' });
    fireEvent.change(field, { target: { value: ' forest' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(screen.getByText('The name must not begin or end with a blank.')).toBeTruthy();
    expect(proposed()).toBeUndefined();
    fireEvent.change(field, { target: { value: 'forest' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(proposed()).toEqual({ kind: 'change', changes: [{ kind: 'rename_asset', asset: { asset_id: 4 }, asset_name: 'forest' }] });
  });

  it('leaves a rename with Escape', async () => {
    show();
    fireEvent.click(await screen.findByRole('button', { name: 'Rename' }));
    fireEvent.keyDown(screen.getByRole('textbox', { name: 'New name' }), { key: 'Escape' });
    expect(screen.getByRole('heading', { name: 'station' })).toBeTruthy();
  });

  it('reads the details again when the preview has looked into the files', async () => {
    client.answer('getAssetDetails', () => (client.asked('getPreview').length === 0 ? details({}, { health: 'unchecked' }) : details()));
    show();
    expect(await screen.findByText('No problems')).toBeTruthy();
  });

  it('offers no change of a project that is open for reading', async () => {
    show({ access: { mode: 'read_only', reason: 'The disk is write-protected.' } });
    await screen.findByRole('heading', { name: 'station' });
    expect(screen.queryByRole('button', { name: 'Rename' })).toBeNull();
    expect(screen.getByRole('switch', { name: 'In build' }).hasAttribute('disabled')).toBe(true);
    expect(screen.getByText('The disk is write-protected.')).toBeTruthy();
  });
});

describe('the inspector of an odd asset', () => {
  it('registers a root that the registry does not know', async () => {
    const { asset_id: _id, ...row } = details().asset;
    client.answer('getAssetDetails', { ...details(), asset: { ...row, included_in_build: false } });
    show();
    act(() => studio.navigation.choose({ root: 'tiles/station' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Register' }));
    expect(proposed()).toEqual({ kind: 'change', changes: [{ kind: 'register_asset', root: 'tiles/station' }] });
    expect(client.asked('getPreviewPart').at(-1)).toMatchObject({ asset: { root: 'tiles/station' } });
  });

  it('shows what is known of one that is not on disk, asks for no preview, and leads to the review', async () => {
    const { declaration: _none, ...rest } = details({ artifacts: [], artifact_total: 0, diagnostics: [finding('tiles/station is gone.', {})] }, { present: false });
    client.answer('getAssetDetails', rest);
    show();
    expect(await screen.findByText('The registry knows this asset, but assets/tiles/station is not on disk.')).toBeTruthy();
    expect(screen.getByText('tiles/station is gone.')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Review what differs' }));
    expect(studio.navigation.store.getState().reviewing).toBe(true);
    expect(client.asked('getPreview')).toEqual([]);
  });

  it('says that a declaration cannot be read', async () => {
    const { declaration: _none, ...rest } = details({ diagnostics: [finding('asset.json is no JSON.', {})] });
    client.answer('getAssetDetails', rest);
    show();
    expect(await screen.findByText('The declaration cannot be read; Problems says why.')).toBeTruthy();
    expect(screen.getByText('asset.json is no JSON.')).toBeTruthy();
  });
});

describe('a bank', () => {
  it('says how much is being decoded while it is', async () => {
    client.answer('getPreview', () => new Promise(() => undefined));
    show();
    expect(await screen.findByText('Decoding 3 inputs, 300 B')).toBeTruthy();
  });

  it('that cannot be packed says why, in the packer’s words, and leads there', async () => {
    const wrong = finding('walls.png has 40 colours.', { file: 'assets/tiles/station/walls.png', pixel: { x: 3, y: 0 } });
    const { bank: _none, ...rest } = tilePreview;
    client.answer('getPreview', { ...rest, from: 'inputs', unplaced: [wrong] });
    show();
    const why = await screen.findByText('Cannot be packed as it is.');
    fireEvent.click(within(why.parentElement as HTMLElement).getByRole('button', { name: /walls.png has 40 colours/u }));
    expect(studio.navigation.store.getState().place).toEqual(wrong.place);
    expect(screen.getByText('Nothing of it can be shown')).toBeTruthy();
  });
});

describe('the details of an asset', () => {
  const tab = (name: RegExp): void => {
    fireEvent.mouseDown(screen.getByRole('tab', { name }), { button: 0 });
  };

  it('list problems with their remedy and place, and follow them', async () => {
    const wrong = finding('Too many colours.', { file: 'assets/tiles/station/walls.png', pixel: { x: 3, y: 1 } });
    client.answer('getAssetDetails', details({ diagnostics: [wrong] }));
    show();
    await screen.findByRole('heading', { name: 'station' });
    tab(/Problems/u);
    expect(screen.getByText('Mend: Too many colours.')).toBeTruthy();
    expect(screen.getByText('tile_wrong · walls.png pixel 3, 1')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Go to: Too many colours.' }));
    expect(studio.navigation.store.getState().place).toEqual(wrong.place);
  });

  it('go to the field that a followed finding is about', async () => {
    const wrong = finding('columns is too large.', { field: '/output/columns' });
    client.answer('getAssetDetails', details({ diagnostics: [wrong] }));
    show();
    await screen.findByRole('heading', { name: 'station' });
    tab(/Problems/u);
    act(() => studio.navigation.follow(wrong.place));
    expect(screen.getByRole('tab', { name: 'Declaration' }).getAttribute('aria-selected')).toBe('true');
    expect(document.activeElement).toBe(screen.getByRole('spinbutton', { name: 'Columns' }));
  });

  it('go to the very entry of a list that a followed finding is about', async () => {
    const wrong = finding('props is gone.', { field: '/inputs/tiles/1' });
    client.answer('getAssetDetails', details({ diagnostics: [wrong] }));
    show();
    await screen.findByRole('heading', { name: 'station' });
    act(() => studio.navigation.follow(wrong.place));
    expect(document.activeElement).toBe(screen.getByRole('button', { name: /^props\/\*\.png, 2 of 2/u }));
  });

  it('undo a change of this asset from its history', async () => {
    const operation_id = 'abcdefghij0123456789';
    client.answer('listHistory', { generation: 1, state: 'fresh', total: 1, entries: [{ operation_id, at: '2026-01-02T03:04:05.000Z', title: 'Rename it', asset_ids: [4] }] });
    show();
    await screen.findByRole('heading', { name: 'station' });
    tab(/History/u);
    await act(async () => {});
    expect(client.asked('listHistory')[0]).toMatchObject({ asset_id: 4 });
    const list = screen.getByRole('grid', { name: 'What was done to this asset' });
    fireEvent.focus(list);
    fireEvent.keyDown(list, { key: 'Enter' });
    expect(proposed()).toEqual({ kind: 'undo', operation_id });
  });
});
