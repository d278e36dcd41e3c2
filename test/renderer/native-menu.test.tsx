// @vitest-environment happy-dom
import { act, cleanup, render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { App } from '../../renderer/app.tsx';
import { Studio } from '../../renderer/state/studio.ts';
import { menuActions } from '../../src/contract/shell-menu.ts';
import { FakeClient } from './support/fake-client.ts';
import { info, settings, status } from './support/values.ts';

afterEach(cleanup);

it('the native menu shows each action with the keys by which the page runs it', async () => {
  const client = new FakeClient()
    .answer('getStudioInfo', { ...info, host: 'electron', project_id: 'starfall', abilities: { pick_project: true, reveal_file: true } })
    .answer('getStudioSettings', settings)
    .answer('getProjectStatus', status());
  const studio = new Studio(client);
  render(<App studio={studio} />);
  await act(() => studio.start());
  const shown = Object.values(menuActions).flat();
  expect(shown.map(({ id }) => ({ id, keys: studio.actions.find(id)?.shortcut }))).toEqual(shown);
});
