// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Studio } from '../../../../../renderer/state/studio.ts';
import type { FakeClient } from '../../../support/fake-client.ts';
import { inspectorClient, renderInspector } from '../render-inspector.tsx';
import { details, finding } from '../values.ts';

let client: FakeClient;
let studio: Studio;
const show = async (): Promise<void> => {
  studio = renderInspector(client);
  await screen.findByRole('spinbutton', { name: 'Columns' });
};
const edits = (): unknown => {
  fireEvent.click(screen.getByRole('button', { name: 'Preview changes' }));
  const proposal = studio.proposals.store.getState().proposal;
  return proposal?.kind === 'change' ? proposal.changes : undefined;
};
const update = (...list: readonly unknown[]): unknown => ({ kind: 'update_declaration', asset: { asset_id: 4 }, edits: list });
const handles = (): HTMLElement[] => screen.getAllByRole('button', { name: /Arrow keys move it/u });

beforeEach(() => {
  client = inspectorClient();
});
afterEach(() => {
  cleanup();
  studio.dispose();
});

describe('the form of a declaration', () => {
  it('has a control for each parameter that the family names', async () => {
    await show();
    expect((screen.getByRole<HTMLSelectElement>('combobox', { name: 'Tile size' })).value).toBe('is:16');
    expect(screen.getByRole('switch', { name: 'Whether to dither.' })).toBeTruthy();
    expect(screen.getByRole('textbox', { name: 'Note' })).toBeTruthy();
    expect(screen.getByRole('textbox', { name: 'Extra' }).tagName).toBe('TEXTAREA');
    expect(screen.getByRole('combobox', { name: 'File for Mask' })).toBeTruthy();
  });

  it('gathers edits into one change', async () => {
    await show();
    fireEvent.change(screen.getByRole('combobox', { name: 'Tile size' }), { target: { value: 'is:8' } });
    fireEvent.change(screen.getByRole('spinbutton', { name: 'Columns' }), { target: { value: '9' } });
    fireEvent.change(screen.getByRole('combobox', { name: 'Preload' }), { target: { value: '3' } });
    expect(screen.getByText('3 edits, not applied')).toBeTruthy();
    expect(edits()).toEqual([
      update({ pointer: '/output/tile_size', value: 8 }, { pointer: '/output/columns', value: 9 }),
      { kind: 'set_preload', asset: { asset_id: 4 }, slot: 3 },
    ]);
  });

  it('keeps its edits when the change is dismissed, and forgets them when it is applied', async () => {
    await show();
    fireEvent.change(screen.getByRole('spinbutton', { name: 'Columns' }), { target: { value: '9' } });
    edits();
    await act(async () => studio.proposals.dismiss());
    expect(screen.getByText('1 edit, not applied')).toBeTruthy();
    edits();
    const { proposal } = studio.proposals.store.getState();
    await act(async () => proposal && studio.proposals.answered(proposal, 'applied'));
    expect(screen.queryByText('1 edit, not applied')).toBeNull();
  });

  it('forgets of its edits those that were applied, and keeps what was edited meanwhile', async () => {
    await show();
    fireEvent.change(screen.getByRole('spinbutton', { name: 'Columns' }), { target: { value: '9' } });
    fireEvent.change(screen.getByRole('combobox', { name: 'Preload' }), { target: { value: '3' } });
    edits();
    const { proposal } = studio.proposals.store.getState();
    if (proposal) studio.proposals.applying(proposal);
    act(() => studio.proposals.dismiss());
    fireEvent.change(screen.getByRole('combobox', { name: 'Tile size' }), { target: { value: 'is:8' } });
    fireEvent.change(screen.getByRole('combobox', { name: 'Preload' }), { target: { value: '5' } });
    await act(async () => proposal && studio.proposals.answered(proposal, 'applied'));
    expect(edits()).toEqual([update({ pointer: '/output/tile_size', value: 8 }), { kind: 'set_preload', asset: { asset_id: 4 }, slot: 5 }]);
  });

  it('leaves a number that was emptied empty for the next one, and shows the default once it is left', async () => {
    await show();
    const columns = screen.getByRole<HTMLInputElement>('spinbutton', { name: 'Columns' });
    fireEvent.change(columns, { target: { value: '' } });
    expect([columns.value, columns.placeholder]).toEqual(['', '16']);
    fireEvent.blur(columns);
    expect(columns.value).toBe('16');
    fireEvent.change(columns, { target: { value: '' } });
    fireEvent.change(columns, { target: { value: '9' } });
    expect(columns.value).toBe('9');
    expect(edits()).toEqual([update({ pointer: '/output/columns', value: 9 })]);
  });

  it('keeps its edits while another asset is looked at', async () => {
    await show();
    fireEvent.change(screen.getByRole('spinbutton', { name: 'Columns' }), { target: { value: '9' } });
    act(() => studio.navigation.choose(undefined));
    act(() => studio.navigation.choose({ asset_id: 4 }));
    expect((await screen.findByRole<HTMLInputElement>('spinbutton', { name: 'Columns' })).value).toBe('9');
  });

  it('says which values are defaults, and goes back to them', async () => {
    client.answer('getAssetDetails', details({ declaration: { inputs: { tiles: [] }, output: { tile_size: 16, columns: 4 } }, parameters: { tile_size: 16, columns: 4, palette: 'auto' } }));
    await show();
    expect(screen.getByText('default 16')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Reset Columns' }));
    expect((screen.getByRole<HTMLInputElement>('spinbutton', { name: 'Columns' })).value).toBe('16');
    expect(edits()).toEqual([update({ pointer: '/output/columns' })]);
  });

  it('has no way back to a default where a value is required', async () => {
    await show();
    expect(screen.queryByRole('button', { name: 'Reset Tile size' })).toBeNull();
  });

  it('names a file in place of a choice', async () => {
    await show();
    fireEvent.change(screen.getByRole('combobox', { name: 'Palette' }), { target: { value: 'file:' } });
    expect((screen.getByRole<HTMLSelectElement>('combobox', { name: 'File for Palette' })).value).toBe('night.hex');
    expect(edits()).toEqual([update({ pointer: '/output/palette', value: { file: 'night.hex' } })]);
  });

  it('keeps a file that is missing named', async () => {
    client.answer('getAssetDetails', details({ declaration: { inputs: { tiles: [] }, output: { tile_size: 16, palette: { file: 'gone.hex' } } } }));
    await show();
    expect(within(screen.getByRole('combobox', { name: 'File for Palette' })).getByText('gone.hex (missing)')).toBeTruthy();
  });

  it('takes a structure as JSON, and what is no JSON is no edit', async () => {
    await show();
    const field = screen.getByRole('textbox', { name: 'Extra' });
    fireEvent.change(field, { target: { value: '{"a":' } });
    expect(screen.getByText(/This is no JSON yet/u)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Preview changes' })).toBeNull();
    fireEvent.change(field, { target: { value: '{"a":1}' } });
    expect(edits()).toEqual([update({ pointer: '/output/extra', value: { a: 1 } })]);
  });

  it('shows what the packer says of a field under it', async () => {
    client.answer('getAssetDetails', details({ diagnostics: [finding('columns is too large.', { field: '/output/columns' })] }));
    await show();
    const field = document.querySelector<HTMLElement>('[data-field="/output/columns"]');
    expect(field?.textContent).toContain('columns is too large. Mend: columns is too large.');
  });
});

describe('an input list', () => {
  it('says what each entry selects', async () => {
    await show();
    expect(screen.getByText(/props\/a\.png, props\/b\.png/u).textContent).toBe('2 files: props/a.png, props/b.png');
  });

  it('moves an entry with the arrow keys and says where it is', async () => {
    await show();
    fireEvent.keyDown(handles()[0] as HTMLElement, { key: 'ArrowDown' });
    await waitFor(() => expect(studio.notices.store.getState().polite).toBe('walls.png is now 2 of 2'));
    expect(edits()).toEqual([update({ pointer: '/inputs/tiles', value: ['props/*.png', 'walls.png'] })]);
  });

  it('moves an entry that is dragged onto another', async () => {
    await show();
    const dataTransfer = { setData: () => undefined, effectAllowed: '' };
    const [first, second] = handles() as [HTMLElement, HTMLElement];
    fireEvent.dragStart(second, { dataTransfer });
    fireEvent.dragOver(first.closest('li') as HTMLElement, { dataTransfer });
    fireEvent.drop(first.closest('li') as HTMLElement, { dataTransfer });
    expect(edits()).toEqual([update({ pointer: '/inputs/tiles', value: ['props/*.png', 'walls.png'] })]);
  });

  it('removes an entry and adds another, each once', async () => {
    await show();
    fireEvent.click(screen.getByRole('button', { name: 'Remove walls.png' }));
    const field = screen.getByRole('combobox', { name: 'Add to Tiles' });
    fireEvent.change(field, { target: { value: 'props/*.png' } });
    expect(screen.getByText('It is in the list already.')).toBeTruthy();
    fireEvent.change(field, { target: { value: 'fans/**' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(edits()).toEqual([update({ pointer: '/inputs/tiles', value: ['props/*.png', 'fans/**'] })]);
  });

  it('changes an entry in place', async () => {
    await show();
    fireEvent.click(screen.getByRole('button', { name: 'Change walls.png' }));
    const field = screen.getByRole('textbox', { name: 'Change walls.png' });
    fireEvent.change(field, { target: { value: 'floors.png' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(edits()).toEqual([update({ pointer: '/inputs/tiles', value: ['floors.png', 'props/*.png'] })]);
  });

  it('goes back to the author’s order', async () => {
    await show();
    fireEvent.keyDown(handles()[0] as HTMLElement, { key: 'ArrowDown' });
    fireEvent.click(screen.getByRole('button', { name: 'Reset Tiles' }));
    expect(screen.queryByRole('button', { name: 'Preview changes' })).toBeNull();
  });
});
