// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Studio } from '../../../../renderer/state/studio.ts';
import type { FakeClient } from '../../support/fake-client.ts';
import { inspectorClient, renderInspector } from './render-inspector.tsx';

let client: FakeClient;
let studio: Studio;
const show = async (more: Parameters<typeof renderInspector>[1] = {}): Promise<void> => {
  studio = renderInspector(client, more);
  await screen.findByRole('heading', { name: 'station' });
};
const run = (id: string): boolean => {
  let ran = false;
  act(() => {
    ran = studio.actions.run(id);
  });
  return ran;
};

beforeEach(() => {
  client = inspectorClient();
});
afterEach(() => {
  cleanup();
  studio.dispose();
  vi.restoreAllMocks();
});

describe('the inspector by key', () => {
  it.each([
    ['id', 'Alt+I', '4'],
    ['uuid', 'Alt+U', '0198c2ab-2746-717d-9944-49db6b4cb242'],
    ['root', 'Alt+R', 'tiles/station'],
  ])('copies the %s', async (id, shortcut, text) => {
    const written = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await show();
    expect(studio.actions.find(`inspector.copy.${id}`)?.shortcut).toBe(shortcut);
    run(`inspector.copy.${id}`);
    expect(written).toHaveBeenCalledWith(text);
    await vi.waitFor(() => expect(studio.notices.store.getState().notices.map((notice) => notice.text)).toEqual([`Copied ${text}`]));
  });

  it('says when nothing could be copied', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('no'));
    await show();
    run('inspector.copy.id');
    await vi.waitFor(() => expect(studio.notices.store.getState().notices.map((notice) => notice.text)).toEqual(['Could not copy']));
  });

  it('turns to any of its pages', async () => {
    await show();
    run('inspector.history');
    expect(screen.getByRole('tab', { name: 'History' }).getAttribute('aria-selected')).toBe('true');
  });

  it('previews edits from whichever page, and forgets them', async () => {
    await show();
    fireEvent.change(screen.getByRole('spinbutton', { name: 'Columns' }), { target: { value: '8' } });
    run('inspector.files');
    run('inspector.apply');
    expect(studio.proposals.store.getState().proposal).toEqual({ kind: 'change', changes: [{ kind: 'update_declaration', asset: { asset_id: 4 }, edits: [{ pointer: '/output/columns', value: 8 }] }] });
    act(() => studio.proposals.dismiss());
    run('inspector.forget');
    expect(studio.actions.find('inspector.apply')?.unavailable).toBe('Nothing is edited');
  });

  it('works the sheet wherever the focus is', async () => {
    await show();
    await screen.findByRole('application');
    const zoom = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Zoom' });
    run('inspector.tiles.zoomIn');
    expect(zoom.value).toBe('2');
    run('inspector.tiles.zoomOut');
    expect(zoom.value).toBe('1');
    run('inspector.tiles.sheet');
    expect(document.activeElement).toBe(screen.getByRole('application'));
  });

  it('gives no key to two actions', async () => {
    await show();
    await screen.findByRole('application');
    const keys = studio.actions.store.getState().actions.map(({ shortcut }) => shortcut);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
