// @vitest-environment happy-dom
import { act, cleanup, render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { App } from '../../../../renderer/app.tsx';
import { Studio } from '../../../../renderer/state/studio.ts';
import { FakeClient } from '../../support/fake-client.ts';
import { event, info, settings, status } from '../../support/values.ts';

afterEach(cleanup);

async function open(project: boolean): Promise<FakeClient> {
  const client = new FakeClient()
    .answer('getStudioInfo', { ...info, ...(project && { project_id: 'starfall' }) })
    .answer('getStudioSettings', settings)
    .answer('listRecentProjects', { projects_folder: '/home/ana/Prometeu', projects: [] })
    .answer('getProjectStatus', status());
  const studio = new Studio(client);
  render(<App studio={studio} />);
  await act(() => studio.start());
  return client;
}

it('the window is called by the project it shows and how it is', async () => {
  await open(true);
  expect(document.title).toBe('starfall (Fresh) – Prometeu Studio');
});

it('the window is called by the program where no project is open', async () => {
  document.title = 'something before';
  await open(false);
  expect(document.title).toBe('Prometeu Studio');
});

it('the name of the window follows the state of the project', async () => {
  const client = await open(true);
  act(() => client.tell(event('state.changed', { sequence: 1, from: 'fresh', to: 'stale', cause: 'a file' })));
  expect(document.title).toBe('starfall (Stale) – Prometeu Studio');
});

it.each(['lost', 'ended'] as const)('the window does not tell a state that nobody can confirm: %s', async (connection) => {
  const client = await open(true);
  act(() => client.connect(connection));
  expect(document.title).toBe('starfall (no connection) – Prometeu Studio');
});
