import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { packerError } from '../../../src/contract/errors.ts';
import { Studio } from '../../../renderer/state/studio.ts';
import { FakeClient } from '../support/fake-client.ts';
import { event, info, settings, status } from '../support/values.ts';

const lost = packerError('connection_lost', 'there is no connection', 'try again');
const other = status({ project_id: 'dungeon', session_id: 'session-9' });

describe('Studio', () => {
  it('lets go of the project before when another is shown', () => {
    const client = new FakeClient();
    const studio = new Studio(client);
    studio.show(status());
    studio.leave();
    expect(client.asked('closeProject')).toEqual([]);
    studio.show(other);
    expect(client.asked('closeProject')).toEqual([{ project_id: 'starfall' }]);
  });

  it('keeps holding a project whose pack runs', () => {
    const client = new FakeClient();
    const studio = new Studio(client);
    studio.show(status());
    client.tell(event('pack.started', { sequence: 1, assets: 3 }));
    studio.leave();
    studio.show(other);
    expect(client.asked('closeProject')).toEqual([]);
  });

  it('lets go of a project that was left for its pack once that has ended, whatever is shown by then', async () => {
    const client = new FakeClient().answer('getLastPack', { running: true });
    const studio = new Studio(client);
    onTestFinished(() => studio.dispose());
    studio.show(status());
    client.tell(event('pack.started', { sequence: 1, assets: 3 }));
    studio.show(other);
    client.answer('getLastPack', { running: false });
    studio.show(status({ project_id: 'cave', session_id: 'session-5' }));
    await vi.waitFor(() => expect(client.asked('closeProject').map(({ project_id }) => project_id).sort()).toEqual(['dungeon', 'starfall']));
  });

  it.each(['packWorkspace', 'verifyDeterminism'] as const)('keeps holding a project whose %s was asked for and has not announced itself', async (name) => {
    const client = new FakeClient().answer(name, () => new Promise(() => undefined));
    const studio = new Studio(client);
    onTestFinished(() => studio.dispose());
    studio.show(status());
    void studio.call(name, { project_id: 'starfall' });
    studio.leave();
    studio.show(other);
    await new Promise((resolve) => setImmediate(resolve));
    expect(client.asked('closeProject')).toEqual([]);
  });

  it('asks everything again once a lost connection is back', async () => {
    const client = new FakeClient().answer('getStudioInfo', info).answer('getStudioSettings', settings).answer('getProjectStatus', status({ generation: 9 }));
    const studio = new Studio(client);
    await studio.start();
    studio.show(status());
    client.connect('lost');
    client.connect('open');
    await vi.waitFor(() => expect(studio.project.store.getState().status?.generation).toBe(9));
  });

  it('asks again for the project of its window when the connection went before it was told', async () => {
    const client = new FakeClient().answer('getStudioInfo', { ...info, project_id: 'starfall' }).answer('getStudioSettings', settings).answer('getProjectStatus', lost);
    const studio = new Studio(client);
    client.connect('lost');
    await studio.start();
    expect(studio.project.store.getState().status).toBeUndefined();
    client.answer('getProjectStatus', status());
    client.connect('open');
    await vi.waitFor(() => expect(studio.project.store.getState().status?.project_id).toBe('starfall'));
  });

  it('says what it is only when the project of its window is known, so that nobody is welcomed to another', async () => {
    const answer = Promise.withResolvers<ReturnType<typeof status>>();
    const client = new FakeClient().answer('getStudioInfo', { ...info, project_id: 'starfall' }).answer('getStudioSettings', settings).answer('getProjectStatus', () => answer.promise);
    const studio = new Studio(client);
    const started = studio.start();
    await vi.waitFor(() => expect(client.asked('getProjectStatus')).toHaveLength(1));
    expect(studio.shell.store.getState().info).toBeUndefined();
    answer.resolve(status());
    await started;
    expect(studio.shell.store.getState().info?.project_id).toBe('starfall');
    expect(studio.project.store.getState().status?.project_id).toBe('starfall');
  });
});
