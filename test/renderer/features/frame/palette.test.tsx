// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { App } from '../../../../renderer/app.tsx';
import type { Action } from '../../../../renderer/state/actions.ts';
import type { Route } from '../../../../renderer/state/navigation.ts';
import { Studio } from '../../../../renderer/state/studio.ts';
import { keyText, spokenKeys } from '../../../../renderer/ui/key-hint.tsx';
import { FakeClient } from '../../support/fake-client.ts';
import { info, settings, status } from '../../support/values.ts';

afterEach(cleanup);

const routes = ['assets', 'problems', 'activity', 'pack', 'settings'] as const satisfies readonly Route[];
const telling: Readonly<Record<Route, string>> = { assets: 'assets.create', problems: 'problems.filter', activity: 'activity.filter', pack: 'pack.start', settings: 'settings.density' };
const places = ['welcome', ...routes] as const;

async function at(place: (typeof places)[number]): Promise<Studio> {
  const client = new FakeClient()
    .answer('getStudioInfo', { ...info, abilities: { pick_project: true, reveal_file: true }, ...(place !== 'welcome' && { project_id: 'starfall' }) })
    .answer('getStudioSettings', settings)
    .answer('getProjectStatus', status())
    .answer('listRecentProjects', { projects: [{ place_id: '0123456789abcdefghij', name: 'starfall', directory: '/games/starfall', present: true }], projects_folder: '/games' });
  const studio = new Studio(client);
  render(<App studio={studio} />);
  await act(() => studio.start());
  if (place === 'welcome') return studio;
  act(() => studio.navigation.go(place));
  // A screen comes in its own time, and its actions with it.
  await waitFor(() => expect(studio.actions.find(telling[place])).toBeDefined());
  return studio;
}

const registered = (studio: Studio): readonly Action[] => studio.actions.store.getState().actions;

/** Reached from the palette itself by being in it. */
const itself = 'studio.palette';

describe.each(places)('actions at %s', (place) => {
  it('are all in the palette, each with its key', async () => {
    const studio = await at(place);
    act(() => studio.navigation.showPalette(true));
    const lines = screen.getAllByRole('option').map((line) => [line.querySelector('.palette-title')?.firstChild?.textContent, line.querySelector('kbd')?.textContent ?? '']);
    const wanted = registered(studio).filter(({ id }) => id !== itself);
    expect(wanted.length).toBeGreaterThan(4);
    expect(lines.toSorted()).toEqual(wanted.map(({ title, shortcut }) => [title, shortcut === undefined ? '' : keyText(shortcut)]).toSorted());
  });

  it('have a key each, and no key has two', async () => {
    const actions = registered(await at(place));
    expect(actions.filter(({ shortcut }) => shortcut === undefined).map(({ id }) => id)).toEqual([]);
    const keys = actions.map(({ shortcut }) => shortcut);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });
});

describe('the menu of the project', () => {
  it('shows with each action the key it has', async () => {
    const studio = await at('assets');
    fireEvent.keyDown(screen.getByRole('button', { name: 'Project starfall' }), { key: 'Enter' });
    const entries = within(await screen.findByRole('menu')).getAllByRole('menuitem');
    expect(entries.length).toBeGreaterThan(3);
    for (const entry of entries) {
      const action = registered(studio).find(({ id, title }) => id.startsWith('project.') && entry.textContent.startsWith(title));
      expect(action, entry.textContent).toBeDefined();
      expect(entry.getAttribute('aria-keyshortcuts')).toBe(action?.shortcut && spokenKeys(action.shortcut));
    }
  });
});
