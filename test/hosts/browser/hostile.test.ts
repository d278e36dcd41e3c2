import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { closeCodes, socketProtocols, windowHeader } from '../../../src/contract/browser-host.ts';
import {
  closeCode,
  echoed,
  ended,
  get,
  heardOf,
  openedSocket,
  openSocket,
  post,
  requestText,
  sendRaw,
  spend,
  startTestHost,
  untilEnd,
  windowId,
  type Heard,
  type TestHost,
} from '../../support/browser-host.ts';
import { serveTiny } from '../../support/served-studio.ts';

const project = '0123456789abcdef';
const part = `/preview/${project}/7/${'ab'.repeat(32)}/indices`;

/** Every route there is, as a request that would be answered. */
const routes = ['GET /', 'GET /index.html', 'GET /studio-1.js', 'POST /session', 'POST /link', `GET ${part}`, 'GET /socket'] as const;

type Headers = NonNullable<Parameters<typeof requestText>[2]>;

let host: TestHost | undefined;
afterEach(async () => {
  await host?.close('the test is over');
  expect(host?.bugs ?? []).toEqual([]);
  host = undefined;
});

/** What a request carries that would be let in on this route. */
function headersFor(route: string, key: string): Headers {
  if (route.endsWith('/socket')) return upgradeHeaders(key);
  const common = { authorization: `Bearer ${key}`, [windowHeader]: windowId() };
  return route.startsWith('POST') ? { ...common, 'content-type': 'application/json', 'content-length': '0' } : common;
}

function upgradeHeaders(key: string): Headers {
  return {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
    'sec-websocket-protocol': socketProtocols(key, windowId()).join(', '),
  };
}

const refused = ({ status }: Heard): boolean => status === 0 || status >= 400;

