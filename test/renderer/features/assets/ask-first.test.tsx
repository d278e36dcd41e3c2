// @vitest-environment happy-dom
import { act, cleanup, render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { App } from '../../../../renderer/app.tsx';
import { askFirstOfEach } from '../../../../renderer/features/assets/ask-first.ts';
import { Studio } from '../../../../renderer/state/studio.ts';
import type { StudioSettings } from '../../../../src/contract/operations/studio.ts';
import { FakeClient } from '../../support/fake-client.ts';
import { giveRoom } from '../../support/show.tsx';
import { info, settings, status } from '../../support/values.ts';

afterEach(cleanup);

async function start(layout: StudioSettings['layout'], registered: number): Promise<{ readonly client: FakeClient; readonly studio: Studio }> {
  const client = new FakeClient()
    .answer('getStudioInfo', { ...info, project_id: 'starfall' })
    .answer('getStudioSettings', { ...settings, layout })
    .answer('getProjectStatus', status({ counts: { registered, included: registered, excluded: 0, missing: 0, unregistered: 0, artifacts: 0 } }))
    .answer('listTree', { generation: 1, state: 'fresh', total: 0, assets: 0, rows: [] })
    .answer('listAssets', { generation: 1, state: 'fresh', total: 0, assets: [] });
  const studio = new Studio(client);
  askFirstOfEach(studio);
  await studio.start();
  return { client, studio };
}

it.each([
  ['the tree, its folders closed', {}, 10_000],
  ['the tree, its folders open', {}, 12],
  ['the table, sorted as it is remembered', { 'assets.view': 'table', 'assets.sort': { by: 'packed_size', descending: true } }, 10_000],
] as const)('asks for %s before anything is drawn, and the list asks no second time', async (_, layout, registered) => {
  const { client, studio } = await start(layout, registered);
  const before = [...client.asked('listTree'), ...client.asked('listAssets')];
  expect(before).toHaveLength(2);
  giveRoom();
  await act(async () => render(<App studio={studio} />));
  expect([...client.asked('listTree'), ...client.asked('listAssets')]).toEqual(before);
});

it('asks again for a project that was opened anew, and not for what happens in one', async () => {
  const { client, studio } = await start({}, 5);
  studio.project.store.setState({ status: status({ generation: 2 }) });
  expect(client.asked('listTree')).toHaveLength(1);
  studio.show(status({ session_id: 'another' }));
  expect(client.asked('listTree')).toHaveLength(2);
});
