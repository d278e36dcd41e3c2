// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { packerError } from '../../../../src/contract/errors.ts';
import { asset, chosen, clickRow, draw, giveHeights, proposed, rowNamed, scene, type Scene, type SceneOptions } from './scene.tsx';

let here: Scene;

async function open(options: SceneOptions = {}): Promise<void> {
  here = scene(options);
  await draw(here);
}

beforeEach(giveHeights);
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  here.studio.dispose();
});

describe('the table of assets', () => {
  it('shows rows in the order of the packer, and asks for a page, not for all', async () => {
    await open();
    await rowNamed('forest');
    const rows = screen.getAllByRole('row').slice(1).map((row) => row.textContent);
    expect(rows.map((text) => ['forest', 'cave', 'music'].find((name) => text?.includes(name)))).toEqual(['forest', 'cave', 'music']);
    expect(here.lastList()).toMatchObject({ offset: 0, limit: 500 });
  });

  it('says how many rows there are, read or not', async () => {
    await open();
    await rowNamed('forest');
    expect(screen.getByRole('grid', { name: 'Assets' }).getAttribute('aria-rowcount')).toBe('4');
  });

  it('calls families what the packer calls them', async () => {
    await open();
    await rowNamed('forest');
    expect((await screen.findAllByRole('gridcell', { name: 'Tile bank' })).length).toBe(2);
    expect(screen.queryByText('tile_bank')).toBeNull();
  });

  it('lets the packer sort', async () => {
    await open();
    await rowNamed('forest');
    fireEvent.click(screen.getByRole('button', { name: 'Packed' }));
    await waitFor(() => expect(here.lastList()?.sort).toEqual({ by: 'packed_size', descending: false }));
  });

  it('lets the packer filter by what is typed, and tells the count that it answers', async () => {
    await open();
    await rowNamed('forest');
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'for' } });
    await waitFor(() => expect(here.lastList()?.filter).toEqual({ text: 'for' }));
  });

  it('shows the counts of the packer beside each choice of the filter', async () => {
    await open();
    expect(await screen.findByRole('option', { name: 'Tile bank (2)' })).toBeTruthy();
    expect(screen.getByRole('option', { name: 'Left out (1)' })).toBeTruthy();
  });

  it('says in words what stands beside an icon', async () => {
    await open();
    const row = await rowNamed('cave');
    expect(row.textContent).toContain('left out');
    expect((await rowNamed('music')).textContent).toContain('Error2');
  });
});

describe('the tree of assets', () => {
  it('gives each line the level and place that the packer says', async () => {
    await open({ view: 'tree' });
    const row = await rowNamed('forest');
    expect([row.getAttribute('aria-level'), row.getAttribute('aria-posinset'), row.getAttribute('aria-setsize')]).toEqual(['2', '2', '2']);
  });

  it('asks anew with the folder closed when Left is pressed on it', async () => {
    await open({ view: 'tree' });
    await clickRow('tiles');
    fireEvent.keyDown(screen.getByRole('treegrid', { name: 'Assets' }), { key: 'ArrowLeft' });
    await waitFor(() => expect(here.client.asked('listTree').at(-1)).toMatchObject({ expanded: [] }));
  });

  it('takes in all assets below a folder that is added to the selection', async () => {
    await open({ view: 'tree' });
    await clickRow('tiles', { ctrlKey: true });
    await waitFor(() => expect(chosen(here)).toEqual([1, 2, 7]));
    expect(here.client.asked('listAssets').some(({ filter, ids }) => filter?.folder === 'tiles' && ids === true)).toBe(true);
  });
});

describe('the selection', () => {
  it('takes in a range, and lets single rows in and out', async () => {
    await open();
    await clickRow('forest');
    await clickRow('music', { shiftKey: true });
    await waitFor(() => expect(chosen(here)).toEqual([1, 2, 7]));
    await clickRow('cave', { ctrlKey: true });
    await waitFor(() => expect(chosen(here)).toEqual([1, 7]));
  });

  it('asks the packer for the ids of everything that matches', async () => {
    await open();
    await rowNamed('forest');
    fireEvent.keyDown(screen.getByRole('grid', { name: 'Assets' }), { key: 'a', ctrlKey: true });
    await waitFor(() => expect(chosen(here)).toEqual([1, 2, 7]));
    expect(screen.getByText('3 selected')).toBeTruthy();
  });

  it('chooses a row that nobody has read yet, when a key goes that far', async () => {
    await open({ assets: Array.from({ length: 3000 }, (_, at) => asset(at + 1, `many/a${at + 1}`)) });
    await rowNamed('a1');
    fireEvent.keyDown(screen.getByRole('grid', { name: 'Assets' }), { key: 'End' });
    await waitFor(() => expect(chosen(here)).toEqual([3000]));
  });

  it('lets go of assets that are gone', async () => {
    await open();
    await clickRow('forest');
    await clickRow('cave', { ctrlKey: true });
    here.client.answer('listAssets', { generation: 2, state: 'fresh', total: 1, assets: [asset(2, 'tiles/cave')], ids: [2] });
    const status = here.studio.project.store.getState().status;
    if (status) act(() => here.studio.project.store.setState({ status: { ...status, generation: 2 } }));
    await waitFor(() => expect(chosen(here)).toEqual([2]));
  });
});

