// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Studio } from '../../../../../renderer/state/studio.ts';
import { packerError } from '../../../../../src/contract/errors.ts';
import type { FakeClient } from '../../../support/fake-client.ts';
import { inspectorClient, renderInspector } from '../render-inspector.tsx';
import { finding, key, tilePreview } from '../values.ts';

let client: FakeClient;
let studio: Studio;
const sheet = (): HTMLElement => screen.getByRole('application');
const show = async (): Promise<void> => {
  studio = renderInspector(client);
  await screen.findByRole('application');
};

beforeEach(() => {
  client = inspectorClient();
});
afterEach(() => {
  cleanup();
  studio.dispose();
});

describe('the sheet of a tile bank', () => {
  it('is decoded from the part that the preview names', async () => {
    await show();
    expect(client.asked('getPreviewPart')).toEqual([{ project_id: 'starfall', asset: { asset_id: 4 }, key, part: 'indices' }]);
  });

  it('says how large it is and how to go about it', async () => {
    await show();
    expect(sheet().getAttribute('aria-label')).toBe('2 tiles, 16 by 8 pixels. Arrow keys go from tile to tile, plus and minus zoom.');
  });

  it('tells the tile that arrow keys go to, with its palette and where it came from', async () => {
    await show();
    fireEvent.focus(sheet());
    fireEvent.keyDown(sheet(), { key: 'ArrowRight' });
    expect(screen.getByText('Tile 1, column 1, row 0, palette 1, walls.png at 8, 0')).toBeTruthy();
  });

  it('tells what is wrong with the tile', async () => {
    const wrong = finding('Half transparent.', { file: 'assets/tiles/station/walls.png', pixel: { x: 9, y: 1 } });
    client.answer('getPreview', { ...tilePreview, marks: [{ diagnostic: wrong, tile: 1, x: 8, y: 0, width: 8, height: 8, pixel: { x: 9, y: 1 } }] });
    await show();
    fireEvent.keyDown(sheet(), { key: 'End' });
    expect(screen.getByText(/palette 1, walls\.png at 8, 0, Half transparent\.$/u)).toBeTruthy();
  });

  it('zooms by keys, by wheel with Ctrl alone, and back to a fit', async () => {
    await show();
    const zoom = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Zoom' });
    fireEvent.keyDown(sheet(), { key: '+' });
    fireEvent.keyDown(sheet(), { key: '+' });
    expect(zoom.value).toBe('3');
    fireEvent.keyDown(sheet(), { key: '-' });
    expect(zoom.value).toBe('2');
    fireEvent.wheel(sheet(), { deltaY: -1 });
    expect(zoom.value).toBe('2');
    // The test's document gives wheels no modifier keys.
    fireEvent(sheet(), Object.defineProperty(new WheelEvent('wheel', { deltaY: -1, cancelable: true }), 'ctrlKey', { value: true }));
    expect(zoom.value).toBe('3');
    fireEvent.keyDown(sheet(), { key: '0' });
    expect(screen.getByRole('button', { name: 'Fit into the panel' }).getAttribute('aria-pressed')).toBe('true');
  });

  it('says of a finding that is followed when its file has no place on the sheet', async () => {
    await show();
    act(() => studio.navigation.follow(finding('It is no picture.', { file: 'assets/tiles/station/broken.png', byte: 0 }).place));
    expect(screen.getByText('broken.png has no place on the sheet')).toBeTruthy();
    act(() => studio.navigation.follow(finding('Odd.', { file: 'assets/tiles/station/asset.json' }).place));
    expect(screen.queryByText(/has no place on the sheet$/u)).toBeNull();
  });

  it('goes to the tile of a finding that is followed, and marks it', async () => {
    const wrong = finding('Too many colours.', { file: 'assets/tiles/station/walls.png', pixel: { x: 9, y: 1 } });
    client.answer('getPreview', { ...tilePreview, marks: [{ diagnostic: wrong, tile: 1, x: 8, y: 0, width: 8, height: 8, pixel: { x: 9, y: 1 } }] });
    await show();
    act(() => studio.navigation.follow(wrong.place));
    expect(document.querySelector('.inspector-mark-shown')).toBeTruthy();
    expect(document.querySelector('.inspector-flash')).toBeTruthy();
    expect(screen.getByText('Tile 1')).toBeTruthy();
  });

  it('asks for the preview again when the asset has changed under it', async () => {
    client.answer('getPreviewPart', packerError('stale_preview', 'It has changed.', 'Ask again.'));
    await show();
    await waitFor(() => expect(client.asked('getPreview').length).toBeGreaterThan(1));
  });

  it('says why its pixels cannot be had', async () => {
    client.answer('getPreviewPart', packerError('connection_lost', 'The Studio cannot be reached.', 'Wait.'));
    studio = renderInspector(client);
    expect(await screen.findByText('The Studio cannot be reached.')).toBeTruthy();
  });
});

describe('palettes', () => {
  it('say what of the bank is used', async () => {
    await show();
    expect(screen.getByText('2 of 64 palettes')).toBeTruthy();
    expect(screen.getByText('2 of 256 tiles')).toBeTruthy();
  });

  it('name every entry with its RGB565 value, its channels, and whether a pixel points at it', async () => {
    await show();
    expect(screen.getByRole('gridcell', { name: 'Palette 0, entry 1: 0xF800 · r 255 g 0 b 0 · #FF0000 · used' })).toBeTruthy();
    expect(screen.getByRole('gridcell', { name: 'Palette 1, entry 0: transparent (0x0000) · not used' })).toBeTruthy();
  });

  it('are gone through with the arrow keys', async () => {
    await show();
    const grid = screen.getByRole('grid', { name: /^Palettes/u });
    fireEvent.keyDown(grid, { key: 'ArrowDown' });
    expect(screen.getByText('Palette 1, entry 1: 0x07E0 · r 0 g 255 b 0 · #00FF00 · used')).toBeTruthy();
    const active = document.getElementById(grid.getAttribute('aria-activedescendant') ?? '');
    expect(active?.getAttribute('aria-selected')).toBe('true');
  });

  it('can be swapped for all tiles, and back', async () => {
    await show();
    const swap = screen.getByRole('button', { name: 'Draw all tiles with palette 1' });
    fireEvent.click(swap);
    expect(swap.getAttribute('aria-pressed')).toBe('true');
    fireEvent.click(swap);
    expect(swap.getAttribute('aria-pressed')).toBe('false');
  });
});
