// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { App } from '../../renderer/app.tsx';
import { Studio } from '../../renderer/state/studio.ts';
import type { ProjectStatus } from '../../src/contract/operations/project.ts';
import { FakeClient } from './support/fake-client.ts';
import { event, info, settings, status } from './support/values.ts';

afterEach(cleanup);

async function open(more: Partial<ProjectStatus> = {}): Promise<FakeClient> {
  const client = new FakeClient()
    .answer('getStudioInfo', { ...info, project_id: 'starfall' })
    .answer('getStudioSettings', settings)
    .answer('getProjectStatus', status(more));
  const studio = new Studio(client);
  render(<App studio={studio} />);
  await act(() => studio.start());
  return client;
}

describe('the page', () => {
  it('shows the project that its window was made for, as the packer reports it', async () => {
    await open({ generation: 17, problems: { errors: 3, warnings: 12, infos: 0, unchecked_assets: 40 } });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('starfall');
    expect(screen.getByRole('button', { name: 'State of the project: Fresh, generation 17' })).toBeTruthy();
    expect(screen.getByRole('button', { name: '3 errors, 12 warnings, 40 assets not looked into yet' })).toBeTruthy();
  });

  it('shows states as they are told, however unlikely together', async () => {
    await open({
      state: 'failed',
      observation: { mode: 'off', reason: 'nobody may watch', checked_at: '2026-01-02T03:04:05.000Z' },
      access: { mode: 'read_only', reason: 'a newer registry' },
      counts: { registered: 0, included: 5, excluded: 9, missing: 7, unregistered: 1, artifacts: 0 },
    });
    expect(screen.getByRole('button', { name: /^State of the project: Failed/u })).toBeTruthy();
    expect(screen.getByRole('button', { name: /^How the disk is observed: Off/u })).toBeTruthy();
    expect(screen.getByText('Read-only')).toBeTruthy();
    expect(document.querySelector('.bar-counts')?.textContent).toBe('0 assets · 5 in build');
  });

  it('says a change of state aloud', async () => {
    const client = await open();
    act(() => client.tell(event('state.changed', { sequence: 1, from: 'fresh', to: 'diverged', cause: 'a copied directory' })));
    await waitFor(() => expect(screen.getAllByRole('status').some(({ textContent }) => textContent === 'starfall is Diverged')).toBe(true));
  });

  it('keeps what was known in sight while the connection is lost', async () => {
    const client = await open({ generation: 17 });
    act(() => client.connect('lost'));
    expect(screen.getAllByText(/connection to the Studio is lost/u).length).toBeGreaterThan(0);
    expect(screen.getByRole('button', { name: /generation 17/u })).toBeTruthy();
  });

  it('says in a browser that a Studio which was started again has a new link', async () => {
    const client = await open();
    act(() => client.connect('lost'));
    expect(document.querySelector('.connection-bar')?.textContent).toContain('open the link that it prints');
  });

  it('says what to do when the host does not want it', async () => {
    const client = await open();
    act(() => client.connect('refused'));
    expect(screen.getByText('This link is spent')).toBeTruthy();
  });

  it('says that the Studio was ended, not that its link is spent', async () => {
    const client = await open();
    act(() => client.connect('ended'));
    expect(screen.getByText('The Studio was ended')).toBeTruthy();
    expect(screen.queryByText('This link is spent')).toBeNull();
  });

  it('opens the palette by its key and runs what is chosen there', async () => {
    const client = await open();
    client.answer('refresh', { generation: 1, state: 'fresh', published: false, decisions: 0 });
    fireEvent.keyDown(window, { key: 'k', ctrlKey: true });
    const field = await screen.findByRole('combobox');
    fireEvent.change(field, { target: { value: 'look disk' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    await waitFor(() => expect(client.asked('refresh')).toEqual([{ project_id: 'starfall' }]));
  });

  it('welcomes people where no project is open, and opens what they choose', async () => {
    const place_id = '01234567890123456789';
    const client = new FakeClient()
      .answer('getStudioInfo', info)
      .answer('getStudioSettings', settings)
      .answer('listRecentProjects', { projects_folder: '/home', projects: [{ place_id, name: 'tiny dungeon', directory: '/games/tiny', present: true }] })
      .answer('openRecentProject', status())
      .answer('getProjectStatus', status());
    const studio = new Studio(client);
    render(<App studio={studio} />);
    await act(() => studio.start());
    fireEvent.click(await screen.findByText('tiny dungeon'));
    await screen.findByRole('button', { name: /^State of the project/u });
    expect(client.asked('openRecentProject')).toEqual([{ place_id }]);
  });
});
