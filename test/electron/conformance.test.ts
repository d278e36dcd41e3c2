import { vi } from 'vitest';
import { Emitter } from '../../src/base/event-bus.ts';
import type { ShellBridge } from '../../src/contract/shell.ts';
import type { Wire } from '../../src/transport/wire.ts';
import { describeWire, type WirePlace } from '../transport/conformance.ts';
import { buildPreload } from './support/built-preload.ts';
import { moduleOf } from './support/memory-screen.ts';

/*
 * The calls of the conformance suite over Electron's messages: the built preload, the main process's own connections,
 * and the substitute between them, which clones what crosses and delivers it later.
 */

const fake = await vi.hoisted(async () => (await import('./support/memory-screen.ts')).makeFakeElectron());
vi.mock('electron', () => moduleOf(fake));

const { BrowserWindow } = await import('electron');
const { WindowConnections } = await import('../../electron/ipc-main.ts');
const runPreload = await buildPreload();

const fail = (error: unknown): never => {
  throw error;
};

function pageWire(bridge: ShellBridge): Wire {
  const received = new Emitter<unknown>(fail);
  const ended = new Emitter<string>(fail);
  let stop = (): void => undefined;
  let over = false;
  const finish = (why: string): void => {
    if (over) return;
    over = true;
    stop();
    ended.fire(why);
  };
  bridge.onEnded(finish);
  stop = bridge.onFrame((frame) => { received.fire(frame); });
  return { send: (frame) => { if (!over) bridge.send(frame); }, received: received.event, ended: ended.event, close: finish, buffered: () => 0 };
}

/** A program with one window for each connection. */
function openPlace(): Promise<WirePlace> {
  const windows = new Map<number, Electron.BrowserWindow>();
  const opened = new Map<number, (wire: Wire) => void>();
  const pages = new Map<number, (channel: string, values: unknown[]) => void>();
  const connections = new WindowConnections(windows, (wire, window) => {
    opened.get(window.webContents.id)?.(wire);
    return { dispose: () => undefined };
  }, fail);
  fake.shown.page = ({ contents, channel, values }) => {
    queueMicrotask(() => pages.get(contents)?.(channel, structuredClone([...values])));
  };
  const connect = async (): Promise<{ page: Wire; studio: Wire }> => {
    const window = new BrowserWindow({ webPreferences: { sandbox: true } });
    const { id } = window.webContents;
    windows.set(id, window);
    const bridge = runPreload({
      post: (channel, values) => { queueMicrotask(() => { fake.listener.message(id, { url: 'app://prometeu/index.html', main: true }, channel, values); }); },
      receive: (listener) => pages.set(id, listener),
    });
    const studio = new Promise<Wire>((resolve) => opened.set(id, resolve));
    const page = pageWire(bridge);
    return { page, studio: await studio };
  };
  return Promise.resolve({
    connect,
    dispose: () => {
      connections.dispose();
      return Promise.resolve();
    },
  });
}

describeWire('Electron IPC', openPlace);
