/**
 * What `import … from 'electron'` is in the process that runs the built main file. Whoever started the process shows
 * its windows, over the process's own channel.
 */
import { connect, createServer } from 'node:net';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { userDataOf } from './app.ts';
import { Peer, type Methods } from './peer.ts';
import type { Screen } from './screen.ts';
import { makeSubstitute } from './substitute.ts';

const argv = process.argv;
const userData = userDataOf(argv);
mkdirSync(userData, { recursive: true });

const first = await becomeFirst();

const screenOf = (peer: () => Peer): Screen => ({
  open: (contents, preload) => {
    peer().tell('open', contents, preload);
  },
  load: async (contents, address) => {
    await peer().call('load', contents, address);
  },
  post: (contents, channel, values) => {
    peer().tell('post', contents, channel, values);
  },
  press: (contents, keys) => {
    peer().tell('press', contents, keys);
  },
  show: (contents) => {
    peer().tell('show', contents);
  },
  close: (contents) => {
    peer().tell('close', contents);
  },
  crash: (contents) => {
    peer().tell('crash', contents);
  },
});

const substitute = makeSubstitute(
  screenOf(() => peer),
  { main: argv[1] ?? '', argv, first: first.first, end: leave },
);

const { listener } = substitute;
const methods: Methods = {
  ...(listener as unknown as Methods),
  ready: () => {
    substitute.app.becomeReady();
  },
  evaluate: async (source: string, argument: unknown): Promise<unknown> => {
    const run = (0, eval)(`(${source})`) as (electron: unknown, argument: unknown) => unknown;
    return await run(substitute.electron, argument);
  },
};

const peer = new Peer(
  {
    send: (message) => {
      if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
    },
    listen: (hear) => process.on('message', hear),
  },
  methods,
);
// Whoever shows the windows is gone: they all are.
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => {
  substitute.app.quit();
});

export const { app, BrowserWindow, dialog, ipcMain, Menu, protocol, screen, session, shell } = substitute.electron as Record<string, never>;

/** Everything that was told is delivered before the process ends. */
function leave(code: number): void {
  first.release();
  void peer.call('leaving').finally(() => process.exit(code));
}

interface First {
  readonly first: boolean;
  readonly release: () => void;
}

/** The lock of a single instance: whoever listens beside the user data is the first, and hears of the others. */
async function becomeFirst(): Promise<First> {
  const address = process.platform === 'win32' ? `\\\\.\\pipe\\${userData.replaceAll(/[\\/:]/gu, '-')}` : join(userData, 'instance.sock');
  if (await tellFirst(address)) return { first: false, release: () => undefined };
  if (process.platform !== 'win32') rmSync(address, { force: true });
  const server = createServer((socket) => {
    let text = '';
    socket.setEncoding('utf8').on('data', (part: string) => (text += part)).on('end', () => {
      const other = JSON.parse(text) as { argv: string[]; directory: string };
      socket.end('heard');
      substitute.app.emit('second-instance', {}, other.argv, other.directory, {});
    });
  });
  await new Promise<void>((resolve) => server.listen(address, resolve));
  server.unref();
  return { first: true, release: () => server.close() };
}

async function tellFirst(address: string): Promise<boolean> {
  return await new Promise((resolve) => {
    const socket = connect({ path: address, allowHalfOpen: true });
    socket.on('connect', () => socket.end(JSON.stringify({ argv, directory: process.cwd() })));
    socket.on('error', () => {
      resolve(false);
    });
    socket.on('data', () => {
      resolve(true);
    });
  });
}
