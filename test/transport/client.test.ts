import { describe, expect, it, onTestFinished } from 'vitest';
import { CancelSource } from '../../src/base/cancel-source.ts';
import { openClient } from '../../src/transport/client.ts';
import type { Connect } from '../../src/transport/client-link.ts';
import type { ConnectionState, StudioClient } from '../../src/transport/client-port.ts';
import { inProcessWire } from '../../src/transport/in-process-wire.ts';
import { callWaitMs, callsInFlightMax, callsWaitingMax, helloMs, retryDelaysMs } from '../../src/transport/limits.ts';
import { serveWire } from '../../src/transport/server.ts';
import type { Wire } from '../../src/transport/wire.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { ScriptedStudio } from './scripted-studio.ts';

const fail = (error: unknown): never => {
  throw error;
};

async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
}

function clientWith(connect: Connect): { readonly client: StudioClient; readonly clock: ManualClock; readonly states: ConnectionState[] } {
  const clock = new ManualClock();
  const client = openClient(connect, { timer: clock, reportBug: fail, loadPart: () => Promise.reject(new Error('not here')) });
  onTestFinished(() => { client.dispose(); });
  const states: ConnectionState[] = [];
  client.connectionChanged((state) => states.push(state));
  return { client, clock, states };
}

function servedWire(studio = new ScriptedStudio()): Wire {
  const [page, other] = inProcessWire(fail);
  serveWire(other, studio, { reportBug: fail });
  return page;
}

const unreachable: Connect = () => Promise.reject(new Error('nobody there'));
const request = { project_id: 'p' };

describe('openClient', () => {
  it('asks what was called while it connected, once it is open', async () => {
    const { client, states } = clientWith(() => Promise.resolve(servedWire()));
    expect(client.connection).toBe('connecting');
    expect(await client.call('getProjectStatus', request)).toMatchObject({ ok: true });
    expect(states).toEqual(['open']);
  });

  it('waits longer before each attempt, up to the longest', async () => {
    let attempts = 0;
    const { clock } = clientWith(() => {
      attempts += 1;
      return unreachable();
    });
    for (const delay of [...retryDelaysMs, ...retryDelaysMs.slice(-1)]) {
      await settle();
      const before = attempts;
      clock.pass(delay - 1);
      expect(attempts).toBe(before);
      clock.pass(1);
      expect(attempts).toBe(before + 1);
    }
  });

  it('makes no attempt after it was refused, and says that nothing was asked', async () => {
    let attempts = 0;
    const { client, clock, states } = clientWith(() => {
      attempts += 1;
      return Promise.resolve('refused');
    });
    expect(await client.call('getProjectStatus', request)).toMatchObject({ error: { code: 'not_asked' } });
    clock.pass(60_000);
    await settle();
    expect([attempts, states, client.connection]).toEqual([1, ['refused'], 'refused']);
  });

  it('makes no attempt after the Studio was ended, and says that instead', async () => {
    const { client, clock, states } = clientWith(() => Promise.resolve('ended'));
    await settle();
    clock.pass(60_000);
    await settle();
    expect([states, client.connection]).toEqual([['ended'], 'ended']);
  });

  it('is refused by a Studio of another protocol', async () => {
    const { client } = clientWith(() => {
      const [page, other] = inProcessWire(fail);
      other.received(() => { other.send({ type: 'refused', why: 'another protocol' }); });
      return Promise.resolve(page);
    });
    await settle();
    expect(client.connection).toBe('refused');
  });

  it('says that it lost the connection, and that it is open again', async () => {
    let wire: Wire | undefined;
    const { clock, states } = clientWith(() => Promise.resolve((wire = servedWire())));
    await settle();
    wire?.close('a fault');
    await settle();
    clock.pass(retryDelaysMs[0] ?? 0);
    await settle();
    expect(states).toEqual(['open', 'lost', 'open']);
  });

  it('leaves a Studio that does not greet', async () => {
    const ends: string[] = [];
    const { clock } = clientWith(() => {
      const [page] = inProcessWire(fail);
      page.ended((why) => ends.push(why));
      return Promise.resolve(page);
    });
    await settle();
    clock.pass(helloMs);
    expect(ends).toEqual(['The Studio does not answer.']);
  });

  it('lets no call wait for a connection for ever, and only so many', async () => {
    const { client, clock } = clientWith(unreachable);
    const calls = Array.from({ length: callsWaitingMax }, () => client.call('refresh', request));
    expect(await client.call('refresh', request)).toMatchObject({ error: { code: 'too_many_calls' } });
    clock.pass(callWaitMs);
    for (const answer of await Promise.all(calls)) expect(answer).toMatchObject({ error: { code: 'not_asked', message: expect.stringContaining('was not asked') as string, remedy: expect.stringContaining('Nothing was done') as string } });
  });

  it('tells what was asked and is lost from what was never asked, when it is disposed', async () => {
    const studio = new ScriptedStudio();
    studio.answers.refresh = () => new Promise(() => undefined);
    const { client } = clientWith(() => Promise.resolve(servedWire(studio)));
    await settle();
    const asked = Array.from({ length: callsInFlightMax }, () => client.call('refresh', request));
    const waiting = client.call('refresh', request);
    client.dispose();
    for (const answer of await Promise.all(asked)) expect(answer).toMatchObject({ error: { code: 'connection_lost' } });
    expect(await waiting).toMatchObject({ error: { code: 'not_asked' } });
    expect(await client.call('refresh', request)).toMatchObject({ error: { code: 'not_asked' } });
  });

  it('does not ask what was cancelled before', async () => {
    const cancel = new CancelSource();
    const { client } = clientWith(unreachable);
    const answer = client.call('refresh', request, { signal: cancel.signal });
    cancel.abort();
    expect(await answer).toMatchObject({ error: { code: 'cancelled' } });
    expect(await client.call('refresh', request, { signal: cancel.signal })).toMatchObject({ error: { code: 'cancelled' } });
  });

  it('answers what is outstanding when it is disposed, and leaves no timer', async () => {
    const studio = new ScriptedStudio();
    studio.answers.refresh = () => new Promise(() => undefined);
    const { client, clock } = clientWith(() => Promise.resolve(servedWire(studio)));
    const answer = client.call('refresh', request);
    await settle();
    client.dispose();
    expect(await answer).toMatchObject({ error: { code: 'connection_lost' } });
    expect(clock.waiting).toBe(0);
  });
});
