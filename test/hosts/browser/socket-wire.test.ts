import { once } from 'node:events';
import { expect, it, onTestFinished } from 'vitest';
import { disposable } from '../../../src/base/disposable.ts';
import { SocketWire } from '../../../src/hosts/browser/socket-wire.ts';
import type { Wire } from '../../../src/transport/wire.ts';
import { openSocket, startTestHost, windowId, type TestHost } from '../../support/browser-host.ts';
import { describeWire } from '../../transport/conformance.ts';

const fail = (error: unknown): never => {
  throw error;
};

/** A host that hands out the Studio's ends of its sockets, one for each page that connects. */
async function startPlain(): Promise<{ readonly host: TestHost; readonly next: () => Promise<Wire> }> {
  const taken: ((wire: Wire) => void)[] = [];
  const openWindow = () => ({
    serve: (wire: Wire) => taken.shift()?.(wire),
    part: () => Promise.reject(new Error('not asked')),
    ...disposable(() => undefined),
  });
  const host = await startTestHost({ openWindow });
  return { host, next: () => new Promise((resolve) => taken.push(resolve)) };
}

describeWire('over a WebSocket', async () => {
  const { host, next } = await startPlain();
  const key = await host.key();
  let windows = 0;
  return {
    connect: async () => {
      windows += 1;
      const served = next();
      const socket = openSocket(host, key, windowId(windows));
      const page = once(socket, 'open').then(() => {
        const wire = new SocketWire(socket, host.clock, host.limits, fail);
        // A page hears from its first moment on, and loses nothing by it: the Studio speaks when it is spoken to.
        wire.received(() => undefined);
        return wire;
      });
      return { page: await page, studio: await served };
    },
    dispose: () => host.close('the test is over'),
  };
});

it('keeps what a page sends at once until somebody listens', async () => {
  const { host, next } = await startPlain();
  onTestFinished(() => host.close('the test is over'));
  const served = next();
  const socket = openSocket(host, await host.key());
  socket.on('open', () => {
    for (const frame of [1, 2, 3]) socket.send(String(frame));
  });
  const wire = await served;
  // Whatever could have come has come once the host has answered another request.
  await fetch(host.origin);
  const heard: unknown[] = [];
  await new Promise<void>((resolve) => {
    wire.received((frame) => {
      if (heard.push(frame) === 3) resolve();
    });
  });
  expect(heard).toEqual([1, 2, 3]);
});

it('says what waits for the other side, and takes nothing after its end', async () => {
  const { host, next } = await startPlain();
  onTestFinished(() => host.close('the test is over'));
  const served = next();
  const socket = openSocket(host, await host.key());
  const wire = await served;
  const taken = once(socket, 'message');
  wire.send('x'.repeat(4 * 1024 * 1024));
  expect(wire.buffered()).toBeGreaterThan(1024);
  await taken;
  const ended: string[] = [];
  wire.ended((why) => ended.push(why));
  const closed = once(socket, 'close');
  wire.close('enough');
  wire.close('again');
  wire.send('late');
  await closed;
  expect(ended).toEqual(['enough']);
});
