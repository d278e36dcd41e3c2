import type { Page, WebSocketRoute } from '@playwright/test';
import { journeyClient } from '../support/journey-client.ts';
import { expect, test } from '../support/journey.ts';
import { showActivity, stateButton } from '../support/page-parts.ts';

/** Every socket of the page's own, so that it can be cut. */
async function cuttable(page: Page): Promise<{ readonly sockets: WebSocketRoute[]; readonly texts: string[]; cutAt: (text: RegExp) => void }> {
  const sockets: WebSocketRoute[] = [];
  const texts: string[] = [];
  let wanted: RegExp | undefined;
  await page.routeWebSocket(/\/socket$/u, (socket) => {
    const server = socket.connectToServer();
    sockets.push(socket);
    let isCut = false;
    server.onMessage((message) => {
      // What is on its way is lost with it, as when a cable is pulled.
      if (isCut) return;
      if (wanted?.test(String(message))) {
        wanted = undefined;
        isCut = true;
        void server.close({ code: 4999 });
        void socket.close({ code: 4999 });
        return;
      }
      texts.push(String(message));
      socket.send(message);
    });
  });
  return { sockets, texts, cutAt: (text) => (wanted = text) };
}

test('a socket that is cut in the middle of a pack comes back, and not one event is lost', async ({ studio, project }) => {
  const { openWindow } = await studio.open(project);
  const asking = await openWindow();
  await expect(stateButton(asking, 'Fresh', 1)).toBeVisible();
  const follower = await journeyClient(asking);
  const info = await follower.ask('getStudioInfo', {});
  const { project_id } = info.value ?? {};
  const status = await follower.ask('getProjectStatus', { project_id });
  const { session_id, sequence } = status.value ?? {};
  await follower.follow({ project_id, session_id, sequence });

  const page = await openWindow();
  // A page that is loaded anew before it has its key has spent its link for nothing.
  await expect(stateButton(page, 'Fresh', 1)).toBeVisible();
  const line = await cuttable(page);
  await page.reload();
  await expect(stateButton(page, 'Fresh', 1)).toBeVisible();
  line.cutAt(/"phase":"materialize"/u);
  expect(await follower.ask('packWorkspace', { project_id, mode: 'pack', cache: false })).toMatchObject({ ok: true, value: { status: 'succeeded' } });
  await showActivity(page);
  await expect(page.getByRole('row', { name: /Pack succeeded/u })).toBeVisible();
  expect(line.sockets).toHaveLength(2);

  const heard = await follower.heard();
  const packs = heard.filter(({ type }) => type.startsWith('pack.'));
  expect(packs.filter(({ type }) => type === 'pack.phase')).toHaveLength(7);
  expect(packs.at(-1)).toMatchObject({ type: 'pack.finished' });
  const shown = line.texts.flatMap((text) => (JSON.parse(text) as { event?: { sequence?: number; type: string } }).event ?? []).filter((event) => event.sequence !== undefined);
  const since = shown.filter((event) => (event.sequence ?? 0) >= (heard[0]?.sequence ?? 0)).map(({ type, sequence: at }) => ({ type, sequence: at }));
  expect(since).toEqual(heard);
});