describe('a hostile page', () => {
  const others = (own: string): Readonly<Record<string, Headers>> => ({
    'no Host': { host: undefined },
    'an empty Host': { host: '' },
    'another Host': { host: 'evil.example' },
    'a Host that resolves here': { host: own.replace('127.0.0.1', 'localhost') },
    'a Host without the port': { host: '127.0.0.1' },
    'a Host with more after it': { host: `${own}.evil.example` },
    'a Host in another spelling': { host: own.replace('127.0.0.1', '127.1') },
    'two Hosts': { host: [own, 'evil.example'] },
    'two Hosts, the other way round': { host: ['evil.example', own] },
    'the same Host twice': { host: [own, own] },
    'another Origin': { origin: 'http://evil.example' },
    'the Origin of another port': { origin: 'http://127.0.0.1:1' },
    'the Origin over TLS': { origin: `https://${own}` },
    'an Origin in another spelling': { origin: `HTTP://${own}` },
    'the Origin of nowhere': { origin: 'null' },
    'two Origins': { origin: [`http://${own}`, 'http://evil.example'] },
    'a request across sites': { 'sec-fetch-site': 'cross-site' },
    'a request from another port': { 'sec-fetch-site': 'same-site' },
  });

  it('is refused on every route for its Host, its Origin or where it comes from', async () => {
    host = await startTestHost();
    const key = await host.key();
    await openedSocket(host, key);
    const answered: string[] = [];
    let tried = 0;
    for (const route of routes) {
      for (const [name, changed] of Object.entries(others(host.host))) {
        tried += 1;
        const answer = await sendRaw(host.port, requestText(host, route, { ...headersFor(route, key), ...changed }));
        if (!refused(answer)) answered.push(`${name}: ${route}`);
      }
    }
    expect(answered).toEqual([]);
    expect(host.asked).toEqual([]);
    expect(host.windows.opened).toBe(1);
    console.log(`hostile heads: ${tried} tried on ${routes.length} routes, 0 answered`);
  });

  it('has to name an Origin where something is made: an exchange, a link, a socket', async () => {
    host = await startTestHost();
    const key = await host.key();
    for (const route of ['POST /session', 'POST /link', 'GET /socket']) {
      const answer = await sendRaw(host.port, requestText(host, route, { ...headersFor(route, key), origin: undefined }));
      expect([route, answer.status]).toEqual([route, 403]);
    }
  });

  it('learns nothing from an absolute address, whatever the Host says', async () => {
    host = await startTestHost();
    const key = await host.key();
    for (const route of routes) {
      const [method = '', target = ''] = route.split(' ');
      for (const absolute of [`${host.origin}${target}`, `http://evil.example${target}`, `//${host.host}${target}`, host.host, '*']) {
        const answer = await sendRaw(host.port, requestText(host, `${method} ${absolute}`, headersFor(route, key)));
        expect([absolute, refused(answer)]).toEqual([absolute, true]);
      }
    }
    expect(refused(await sendRaw(host.port, requestText(host, `CONNECT ${host.host}`)))).toBe(true);
  });

  it('gets in with no token but the right one, and only once', async () => {
    host = await startTestHost();
    const token = new URL(host.link()).hash.slice(1);
    const wrong = [token.slice(0, -1), `${token}A`, token.toLowerCase(), 'A'.repeat(43), '', 7, null, [token], { token }];
    for (const each of wrong) expect([401, 400]).toContain((await post(host, '/session', JSON.stringify({ token: each }))).status);
    for (const body of ['', 'null', '[]', token, '{"token":']) expect((await post(host, '/session', body)).status).toBe(400);
    expect((await post(host, '/session', JSON.stringify({ token }), { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await post(host, '/session', JSON.stringify({ token }))).status).toBe(200);
    expect((await post(host, '/session', JSON.stringify({ token }))).status).toBe(401);
  });

  it('is held up when it guesses, while the right token is taken at once', async () => {
    host = await startTestHost({ limits: { wrongTokens: { burst: 5, perSecond: 1 } } });
    const link = host.link();
    const statuses: number[] = [];
    for (let number = 0; number < 8; number += 1) statuses.push((await post(host, '/session', JSON.stringify({ token: String(number).repeat(43) }))).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
    expect(await spend(host, link)).toMatch(/^.{43}$/u);
  });

  it('sees no preview and makes no link without the key', async () => {
    host = await startTestHost();
    const key = await host.key();
    await openedSocket(host, key);
    const keys = [undefined, '', 'Bearer', `Bearer ${'A'.repeat(43)}`, `bearer ${key}`, `Bearer ${key} `.padEnd(60, 'x'), `Basic ${key}`, [`Bearer ${key}`, `Bearer ${key}`]];
    for (const authorization of keys) {
      expect((await get(host, part, { authorization, [windowHeader]: windowId() })).status).toBe(401);
      expect((await post(host, '/link', '', { authorization })).status).toBe(401);
    }
    expect(host.asked).toEqual([]);
  });

  it('opens no socket without the subprotocols of a page, and hears nothing over one with a wrong key', async () => {
    host = await startTestHost();
    const key = await host.key();
    const good = socketProtocols(key, windowId());
    const offers = [undefined, '', 'prometeu.1', good.slice(1).join(', '), [...good, 'more'].join(', '), good.join(';'), `prometeu.1, key.${key}, window.x`];
    for (const offer of offers) {
      const answer = await sendRaw(host.port, requestText(host, 'GET /socket', { ...upgradeHeaders(key), 'sec-websocket-protocol': offer }));
      expect([offer, refused(answer)]).toEqual([offer, true]);
    }
    const socket = openSocket(host, 'A'.repeat(43));
    let heard = 0;
    socket.on('message', () => (heard += 1)).on('open', () => {
      socket.send('{}');
    });
    expect(await closeCode(socket)).toBe(closeCodes.refused);
    expect([heard, host.windows.opened]).toEqual([0, 0]);
  });

  it('upgrades to nothing but the socket, and nowhere else', async () => {
    host = await startTestHost();
    const key = await host.key();
    for (const target of ['/', '/session', part, '/socket/', '/socket?x', '/socket/..', '/Socket']) {
      expect(refused(await sendRaw(host.port, requestText(host, `GET ${target}`, upgradeHeaders(key))))).toBe(true);
    }
    expect(refused(await sendRaw(host.port, requestText(host, 'GET /socket', { ...upgradeHeaders(key), upgrade: 'h2c' })))).toBe(true);
    expect(refused(await sendRaw(host.port, requestText(host, 'POST /socket', upgradeHeaders(key))))).toBe(true);
  });

  it('carries the protecting headers away with every answer', async () => {
    host = await startTestHost();
    const answers = [await get(host, '/'), await get(host, '/nothing'), await get(host, part), await post(host, '/session', '{}'), await get(host, '/', { host: 'evil.example' })];
    for (const { headers } of answers) {
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'no-store',
      });
      expect(headers['content-security-policy']).toBe(
        `default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' blob:; media-src 'self' blob:; connect-src 'self' ws://${host.host}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      );
    }
  });
});

describe('a hostile address', () => {
  const ups = ['../', '..%2f', '..%2F', '%2e%2e/', '%2e%2e%2f', '%252e%252e%252f', '..%5c', '..\\', '%2e%2e\\', '..%c0%af', '%c0%ae%c0%ae/', '..%e0%80%af', '%uff0e%uff0e/', '..;/', '....//', './../', '/../', '..%00/', '..\u0000/', '\u00ef\u00bc\u008e\u00ef\u00bc\u008e/', 'C:\\', 'file:///'];
  const goals = ['tmp/secret.txt', 'etc/passwd', 'games/tiny/README', 'index.html'];

  it('reads nothing in any spelling on any route, with the key of a page', async () => {
    const tiny = await serveTiny();
    const key = await spend(tiny, tiny.link());
    const socket = await openedSocket(tiny, key);
    await get(tiny, part, headersFor(part, key));
    const before = tiny.disk.calls.length;
    const prefixes = ['/', '/index.html/', '/studio-1.js/', '/session/', '/link/', '/socket/', '/preview/', `/preview/${project}/`, `/preview/${project}/7/`, `/preview/${project}/7/${'ab'.repeat(32)}/`];
    const answered: string[] = [];
    let tried = 0;
    const attempt = async (target: string): Promise<void> => {
      for (const headers of [headersFor(`GET ${target}`, key), upgradeHeaders(key)]) {
        tried += 1;
        const answer = await sendRaw(tiny.port, Buffer.from(requestText(tiny, `GET ${target}`, { connection: 'close', ...headers }), 'latin1'));
        if (!refused(answer)) answered.push(target);
      }
    };
    for (const prefix of prefixes) {
      for (const up of ups) for (const goal of goals) await attempt(`${prefix}${up.repeat(6)}${goal}`);
    }
    expect(answered).toEqual([]);
    expect(tiny.disk.calls.slice(before)).toEqual([]);
    expect(socket.readyState).toBe(socket.OPEN);
    console.log(`hostile addresses: ${tried} tried (${ups.length} spellings), 0 answered, 0 calls to the disk`);
  });

  it('that is too long, or has a query or a fragment, is nowhere', async () => {
    host = await startTestHost();
    expect((await get(host, `/${'a'.repeat(2000)}`)).status).toBe(414);
    for (const target of ['/?', '/?a=b', '/index.html?x', '/studio-1.js#x', '/INDEX.HTML', '/index.html/', '/%69ndex.html']) expect(refused(await get(host, target))).toBe(true);
  });
});

describe('a hostile client', () => {
  it('is refused what is malformed, oversized or smuggled in a request', async () => {
    host = await startTestHost();
    const own = host;
    const heads = [
      'GET / HTTP/1.1\nhost: x\n\n',
      'nonsense\r\n\r\n',
      '\u0000\u0001\u0002\r\n\r\n',
      'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
      requestText(own, 'GET /').replace('HTTP/1.1', 'HTTP/1.0'),
      requestText(own, 'GET /').replace('HTTP/1.1', 'HTTP/9.9'),
      requestText(own, 'GET /', { 'x-large': 'x'.repeat(32 * 1024) }),
      requestText(own, 'GET /', { 'content-length': '5' }, 'hello'),
      requestText(own, 'GET /', { 'transfer-encoding': 'chunked' }, '0\r\n\r\n'),
      requestText(own, 'POST /session', { 'transfer-encoding': 'chunked', 'content-length': undefined }),
      requestText(own, 'POST /session', { 'transfer-encoding': 'chunked', 'content-length': '4' }, '0\r\n\r\n'),
      requestText(own, 'POST /session', { 'content-length': ['2', '7'] }, '{}'),
      requestText(own, 'POST /session', { 'content-length': '-1' }),
      requestText(own, 'POST /session', { 'content-length': '999999999999' }),
      requestText(own, 'POST /session', { expect: '100-continue' }, '{}'),
      requestText(own, 'DELETE /'),
      requestText(own, 'TRACE /'),
      requestText(own, 'OPTIONS /session'),
      requestText(own, 'GET /', { 'x-odd': 'a\u0000b' }),
    ];
    for (const head of heads) expect([head.slice(0, 80), refused(await sendRaw(own.port, head))]).toEqual([head.slice(0, 80), true]);
    expect((await post(own, '/session', 'x'.repeat(2000))).status).toBe(413);
    expect((await get(own, '/')).status).toBe(200);
  });

  it('loses its socket for each frame that is none, and nobody else notices', async () => {
    host = await startTestHost();
    const key = await host.key();
    const bystander = await openedSocket(host, key, windowId(9));
    const cases: readonly (readonly [name: string, send: (raw: Socket) => void, code: number])[] = [
      ['too large', (raw) => raw.write(frameHead(0x81, 17 * 1024 * 1024)), 1009],
      ['of a size beyond numbers', (raw) => raw.write(Buffer.from([0x81, 0xff, 255, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0])), 1009],
      ['not masked', (raw) => raw.write(Buffer.from([0x81, 2, 0x7b, 0x7d])), 1002],
      ['of an unknown kind', (raw) => raw.write(frame(0x83, '{}')), 1002],
      ['with a reserved bit', (raw) => raw.write(frame(0xc1, '{}')), 1002],
      ['no UTF-8', (raw) => raw.write(frame(0x81, Buffer.from([0xc3, 0x28]))), 1007],
      ['a long ping', (raw) => raw.write(frame(0x89, 'x'.repeat(126))), 1002],
      ['a continuation of nothing', (raw) => raw.write(frame(0x80, '{}')), 1002],
      ['without an end', (raw) => raw.write(Buffer.concat([frame(0x01, '['), ...Array.from({ length: 5000 }, () => frame(0x00, ''))])), 1008],
      ['binary', (raw) => raw.write(frame(0x82, '{}')), closeCodes.badFrame],
      ['no JSON', (raw) => raw.write(frame(0x81, '{"a":')), closeCodes.badFrame],
      ['too deep', (raw) => raw.write(frame(0x81, '['.repeat(100_000))), closeCodes.badFrame],
      ['a flood of frames', (raw) => raw.write(Buffer.concat(Array.from({ length: 2000 }, () => frame(0x81, '1')))), closeCodes.tooMany],
      ['a flood of pings', (raw) => raw.write(Buffer.concat(Array.from({ length: 2000 }, () => frame(0x89, '')))), closeCodes.tooMany],
      ['a flood of pongs', (raw) => raw.write(Buffer.concat(Array.from({ length: 2000 }, () => frame(0x8a, '')))), closeCodes.tooMany],
    ];
    for (const [name, send, code] of cases) {
      expect([name, await closedRaw(host, key, send)]).toEqual([name, code]);
      expect(await echoed(bystander, name)).toBe(name);
    }
    console.log(`hostile frames: ${cases.length} kinds, each ended its own socket, 0 others`);
  });

  it('that never takes its frames is cut off before they fill the memory', async () => {
    host = await startTestHost({ limits: { bufferedBytes: 4 * 1024 * 1024 } });
    const key = await host.key();
    const bystander = await openedSocket(host, key, windowId(9));
    const raw = await rawSocket(host, key);
    raw.pause();
    const lost = host.windowLost();
    const large = frame(0x81, JSON.stringify('x'.repeat(1024 * 1024)));
    for (let number = 0; number < 64; number += 1) raw.write(large);
    await lost;
    raw.destroy();
    expect(await echoed(bystander, 1)).toBe(1);
  });

  it('that does not answer whether it is there is let go of, and one that does is not', async () => {
    host = await startTestHost();
    const key = await host.key();
    const answering = await openedSocket(host, key, windowId(1));
    const asked = once(answering, 'ping');
    const silent = await rawSocket(host, key);
    const ended = untilEnd(silent);
    host.clock.pass(host.limits.pingMs);
    await asked;
    expect(await echoed(answering, 1)).toBe(1);
    host.clock.pass(host.limits.pingMs);
    await ended;
    expect(await echoed(answering, 2)).toBe(2);
  });

  it('that sends its request drop by drop is ended in time', async () => {
    host = await startTestHost();
    const { clock, limits, port } = host;
    const whole = requestText(host, 'POST /session', { 'content-type': 'application/json', 'content-length': '100' });
    const slow = [connect(port, '127.0.0.1'), connect(port, '127.0.0.1'), connect(port, '127.0.0.1')];
    await Promise.all(slow.map((socket) => once(socket, 'connect')));
    slow[1]?.write(whole.slice(0, 20));
    slow[2]?.write(whole);
    const ends = slow.map((socket) => untilEnd(socket));
    // An answer means that what the others sent before was taken in as well.
    while (host.figures().connections < 3) await get(host, '/');
    await get(host, '/');
    clock.pass(limits.requestMs);
    expect((await Promise.all(ends)).map((text) => heardOf(text).status)).toEqual([0, 0, 0]);
    expect(host.figures().late).toBeGreaterThanOrEqual(3);
  });

  it('that connects a thousand times and says nothing holds nobody up', async () => {
    host = await startTestHost();
    const key = await host.key();
    const bystander = await openedSocket(host, key);
    const before = process.memoryUsage().heapUsed;
    const idle: Socket[] = [];
    for (let number = 0; number < 1000; number += 1) {
      const socket = connect(host.port, '127.0.0.1').on('error', () => undefined);
      await once(socket, 'connect');
      socket.resume();
      idle.push(socket);
    }
    expect((await get(host, '/')).status).toBe(200);
    expect(await echoed(bystander, 'still here')).toBe('still here');
    expect(await spend(host, host.link())).toMatch(/^.{43}$/u);
    const crowd = host.figures();
    expect(crowd.connections).toBeLessThanOrEqual(host.limits.strangers);
    const ends = Promise.all(idle.map(ended));
    host.clock.pass(host.limits.requestMs);
    await ends;
    expect(await echoed(bystander, 'and still')).toBe('and still');
    const grown = (process.memoryUsage().heapUsed - before) / 1024 / 1024;
    console.log(`idle connections: 1000 opened, at most ${crowd.connections} kept, ${crowd.crowded} made room, ${host.figures().late} were late; heap +${grown.toFixed(1)} MiB, both ends included`);
  });

  it('that asks too often on one connection, or with one key, is held up alone', async () => {
    host = await startTestHost({ limits: { requests: { burst: 10, perSecond: 1 } } });
    const key = await host.key();
    const statuses: number[] = [];
    for (let number = 0; number < 12; number += 1) statuses.push((await get(host, part, headersFor(part, key))).status);
    expect(statuses.slice(0, 10)).toEqual(new Array<number>(10).fill(409));
    expect(statuses.slice(10)).toEqual([429, 429]);
    expect((await get(host, part, headersFor(part, await host.key()))).status).toBe(409);
    host.clock.pass(1000);
    expect((await get(host, part, headersFor(part, key))).status).toBe(409);
  });

  it('that sends requests ahead of their answers is cut off', async () => {
    host = await startTestHost();
    const one = requestText(host, 'POST /session', { connection: 'keep-alive', 'content-type': 'application/json' }, '{}');
    const heard = await sendRaw(host.port, one.repeat(1000));
    expect(heard.raw.split('HTTP/1.1 ').length - 1).toBeLessThanOrEqual(1);
  });

  it('opens no more windows than there may be, and takes none from anybody', async () => {
    host = await startTestHost({ limits: { windows: 3 } });
    const key = await host.key();
    const first = await openedSocket(host, key, windowId(1));
    await openedSocket(host, key, windowId(2));
    const third = await openedSocket(host, key, windowId(3));
    expect(await closeCode(openSocket(host, key, windowId(4)))).toBe(closeCodes.tooMany);
    const lost = host.windowLost();
    third.terminate();
    await lost;
    expect(await echoed(await openedSocket(host, key, windowId(5)), 5)).toBe(5);
    expect(await echoed(first, 1)).toBe(1);
    expect(host.windows.live).toBe(3);
  });
});

function frameHead(kind: number, size: number): Buffer {
  const mask = [0, 0, 0, 0];
  if (size < 126) return Buffer.from([kind, 0x80 | size, ...mask]);
  const head = Buffer.from([kind, 0xff, 0, 0, 0, 0, 0, 0, 0, 0, ...mask]);
  head.writeBigUInt64BE(BigInt(size), 2);
  return head;
}

/** A frame as a client sends it, with a mask of zeros. */
function frame(kind: number, payload: string | Buffer): Buffer {
  const bytes = Buffer.from(payload);
  if (bytes.length < 126 || bytes.length > 0xffff) return Buffer.concat([frameHead(kind, bytes.length), bytes]);
  return Buffer.concat([Buffer.from([kind, 0xfe, bytes.length >> 8, bytes.length & 0xff, 0, 0, 0, 0]), bytes]);
}

/** An upgraded connection below the WebSocket: what it sends is up to the test. */
async function rawSocket(own: TestHost, key: string): Promise<Socket> {
  const socket = connect(own.port, '127.0.0.1').on('error', () => undefined);
  socket.write(requestText(own, 'GET /socket', upgradeHeaders(key)));
  await once(socket, 'data');
  return socket;
}

/** The code of the close frame with which the host answers what is sent. */
async function closedRaw(own: TestHost, key: string, send: (raw: Socket) => void): Promise<number> {
  const raw = await rawSocket(own, key);
  const heard = untilClose(raw);
  send(raw);
  const code = await heard;
  raw.destroy();
  return code;
}

async function untilClose(raw: Socket): Promise<number> {
  let heard = Buffer.alloc(0);
  for await (const chunk of raw as AsyncIterable<Buffer>) {
    heard = Buffer.concat([heard, chunk]);
    for (let at = 0; at + 4 <= heard.length; at += 2 + ((heard[at + 1] ?? 0) & 0x7f)) {
      if (heard[at] === 0x88) return heard.readUInt16BE(at + 2);
    }
  }
  return 0;
}
