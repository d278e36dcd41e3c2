import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ServeWindow } from '../../electron/ipc-main.ts';
import type { Wire } from '../../src/transport/wire.ts';
import { moduleOf } from './support/memory-screen.ts';

const fake = await vi.hoisted(async () => (await import('./support/memory-screen.ts')).makeFakeElectron());
vi.mock('electron', () => moduleOf(fake));

const { BrowserWindow } = await import('electron');
const { WindowConnections } = await import('../../electron/ipc-main.ts');

const own = { url: 'app://prometeu/index.html', main: true };
const channels = ['prometeu:open', 'prometeu:close', 'prometeu:frame', 'prometeu:taken'] as const;

/** One window, its connections, and what the Studio's end hears. */
function setUp() {
  const window = new BrowserWindow({ webPreferences: { sandbox: true } });
  const windows = new Map([[window.webContents.id, window]]);
  const wires: Wire[] = [];
  const heard: unknown[] = [];
  const ends: string[] = [];
  const serve: ServeWindow<typeof window> = (wire) => {
    wires.push(wire);
    wire.received((frame) => heard.push(frame));
    wire.ended((why) => ends.push(why));
    return { dispose: () => undefined };
  };
  const connections = new WindowConnections(windows, serve, (error) => { throw error; });
  const say = (channel: string, values: readonly unknown[], frame = own, id = window.webContents.id): void => {
    fake.listener.message(id, frame, channel, values);
  };
  return { window, connections, wires, heard, ends, say };
}

beforeEach(() => {
  fake.shown.posted.length = 0;
});

describe('a window', () => {
  it('is served over its connection', () => {
    const { connections, say, wires, heard } = setUp();
    say('prometeu:open', [1]);
    say('prometeu:frame', [1, '{"hello":true}']);
    wires[0]?.send({ answer: 1 });
    expect(heard).toEqual([{ hello: true }]);
    expect(fake.shown.posted.map(({ channel, values }) => [channel, ...values])).toEqual([['prometeu:frame', 1, 1, '{"answer":1}']]);
    connections.dispose();
  });

  it('that opens anew is served anew, and the connection before is over', () => {
    const { connections, say, wires, ends } = setUp();
    say('prometeu:open', [1]);
    say('prometeu:open', [2]);
    say('prometeu:frame', [1, '"of the past"']);
    expect(wires).toHaveLength(2);
    expect(ends).toEqual(['The page opened a new connection.']);
    connections.dispose();
  });

  it('that is gone ends its connection', () => {
    const { connections, say, ends, window } = setUp();
    say('prometeu:open', [1]);
    connections.end(window.webContents.id, 'crashed');
    expect(ends).toEqual(['crashed']);
    connections.dispose();
  });

  it('is told when the Studio closes', () => {
    const { connections, say } = setUp();
    say('prometeu:open', [1]);
    connections.dispose();
    expect(fake.shown.posted.map(({ channel }) => channel)).toEqual(['prometeu:ended']);
  });
});

describe.each(channels)('%s', (channel) => {
  const values = { 'prometeu:open': [2], 'prometeu:close': [1], 'prometeu:frame': [1, '1'], 'prometeu:taken': [1, 1] }[channel];

  it.each([
    ['a frame inside the page', { url: own.url, main: false }],
    ['another page', { url: 'https://example.com/', main: true }],
    ['a file', { url: 'file:///index.html', main: true }],
    ['an empty page', { url: 'about:blank', main: true }],
  ])('is not heard from %s', (_who, frame) => {
    const { connections, say, wires, heard, ends } = setUp();
    say('prometeu:open', [1]);
    wires[0]?.send('under way');
    say(channel, values, frame);
    expect([wires.length, heard, ends, wires[0]?.buffered()]).toEqual([1, [], [], 11]);
    connections.dispose();
  });

  it('is not heard from a window that is none of ours', () => {
    const { connections, say, wires, heard, ends } = setUp();
    const other = new BrowserWindow({ webPreferences: { sandbox: true } });
    say('prometeu:open', [1]);
    say(channel, values, own, other.webContents.id);
    expect([wires.length, heard, ends]).toEqual([1, [], []]);
    connections.dispose();
  });

  it.each([[[]], [['1']], [[0]], [[-1]], [[1.5]], [[null]], [[{}]], [[[1]]], [[Number.MAX_SAFE_INTEGER + 1]]])('with a malformed number does nothing: %j', (malformed) => {
    const { connections, say, wires, heard, ends } = setUp();
    say('prometeu:open', [1]);
    say(channel, malformed);
    expect([wires.length, heard, ends]).toEqual([1, [], []]);
    connections.dispose();
  });

  it('with too many values is refused', () => {
    const { connections, say, wires, heard } = setUp();
    say('prometeu:open', [1]);
    say(channel, [...values, 'more']);
    expect([wires.length, heard]).toEqual([1, []]);
    connections.dispose();
  });
});
