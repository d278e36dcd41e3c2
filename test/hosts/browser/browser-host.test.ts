import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { closeCodes, previewPath, windowHeader } from '../../../src/contract/browser-host.ts';
import { closeCode, echoed, get, indexPage, openedSocket, openSocket, post, startTestHost, windowId, type TestHost } from '../../support/browser-host.ts';

let host: TestHost;
afterEach(async () => {
  await host.close('the test is over');
  expect(host.bugs).toEqual([]);
});

const reference = { project_id: '0123456789abcdef', asset_id: 7, key: 'ab'.repeat(32), part: 'indices' };
const windowOne = { [windowHeader]: windowId() };
const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

describe('the browser host', () => {
  it('listens on 127.0.0.1 alone', async () => {
    host = await startTestHost();
    expect(host.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/u);
    await expect(fetch(host.origin.replace('127.0.0.1', '[::1]'))).rejects.toThrow();
  });

  it('serves the built page to whoever asks', async () => {
    host = await startTestHost();
    expect(await get(host, '/')).toMatchObject({ status: 200, body: indexPage });
    expect(await get(host, '/studio-1.js')).toMatchObject({ status: 200, headers: { 'content-type': 'text/javascript; charset=utf-8' } });
  });

  it('hands the token over in the fragment, which no browser sends', async () => {
    host = await startTestHost();
    expect(host.link()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#[0-9A-Za-z_-]{43}$/u);
  });

  it('exchanges a token once', async () => {
    host = await startTestHost();
    const body = JSON.stringify({ token: new URL(host.link()).hash.slice(1) });
    expect((await post(host, '/session', body)).status).toBe(200);
    expect((await post(host, '/session', body)).status).toBe(401);
  });

  it('sets no cookie, whatever is asked', async () => {
    host = await startTestHost();
    const body = JSON.stringify({ token: new URL(host.link()).hash.slice(1) });
    const answers = [await get(host, '/'), await get(host, '/nothing'), await post(host, '/session', body), await post(host, '/session', body)];
    expect(answers.flatMap(({ headers }) => Object.keys(headers)).filter((name) => name.includes('cookie'))).toEqual([]);
  });

  it('makes a link for one more tab, for a page that shows its key', async () => {
    host = await startTestHost();
    const first = await host.key();
    expect((await post(host, '/link', '')).status).toBe(401);
    const { token } = JSON.parse((await post(host, '/link', '', bearer(first))).body) as { token: string };
    expect((await post(host, '/session', JSON.stringify({ token }))).status).toBe(200);
    expect((await post(host, '/link', '', bearer(first))).status).toBe(200);
  });

  it('serves a part of a preview by ids, to a window', async () => {
    host = await startTestHost();
    const key = await host.key();
    await openedSocket(host, key);
    const answer = await get(host, previewPath(reference), { ...bearer(key), ...windowOne });
    expect(answer).toMatchObject({ status: 200, body: '\u0001\u0002\u0003', headers: { 'prometeu-generation': '3', 'prometeu-state': 'fresh' } });
    expect(host.asked).toEqual([{ project_id: reference.project_id, asset: { asset_id: 7 }, key: reference.key, part: 'indices' }]);
  });

  it('says as data why there is no such part, and no such window', async () => {
    host = await startTestHost();
    const key = await host.key();
    const target = previewPath({ ...reference, part: 'clip-1' });
    const early = await get(host, target, { ...bearer(key), ...windowOne });
    expect([early.status, JSON.parse(early.body)]).toMatchObject([409, { code: 'connection_lost' }]);
    await openedSocket(host, key);
    const answer = await get(host, target, { ...bearer(key), ...windowOne });
    expect([answer.status, JSON.parse(answer.body)]).toMatchObject([404, { code: 'not_found' }]);
  });

  it('shows one tab nothing through the window of another', async () => {
    host = await startTestHost();
    await openedSocket(host, await host.key());
    const answer = await get(host, previewPath(reference), { ...bearer(await host.key()), ...windowOne });
    expect(answer.status).toBe(409);
    expect(host.asked).toEqual([]);
  });

  it('carries frames both ways over a socket that shows the key', async () => {
    host = await startTestHost();
    const socket = await openedSocket(host, await host.key());
    expect(await echoed(socket, { hello: ['world', 1, null] })).toEqual({ hello: ['world', 1, null] });
    expect(socket.protocol).toBe('prometeu.1');
  });

  it('lets a page that reconnects or reloads in with the same key', async () => {
    host = await startTestHost();
    const key = await host.key();
    const socket = await openedSocket(host, key);
    socket.terminate();
    expect(await echoed(await openedSocket(host, key), 1)).toBe(1);
    expect(await echoed(await openedSocket(host, key, windowId(2)), 2)).toBe(2);
  });

  it('keeps a window for a reconnection, and lets go of it when none came', async () => {
    host = await startTestHost();
    const key = await host.key();
    const first = await openedSocket(host, key);
    expect(await echoed(first, 1)).toBe(1);
    const second = await openedSocket(host, key);
    expect(await closeCode(first)).toBe(closeCodes.replaced);
    expect(await echoed(second, 2)).toBe(2);
    expect(host.windows).toEqual({ live: 1, opened: 1 });
    const gone = host.windowLost();
    second.terminate();
    await gone;
    host.clock.pass(host.limits.windowGraceMs - 1);
    expect(host.windows.live).toBe(1);
    host.clock.pass(1);
    expect(host.windows.live).toBe(0);
  });

  it('tells every page when the Studio is ended', async () => {
    host = await startTestHost();
    const socket = await openedSocket(host, await host.key());
    const [code] = await Promise.all([closeCode(socket), host.close('ended')]);
    expect(code).toBe(closeCodes.ended);
    expect(host.windows.live).toBe(0);
    await expect(fetch(host.origin)).rejects.toThrow();
  });

  it('closes a socket whose key nobody knows with a code the page can read', async () => {
    host = await startTestHost();
    const socket = openSocket(host, 'A'.repeat(43));
    const message = once(socket, 'message').then(() => 'heard');
    expect(await Promise.race([closeCode(socket), message])).toBe(closeCodes.refused);
    expect(host.windows.opened).toBe(0);
  });
});
