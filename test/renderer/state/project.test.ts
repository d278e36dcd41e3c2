import { describe, expect, it, vi } from 'vitest';
import type { ProjectListener } from '../../../renderer/state/project.ts';
import { ProjectFeed } from '../../../renderer/state/project.ts';
import { packerError } from '../../../src/contract/errors.ts';
import { FakeClient } from '../support/fake-client.ts';
import { event, status } from '../support/values.ts';

function open(client: FakeClient, more: Partial<ProjectListener> = {}): ProjectFeed {
  const feed = new ProjectFeed(client, { event: () => undefined, restarted: () => undefined, ended: () => undefined, ...more });
  feed.show(status({ sequence: 5, generation: 2 }));
  return feed;
}

const said = (feed: ProjectFeed) => feed.store.getState().status;

describe('ProjectFeed', () => {
  it('shows what an event says before the packer is asked again', () => {
    const client = new FakeClient();
    const feed = open(client);
    client.tell(event('state.changed', { sequence: 6, generation: 3, from: 'fresh', to: 'diverged', cause: 'a copy' }));
    expect(said(feed)).toMatchObject({ state: 'diverged', generation: 3, sequence: 6 });
  });

  it('reads the status once for a burst of events, and once more for what came meanwhile', async () => {
    const client = new FakeClient().answer('getProjectStatus', status({ sequence: 8 }));
    const feed = open(client);
    for (const sequence of [6, 7, 8]) client.tell(event('snapshot.published', { sequence, added: [], changed: [], removed: [] }));
    await vi.waitFor(() => expect(said(feed)?.counts.registered).toBe(3));
    await vi.waitFor(() => expect(client.asked('getProjectStatus')).toHaveLength(2));
  });

  it('drops an answer that events of its session have overtaken', async () => {
    const client = new FakeClient().answer('getProjectStatus', status({ sequence: 5, generation: 2 }));
    const feed = open(client);
    client.tell(event('state.changed', { sequence: 6, generation: 3, from: 'fresh', to: 'stale', cause: 'a save' }));
    await vi.waitFor(() => expect(client.asked('getProjectStatus')).toHaveLength(1));
    await Promise.resolve();
    expect(said(feed)).toMatchObject({ state: 'stale', generation: 3 });
  });

  it('tells events from before the status apart, and takes nothing from them', () => {
    const replayed: boolean[] = [];
    const client = new FakeClient();
    const feed = open(client, { event: (_event, old) => replayed.push(old) });
    client.tell(event('state.changed', { sequence: 4, from: 'stale', to: 'failed', cause: 'the disk' }));
    client.tell(event('state.changed', { sequence: 6, from: 'fresh', to: 'stale', cause: 'a save' }));
    expect(replayed).toEqual([true, false]);
    expect(said(feed)?.state).toBe('stale');
  });

  it('begins anew from the status of a gap', () => {
    const restarted = vi.fn();
    const client = new FakeClient();
    const feed = open(client, { restarted });
    client.gap(status({ session_id: 'session-2', sequence: 1, generation: 1 }));
    expect(restarted).toHaveBeenCalledOnce();
    expect(said(feed)?.session_id).toBe('session-2');
  });

  it('shows no project once it is closed', async () => {
    const client = new FakeClient().answer('getProjectStatus', packerError('project_closed', 'It is closed.', 'Open it.'));
    const ended = vi.fn();
    const feed = open(client, { ended });
    client.end();
    await vi.waitFor(() => expect(ended).toHaveBeenCalledOnce());
    expect(said(feed)).toBeUndefined();
  });

  it.each(['connection_lost', 'not_asked'] as const)('stays where it is while nobody can tell whether it is closed (%s)', async (code) => {
    const client = new FakeClient().answer('getProjectStatus', packerError(code, 'There is no connection.', 'Wait.'));
    const ended = vi.fn();
    const feed = open(client, { ended });
    client.end();
    await vi.waitFor(() => expect(client.asked('getProjectStatus')).toHaveLength(1));
    await new Promise((resolve) => setImmediate(resolve));
    expect([said(feed)?.project_id, ended.mock.calls.length]).toEqual(['starfall', 0]);
  });

  it('comes back to a project that another window opened anew', async () => {
    const client = new FakeClient().answer('getProjectStatus', status({ session_id: 'session-2', sequence: 1, generation: 1 }));
    const restarted = vi.fn();
    const feed = open(client, { restarted });
    client.end();
    await vi.waitFor(() => expect(restarted).toHaveBeenCalledOnce());
    expect(said(feed)?.session_id).toBe('session-2');
  });

  it('shows progress while reconciling and drops it afterwards', () => {
    const client = new FakeClient();
    const feed = open(client);
    client.tell(event('state.changed', { sequence: 6, from: 'stale', to: 'reconciling', cause: 'a refresh' }));
    client.tell(event('reconcile.progress', { done: 10, total: 900 }));
    expect(said(feed)?.progress).toEqual({ done: 10, total: 900 });
    client.tell(event('state.changed', { sequence: 7, from: 'reconciling', to: 'fresh', cause: 'done' }));
    expect(said(feed)?.progress).toBeUndefined();
  });
});
