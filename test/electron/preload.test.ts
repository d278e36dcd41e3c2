import { beforeEach, describe, expect, it, vi } from 'vitest';
import { makePreloadWorld } from '../../e2e/support/electron-substitute/preload-world.ts';
import type { ShellBridge } from '../../src/contract/shell.ts';
import { buildPreload } from './support/built-preload.ts';

const page: { prometeu?: ShellBridge } = {};
const sent: unknown[][] = [];
let post: (channel: string, values: unknown[]) => void = () => undefined;

vi.mock('electron', () => {
  const port = {
    post: (channel: string, values: unknown[]) => void sent.push([channel, ...values]),
    receive: (listener: typeof post) => {
      post = listener;
    },
  };
  return { ...makePreloadWorld(port, page) };
});

await import('../../electron/preload.ts');
const bridge = page.prometeu as ShellBridge;

beforeEach(() => {
  sent.length = 0;
});

describe('what the page is given', () => {
  it('is this and nothing else', () => {
    expect(Object.keys(page)).toEqual(['prometeu']);
    expect(Object.keys(bridge)).toMatchInlineSnapshot(`
      [
        "shell",
        "send",
        "onFrame",
        "onEnded",
      ]
    `);
  });

  it('cannot be changed by the page', () => {
    expect(Object.isFrozen(bridge)).toBe(true);
    expect(Object.getOwnPropertyDescriptor(page, 'prometeu')).toMatchObject({ writable: false, configurable: false });
  });
});

describe('a connection', () => {
  it('carries frames as text, under its number', () => {
    const heard: unknown[] = [];
    const leave = bridge.onFrame((frame) => heard.push(frame));
    const number = sent[0]?.[1] as number;
    bridge.send({ a: 1 });
    post('prometeu:frame', [number, 1, '{"b":2}']);
    leave();
    expect(sent).toEqual([['prometeu:open', number], ['prometeu:frame', number, '{"a":1}'], ['prometeu:taken', number, 1], ['prometeu:close', number]]);
    expect(heard).toEqual([{ b: 2 }]);
  });

  it('hears nothing of the one before it', () => {
    const first: unknown[] = [];
    const second: unknown[] = [];
    bridge.onFrame((frame) => first.push(frame));
    const number = sent[0]?.[1] as number;
    const leave = bridge.onFrame((frame) => second.push(frame));
    post('prometeu:frame', [number, 1, '"late"']);
    post('prometeu:frame', [number + 1, 1, '"new"']);
    leave();
    expect([first, second]).toEqual([[], ['new']]);
  });

  it('hears nothing that was still on its way to the page before it was loaded anew', async () => {
    const load = await buildPreload();
    const said: unknown[][] = [];
    let deliver: typeof post = () => undefined;
    const port = { post: (channel: string, values: unknown[]) => void said.push([channel, ...values]), receive: (listener: typeof post) => void (deliver = listener) };
    load(port).onFrame(() => undefined);
    const before = said[0]?.[1] as number;
    const heard: unknown[] = [];
    load(port).onFrame((frame) => heard.push(frame));
    deliver('prometeu:frame', [before, 57, '"late"']);
    deliver('prometeu:ended', [before, 'late']);
    expect(heard).toEqual([]);
    expect(said.map(([channel]) => channel)).toEqual(['prometeu:open', 'prometeu:open']);
  });

  it('that the Studio ended takes no more frames, and says why', () => {
    const why: string[] = [];
    bridge.onFrame(() => undefined);
    const number = sent[0]?.[1] as number;
    const leave = bridge.onEnded((text) => why.push(text));
    post('prometeu:ended', [number, 'enough']);
    bridge.send('lost');
    leave();
    expect(why).toEqual(['enough']);
    expect(sent).toEqual([['prometeu:open', number]]);
  });

  it('that was never opened sends nothing', () => {
    bridge.send('nobody hears');
    expect(sent).toEqual([]);
  });
});
