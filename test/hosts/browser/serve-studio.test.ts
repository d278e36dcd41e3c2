import { once } from 'node:events';
import type { WebSocket } from 'ws';
import { describe, expect, it } from 'vitest';
import { previewPath, windowHeader } from '../../../src/contract/browser-host.ts';
import { pageOperations } from '../../../src/contract/page.ts';
import { operations, type OperationName } from '../../../src/contract/operations.ts';
import { protocolVersion } from '../../../src/transport/frames.ts';
import { get, openedSocket, spend, windowId } from '../../support/browser-host.ts';
import { serveTiny, type ServedTiny } from '../../support/served-studio.ts';
import { tinyPlace } from '../../support/tiny-project.ts';

type Answer = { readonly ok: true; readonly value: Record<string, unknown> } | { readonly ok: false; readonly error: { readonly code: string } };

/** A page below its client: calls as frames, one after the other. */
class BarePage {
  readonly socket: WebSocket;
  #id = 0;

  constructor(socket: WebSocket) {
    this.socket = socket;
    socket.send(JSON.stringify({ type: 'hello', protocol: protocolVersion }));
  }

  async call(operation: string, request: unknown = {}): Promise<Answer> {
    this.#id += 1;
    const id = this.#id;
    const answered = new Promise<Answer>((resolve) => {
      const hear = (data: Buffer): void => {
        const frame = JSON.parse(data.toString('utf8')) as { type: string; id?: number; result: Answer };
        if (frame.type !== 'answer' || frame.id !== id) return;
        this.socket.off('message', hear);
        resolve(frame.result);
      };
      this.socket.on('message', hear);
    });
    this.socket.send(JSON.stringify({ type: 'call', id, operation, request }));
    return await answered;
  }

  async ask(operation: string, request: unknown = {}): Promise<Record<string, unknown>> {
    const answer = await this.call(operation, request);
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  }
}

async function pageOf(host: ServedTiny, key: string, number = 0): Promise<BarePage> {
  return new BarePage(await openedSocket(host, key, windowId(number)));
}

describe('a Studio in a browser', () => {
  it('has the project open that it was started with', async () => {
    const host = await serveTiny();
    const page = await pageOf(host, await spend(host, host.link()));
    const info = await page.ask('getStudioInfo');
    expect(info).toMatchObject({ host: 'browser', abilities: { pick_project: false, reveal_file: false } });
    expect(await page.ask('getProjectStatus', { project_id: info['project_id'] })).toMatchObject({ directory: tinyPlace, state: 'fresh' });
  });

  it('shows two tabs one project', async () => {
    const host = await serveTiny();
    const [one, two] = [await pageOf(host, await spend(host, host.link())), await pageOf(host, await spend(host, host.link()))];
    const { project_id } = await one.ask('getStudioInfo');
    expect((await two.ask('getStudioInfo'))['project_id']).toBe(project_id);
    await one.ask('closeProject', { project_id });
    expect(await two.ask('getProjectStatus', { project_id })).toMatchObject({ state: 'fresh' });
  });

  it('answers a tab that reconnects through the window it had', async () => {
    const host = await serveTiny();
    const key = await spend(host, host.link());
    const before = await pageOf(host, key);
    const { project_id } = await before.ask('getStudioInfo');
    await before.ask('closeProject', { project_id });
    before.socket.terminate();
    await once(before.socket, 'close');
    const again = await (await pageOf(host, key)).call('getProjectStatus', { project_id });
    expect(again).toMatchObject({ ok: false, error: { code: 'project_closed' } });
  });

  it('serves a part of a preview as getPreview named it', async () => {
    const host = await serveTiny();
    const key = await spend(host, host.link());
    const page = await pageOf(host, key);
    const { project_id } = (await page.ask('getStudioInfo')) as { project_id: string };
    const preview = (await page.ask('getPreview', { project_id, asset: { asset_id: 1 } })) as { key: string; bank: { indices: string } };
    const reference = { project_id, asset_id: 1, key: preview.key, part: preview.bank.indices };
    const headers = { authorization: `Bearer ${key}`, [windowHeader]: windowId() };
    expect(await get(host, previewPath(reference), headers)).toMatchObject({ status: 200, headers: { 'content-type': 'application/octet-stream', 'prometeu-state': 'fresh' } });
    const stale = await get(host, previewPath({ ...reference, key: 'ab'.repeat(32) }), headers);
    expect([stale.status, JSON.parse(stale.body)]).toMatchObject([409, { code: 'stale_preview' }]);
  });

  it('carries out nothing for a page that is not for pages, and reads nothing outside the project', async () => {
    const host = await serveTiny();
    const page = await pageOf(host, await spend(host, host.link()));
    const { project_id } = (await page.ask('getStudioInfo')) as { project_id: string };
    const before = host.disk.calls.length;
    const forbidden = (Object.keys(operations) as OperationName[]).filter((name) => !(pageOperations as readonly string[]).includes(name));
    for (const name of [...forbidden, '__proto__', 'constructor', 'toString', '']) {
      expect([name, (await page.call(name, { directory: '/tmp', file: '/tmp/secret.txt', project_id })).ok]).toEqual([name, false]);
    }
    const files = [{ source: '/tmp/secret.txt', to: 'secret.txt' }];
    const asked = [
      ['inspectArchive', { archive: { file: '/tmp/secret.txt' } }],
      ['verifyArchive', { archive: { file: '../../tmp/secret.txt' } }],
      ['diffArchives', { before: { file: '/tmp/secret.txt' }, after: { project_id } }],
      ['revealFile', { project_id, path: '../../tmp/secret.txt' }],
      ['previewChange', { project_id, changes: [{ kind: 'import_artifacts', asset: { asset_id: 1 }, files }] }],
      ['openRecentProject', { place_id: '../../../tmp/program' }],
      ['createNamedProject', { name: '../../tmp/new' }],
    ] as const;
    for (const [name, request] of asked) expect([name, (await page.call(name, request)).ok]).toEqual([name, false]);
    const outside = host.disk.calls.slice(before).filter(({ path }) => !path.startsWith(tinyPlace));
    expect(outside).toEqual([]);
  });

  it('ends its windows with it: their project is open no more', async () => {
    const host = await serveTiny();
    const page = await pageOf(host, await spend(host, host.link()));
    const { project_id } = (await page.ask('getStudioInfo')) as { project_id: string };
    await host.studio.call('closeProject', { project_id });
    const gone = new Promise<void>((resolve) => {
      host.studio.bus.on('project.closed', () => {
        resolve();
      });
    });
    await host.close('ended');
    await gone;
  });
});