describe('what can be done to assets', () => {
  it('changes several assets with one proposal', async () => {
    await open();
    await clickRow('forest');
    await clickRow('cave', { ctrlKey: true });
    act(() => void here.studio.actions.run('assets.exclude'));
    await waitFor(() => expect(proposed(here)).toEqual([{ kind: 'set_included', asset_ids: [1, 2], included_in_build: false }]));
  });

  it('proposes to delete, never deletes', async () => {
    await open();
    await clickRow('cave');
    act(() => void here.studio.actions.run('assets.remove'));
    await waitFor(() => expect(proposed(here)).toEqual([{ kind: 'delete_asset', asset: { asset_id: 2 } }]));
    expect(here.client.asked('applyChange')).toEqual([]);
  });

  it('says why nothing can be written where the project is read-only', async () => {
    await open({ status: { access: { mode: 'read_only', reason: 'Another process holds it.' } } });
    await clickRow('cave');
    for (const id of ['create', 'importInto', 'rename', 'move', 'duplicate', 'include', 'preload', 'unregister', 'remove']) {
      expect(here.studio.actions.find(`assets.${id}`)?.unavailable, id).toBe('Another process holds it.');
    }
  });

  it('offers every kind of change with its shortcut where one right-clicks', async () => {
    await open();
    fireEvent.contextMenu(await rowNamed('cave'), { button: 2 });
    const menu = await screen.findByRole('menu');
    for (const text of ['Rename…F2', 'Move…', 'Duplicate…', 'Import files', 'Include in the build', 'Leave out', 'Preload slot…', 'Unregister…', 'Delete…']) expect(menu.textContent).toContain(text);
    expect(chosen(here)).toEqual([2]);
  });

  it('tells a refusal where the new name was typed', async () => {
    await open();
    await clickRow('cave');
    here.client.answer('previewChange', packerError('target_exists', 'That name is taken.', 'Choose another.'));
    act(() => void here.studio.actions.run('assets.rename'));
    const field = await screen.findByRole('textbox', { name: 'Name' });
    fireEvent.change(field, { target: { value: 'cavern' } });
    fireEvent.click(screen.getByRole('button', { name: 'Go on' }));
    expect((await screen.findByRole('alert')).textContent).toContain('That name is taken.');
    expect(proposed(here)).toBeUndefined();
  });

  it('moves several assets into one folder under their own names', async () => {
    await open();
    here.client.answer('previewChange', packerError('invalid_request', 'Not now.', 'Later.'));
    await clickRow('forest');
    await clickRow('music', { ctrlKey: true });
    act(() => void here.studio.actions.run('assets.move'));
    fireEvent.change(await screen.findByRole('textbox', { name: 'Folder' }), { target: { value: '/old/' } });
    fireEvent.click(screen.getByRole('button', { name: 'Go on' }));
    await waitFor(() => expect(here.client.asked('previewChange')).toHaveLength(1));
    expect(here.client.asked('previewChange')[0]?.changes).toEqual([
      { kind: 'relocate_asset', asset: { asset_id: 1 }, to: 'old/forest' },
      { kind: 'relocate_asset', asset: { asset_id: 7 }, to: 'old/music' },
    ]);
  });
});

describe('unregistered roots', () => {
  it('are listed apart, each with the way in', async () => {
    const { asset_id: _, asset_uuid: __, ...found } = asset(0, 'new/sky');
    await open({ unregistered: [found] });
    fireEvent.click(await screen.findByRole('button', { name: 'Register new/sky', hidden: true }));
    await waitFor(() => expect(proposed(here)).toEqual([{ kind: 'register_asset', root: 'new/sky' }]));
  });

  it('are registered as many together as one change holds, and the rest is told of', async () => {
    const { asset_id: _, asset_uuid: __, ...found } = asset(0, 'new/sky');
    await open({ unregistered: [found] });
    here.client.answer('listUnregistered', { generation: 1, state: 'fresh', total: 1204, assets: Array.from({ length: 1000 }, (_, at) => ({ ...found, root: `new/${at}` })) });
    fireEvent.click(await screen.findByRole('button', { name: 'Register all' }));
    await waitFor(() => expect(proposed(here)).toHaveLength(1000));
    expect(here.studio.notices.store.getState().notices.map(({ text }) => text)).toEqual(['The first 1,000 of 1,204 are registered together']);
  });
});

describe('a list without rows', () => {
  it('says how to begin in an empty project', async () => {
    await open({ assets: [], lines: [] });
    expect(await screen.findByText('No assets yet')).toBeTruthy();
  });

  it('offers to clear a filter that nothing matches', async () => {
    await open();
    here.client.answer('listAssets', { generation: 1, state: 'fresh', total: 0, assets: [] });
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'zzz' } });
    fireEvent.click(await screen.findByRole('button', { name: 'Clear the filter' }));
    expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe('');
  });

  it('shows a refusal in the words of the packer', async () => {
    here = scene();
    here.client.answer('listAssets', packerError('project_failed', 'The project cannot be read.', 'Open it anew.'));
    await draw(here);
    expect(await screen.findByText('The project cannot be read.')).toBeTruthy();
  });
});

it('says that the registry cannot be read, and not that there are no assets', async () => {
  await open({ assets: [], status: { access: { mode: 'read_only', reason: 'newer' }, registry_unread: 'The registry cannot be read: nobody can tell.' } });
  expect(await screen.findByText('The registry cannot be read: nobody can tell.')).toBeTruthy();
  expect(screen.queryByText(/No assets/u)).toBeNull();
});
