import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { WebSocket } from 'ws';
import { disposable } from '../../src/base/disposable.ts';
import { err, ok } from '../../src/base/result.ts';
import { socketProtocols } from '../../src/contract/browser-host.ts';
import { packerError } from '../../src/contract/errors.ts';
import { startBrowserHost, type BrowserHost, type BrowserHostParts } from '../../src/hosts/browser/browser-host.ts';
import { hostLimits, type HostLimits } from '../../src/hosts/browser/limits.ts';
import type { PageFiles } from '../../src/hosts/browser/page-files.ts';
import type { PartRequest } from '../../src/hosts/browser/preview-part.ts';
import type { WindowSide } from '../../src/hosts/browser/windows.ts';
import type { Wire } from '../../src/transport/wire.ts';
import { ManualClock } from './manual-clock.ts';

export const indexPage = '<!doctype html><title>Studio</title>';

const text = new TextEncoder();
const index = { mediaType: 'text/html; charset=utf-8', bytes: text.encode(indexPage) };
const files: PageFiles = new Map([
  ['/', index],
  ['/index.html', index],
  ['/studio-1.js', { mediaType: 'text/javascript; charset=utf-8', bytes: text.encode('export {};') }],
]);

export interface TestHost extends BrowserHost {
  readonly clock: ManualClock;
  readonly limits: HostLimits;
  /** What previews were asked for. */
  readonly asked: PartRequest[];
  /** Windows that were opened and not let go of yet, and all that ever were. */
  readonly windows: { live: number; opened: number };
  /** Settles when the next socket of a window is lost. */
  windowLost(): Promise<void>;
  /** Bugs that were reported. */
  readonly bugs: unknown[];
  /** Spends a link; the session key. */
  key(): Promise<string>;
  port: number;
}

/** A host whose windows answer each frame with itself, on the real loopback and in its own time. */
export async function startTestHost(more: Partial<Omit<BrowserHostParts, 'limits'>> & { limits?: Partial<HostLimits> } = {}): Promise<TestHost> {
  const clock = new ManualClock();
  const limits = { ...hostLimits, ...more.limits };
  const asked: PartRequest[] = [];
  const bugs: unknown[] = [];
  const windows = { live: 0, opened: 0 };
  const lost: (() => void)[] = [];
  const windowLost = async (): Promise<void> => {
    await new Promise<void>((resolve) => lost.push(resolve));
  };
  const host = await startBrowserHost({
    files,
    openWindow: () => echoSide(windows, asked, () => {
      for (const hear of lost.splice(0)) hear();
    }),
    report: (error) => bugs.push(error),
    ...more,
    clock,
    limits,
  });
  const key = async (): Promise<string> => await spend(host, host.link());
  return { ...host, clock, limits, asked, windows, windowLost, bugs, key, port: Number(new URL(host.origin).port) };
}

function echoSide(windows: TestHost['windows'], asked: PartRequest[], lost: () => void): WindowSide {
  windows.live += 1;
  windows.opened += 1;
  return {
    serve: (wire: Wire) => {
      wire.received((frame) => {
        wire.send(frame);
      });
      wire.ended(lost);
    },
    part: async (request) => {
      asked.push(request);
      if (request.part !== 'indices') return err(packerError('not_found', 'no such part', 'ask for another'));
      return ok({ generation: 3, state: 'fresh', media_type: 'application/octet-stream', bytes: Buffer.from([1, 2, 3]).toString('base64') });
    },
    ...disposable(() => {
      windows.live -= 1;
    }),
  };
}

export async function spend({ origin }: Pick<BrowserHost, 'origin'>, link: string): Promise<string> {
  const answer = await post({ origin }, '/session', JSON.stringify({ token: new URL(link).hash.slice(1) }));
  return (JSON.parse(answer.body) as { session_key: string }).session_key;
}

export interface Heard {
  /** 0 when the connection ended without an answer. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly raw: string;
}

/** Connects and sends exactly these bytes; what came back until the other side ended, however it did. */
export async function sendRaw(port: number, request: string | Uint8Array): Promise<Heard> {
  const socket = connect(port, '127.0.0.1');
  socket.write(request);
  return heardOf(await untilEnd(socket));
}

/** All that comes until the connection ends or is reset. */
export async function untilEnd(socket: Socket): Promise<string> {
  let heard = '';
  socket.setEncoding('latin1').on('data', (chunk: string) => {
    heard += chunk;
  });
  await ended(socket);
  return heard;
}

/** Settles when a connection is over, reset or not. */
export async function ended(socket: Socket): Promise<void> {
  socket.on('error', () => undefined);
  if (!socket.closed) await new Promise<void>((resolve) => socket.once('close', () => {
    resolve();
  }));
}

export function heardOf(raw: string): Heard {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const [line = '', ...lines] = head.split('\r\n');
  const headers = Object.fromEntries(lines.map((each) => [each.slice(0, each.indexOf(':')).toLowerCase(), each.slice(each.indexOf(':') + 2)]));
  return { status: Number(/^HTTP\/1\.1 (\d{3})/u.exec(line)?.[1] ?? 0), headers, body: rest.join('\r\n\r\n'), raw };
}

/** Lines of a request that is in order but for what a test changes; `undefined` leaves a header out. */
export function requestText(
  { host, origin }: Pick<BrowserHost, 'host' | 'origin'>,
  line: string,
  headers: Readonly<Record<string, string | readonly string[] | undefined>> = {},
  body = '',
): string {
  const all = { host, origin, connection: 'close', ...(body === '' ? {} : { 'content-length': String(Buffer.byteLength(body)) }), ...headers };
  const lines = Object.entries(all).flatMap(([name, value]) => [value ?? []].flat().map((one) => `${name}: ${one}\r\n`));
  return `${line} HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
}

export async function get(host: Pick<BrowserHost, 'host' | 'origin'>, target: string, headers: Parameters<typeof requestText>[2] = {}): Promise<Heard> {
  return await sendRaw(Number(new URL(host.origin).port), requestText(host, `GET ${target}`, headers));
}

export async function post(
  { origin }: Pick<BrowserHost, 'origin'>,
  target: string,
  body: string,
  headers: Parameters<typeof requestText>[2] = {},
): Promise<Heard> {
  const host = { host: new URL(origin).host, origin };
  return await sendRaw(Number(new URL(origin).port), requestText(host, `POST ${target}`, { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)), ...headers }, body));
}

export const windowId = (number = 0): string => `w${String(number).padStart(19, '0')}`;

/** A socket as a page opens it. */
export function openSocket({ host, origin }: Pick<BrowserHost, 'host' | 'origin'>, key: string, window = windowId()): WebSocket {
  const socket = new WebSocket(`ws://${host}/socket`, socketProtocols(key, window), { origin, perMessageDeflate: false });
  socket.on('error', () => undefined);
  return socket;
}

/** An open one. */
export async function openedSocket(host: Pick<BrowserHost, 'host' | 'origin'>, key: string, window = windowId()): Promise<WebSocket> {
  const socket = openSocket(host, key, window);
  await once(socket, 'open');
  return socket;
}

/** The code a socket was closed with. */
export async function closeCode(socket: WebSocket): Promise<number> {
  const [code] = (await once(socket, 'close')) as [number];
  return code;
}

/** Sends a frame and waits for what comes back. */
export async function echoed(socket: WebSocket, frame: unknown): Promise<unknown> {
  const heard = once(socket, 'message');
  socket.send(JSON.stringify(frame));
  const [data] = (await heard) as [Buffer];
  return JSON.parse(data.toString('utf8')) as unknown;
}
