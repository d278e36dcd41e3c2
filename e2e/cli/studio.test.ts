import { on, once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { closeCodes, socketProtocols } from '../../src/contract/browser-host.ts';
import { startPrometeu } from '../support/cli.ts';
import { buildFootprint, copyOfStarfall } from '../support/starfall.ts';

interface Frame {
  readonly type: string;
  readonly id?: number;
  readonly result?: { readonly value: Record<string, unknown> };
  readonly event?: { readonly type: string };
}

/** A `prometeu studio` that runs, as a person's own who has no settings yet. */
async function opened(project: string) {
  const home = mkdtempSync(join(tmpdir(), 'prometeu-home-'));
  const child = startPrometeu(['studio', '--browser', '--no-open', project], { env: { HOME: home, XDG_CONFIG_HOME: join(home, '.config') } });
  const ended = once(child, 'close');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
    rmSync(home, { recursive: true, force: true });
  });
  let out = '';
  for await (const text of child.stdout?.setEncoding('utf8') ?? []) {
    out += text as string;
    if (out.includes('\n')) break;
  }
  const link = new URL(/is open at (\S+)\n/u.exec(out)?.[1] ?? '');
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
    return child.exitCode;
  };
  return { link, end };
}

const waiting = new WeakMap<WebSocket, AsyncIterator<unknown>>();

async function connected(link: URL): Promise<WebSocket> {
  const answer = await fetch(new URL('/session', link), {
    method: 'POST',
    headers: { origin: link.origin, 'content-type': 'application/json' },
    body: JSON.stringify({ token: link.hash.slice(1) }),
  });
  const { session_key } = (await answer.json()) as { session_key: string };
  const socket = new WebSocket(`ws://${link.host}/socket`, socketProtocols(session_key, 'a'.repeat(20)), { origin: link.origin });
  // Several frames may come at once: none is lost while another is looked at.
  waiting.set(socket, on(socket, 'message'));
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'hello', protocol: 1 }));
  return socket;
}

/** The first frame that fits, of those that were not asked for before. */
async function heard(socket: WebSocket, fits: (frame: Frame) => boolean): Promise<Frame> {
  const frames = waiting.get(socket);
  for (;;) {
    const next = (await frames?.next()) as IteratorResult<[Buffer]> | undefined;
    if (!next || next.done) throw new Error('the socket ended first');
    const frame = JSON.parse(next.value[0].toString('utf8')) as Frame;
    if (fits(frame)) return frame;
  }
}

async function ask(socket: WebSocket, id: number, operation: string, request: unknown): Promise<Record<string, unknown>> {
  const answer = heard(socket, (frame) => frame.type === 'answer' && frame.id === id);
  socket.send(JSON.stringify({ type: 'call', id, operation, request }));
  return (await answer).result?.value ?? {};
}

describe('prometeu studio --browser', () => {
  it('serves the built page and the project by one link, and ends at Ctrl+C with exit code 130', async () => {
    const { link, end } = await opened(copyOfStarfall());
    expect(await (await fetch(link.origin)).text()).toContain('<div id="studio">');
    const socket = await connected(link);
    const { project_id } = await ask(socket, 1, 'getStudioInfo', {});
    expect(await ask(socket, 2, 'getProjectStatus', { project_id })).toMatchObject({ state: 'fresh' });
    const closed = once(socket, 'close');
    expect(await end('SIGINT')).toBe(130);
    expect((await closed)[0]).toBe(closeCodes.ended);
  });

  it('ends while a pack runs, and leaves build/ as it was', async () => {
    const project = copyOfStarfall();
    const { link, end } = await opened(project);
    const socket = await connected(link);
    const { project_id } = await ask(socket, 1, 'getStudioInfo', {});
    const pack = { project_id, mode: 'pack', cache: false };
    expect(await ask(socket, 3, 'packWorkspace', pack)).toMatchObject({ status: 'succeeded' });
    const before = buildFootprint(project);
    const { session_id, sequence } = await ask(socket, 4, 'getProjectStatus', { project_id });
    const packing = heard(socket, ({ event }) => event?.type === 'pack.phase');
    socket.send(JSON.stringify({ type: 'follow', id: 1, from: { project_id, session_id, sequence } }));
    socket.send(JSON.stringify({ type: 'call', id: 5, operation: 'packWorkspace', request: pack }));
    await packing;
    expect(await end('SIGTERM')).toBe(143);
    expect(buildFootprint(project)).toEqual(before);
  });
});
