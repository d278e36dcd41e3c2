import { describe, expect, it } from 'vitest';
import { Emitter } from '../../src/base/event-bus.ts';
import { ok } from '../../src/base/result.ts';
import { inProcessWire } from '../../src/transport/in-process-wire.ts';
import { eventWindow, followsMax, malformedMax, unreadMax } from '../../src/transport/limits.ts';
import { serveWire } from '../../src/transport/server.ts';
import type { Wire } from '../../src/transport/wire.ts';
import { ScriptedStudio, sampleFrom } from './scripted-studio.ts';

async function settle(): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) await Promise.resolve();
}

function served(studio = new ScriptedStudio(), greeted = true, turn?: () => Promise<void>) {
  const bugs: unknown[] = [];
  const [page, other] = inProcessWire((error) => {
    throw error;
  });
  const frames: { readonly type: string; readonly [key: string]: unknown }[] = [];
  const ends: string[] = [];
  page.received((frame) => frames.push(frame as { type: string }));
  page.ended((why) => ends.push(why));
  const server = serveWire(other, studio, { reportBug: (error) => bugs.push(error), ...(turn && { turn }) });
  if (greeted) page.send({ type: 'hello', protocol: 1 });
  const ofType = (type: string) => frames.filter((frame) => frame.type === type);
  return { studio, page, frames, ofType, ends, bugs, server };
}

describe('serveWire', () => {
  it('T2 answers a bug without its text, and reports it', async () => {
    const { studio, page, ofType, bugs } = served();
    const mistake = new Error('BUG: secret');
    studio.answers.refresh = () => Promise.reject(mistake);
    studio.answers.listAssets = () => Promise.resolve(ok(1n));
    page.send({ type: 'call', id: 1, operation: 'refresh', request: {} });
    page.send({ type: 'call', id: 2, operation: 'listAssets', request: {} });
    await settle();
    expect(ofType('answer')).toMatchObject([{ id: 1, result: { error: { code: 'bug' } } }, { id: 2, result: { error: { code: 'bug' } } }]);
    expect(JSON.stringify(ofType('answer'))).not.toContain('secret');
    expect(bugs).toEqual([mistake, expect.any(TypeError)]);
  });

  it('T3 does not begin what is taken back before its turn has come, and answers it all the same', async () => {
    const turns: (() => void)[] = [];
    const { studio, page, ofType } = served(undefined, true, () => new Promise((turn) => turns.push(turn)));
    studio.answers.listAssets = () => Promise.resolve(ok('rows'));
    for (const id of [1, 2, 3]) page.send({ type: 'call', id, operation: 'listAssets', request: {} });
    page.send({ type: 'cancel', id: 2 });
    await settle();
    expect(studio.asked).toEqual([]);
    for (let turn = 0; turn < 3; turn += 1) {
      turns.shift()?.();
      await settle();
    }
    expect(studio.asked).toEqual(['listAssets', 'listAssets']);
    expect(ofType('answer')).toMatchObject([{ id: 1, result: { ok: true } }, { id: 2, result: { error: { code: 'cancelled' } } }, { id: 3, result: { ok: true } }]);
  });

  it('lets rows go before pictures that were asked for earlier', async () => {
    const turns: (() => void)[] = [];
    const { studio, page } = served(undefined, true, () => new Promise((turn) => turns.push(turn)));
    for (const [id, operation] of [[1, 'getThumbnails'], [2, 'listAssets'], [3, 'listTree']] as const) page.send({ type: 'call', id, operation, request: {} });
    await settle();
    for (let turn = 0; turn < 3; turn += 1) {
      turns.shift()?.();
      await settle();
    }
    expect(studio.asked).toEqual(['listAssets', 'listTree', 'getThumbnails']);
  });

  it('refuses a page of another protocol', async () => {
    const { page, frames, ends } = served(undefined, false);
    page.send({ type: 'hello', protocol: 2 });
    await settle();
    expect(frames).toMatchObject([{ type: 'refused' }]);
    expect(ends).toHaveLength(1);
  });

  it('T9 does nothing for a page that did not greet', async () => {
    const { studio, page, frames } = served(undefined, false);
    page.send({ type: 'call', id: 1, operation: 'getProjectStatus', request: {} });
    await settle();
    expect([studio.asked, frames]).toEqual([[], []]);
  });

  it('T9 does nothing for a frame that nests without end, and ends the connection at the third', async () => {
    const { studio, page, ends } = served();
    const deep = JSON.parse(`${'['.repeat(200)}${']'.repeat(200)}`) as unknown;
    for (let id = 1; id <= malformedMax; id += 1) page.send({ type: 'call', id, operation: 'updateStudioSettings', request: { layout: { deep } } });
    await settle();
    expect(studio.asked).toEqual([]);
    expect(ends).toHaveLength(1);
  });

  it('T8 ends the connection of a page that asks and reads nothing, and no other', async () => {
    const studio = new ScriptedStudio();
    const large = 'x'.repeat(15 * 1024 * 1024);
    studio.answers.listAssets = () => Promise.resolve(ok(large));
    const end = (name: string): { readonly wire: Wire; readonly ends: string[]; readonly send: (frame: unknown) => void } => {
      const ends: string[] = [];
      const [received, ended] = [new Emitter<unknown>(() => undefined), new Emitter<string>(() => undefined)];
      const close = (why: string): void => void (ends.push(`${name}: ${why}`), ended.fire(why));
      const wire: Wire = { send: () => undefined, received: received.event, ended: ended.event, close, buffered: () => 0 };
      serveWire(wire, studio, { reportBug: () => undefined });
      received.fire({ type: 'hello', protocol: 1 });
      return { wire, ends, send: (frame) => { received.fire(frame); } };
    };
    const [greedy, other] = [end('greedy'), end('other')];
    for (let id = 1; id <= Math.ceil(unreadMax / large.length); id += 1) greedy.send({ type: 'call', id, operation: 'listAssets', request: {} });
    other.send({ type: 'call', id: 1, operation: 'getProjectStatus', request: {} });
    await settle();
    expect(greedy.ends[0]).toBe('greedy: The page does not read what it is sent.');
    expect(other.ends).toEqual([]);
  });

  it('T7 leaves progress out for a page that is behind, and holds events back', async () => {
    const { studio, page, ofType } = served();
    page.send({ type: 'follow', id: 1, from: sampleFrom });
    await settle();
    studio.progress(1);
    for (let made = 0; made < 5; made += 1) studio.publish('x'.repeat(eventWindow / 2));
    studio.progress(2);
    await settle();
    const told = ofType('event').map(({ event }) => event as { sequence?: number; done?: number });
    expect(told.map(({ sequence, done }) => sequence ?? `progress ${String(done)}`)).toEqual(['progress 1', 1, 2]);
  });

  it('T6 ends a feed that nobody can follow, and feeds beyond the limit', async () => {
    const { studio, page, ofType } = served();
    for (let id = 1; id <= followsMax + 1; id += 1) page.send({ type: 'follow', id, from: sampleFrom });
    await settle();
    expect(ofType('ended')).toEqual([{ type: 'ended', id: followsMax + 1 }]);
    studio.since = () => ({ kind: 'ended' });
    page.send({ type: 'unfollow', id: 1 });
    page.send({ type: 'follow', id: 1, from: sampleFrom });
    await settle();
    expect(ofType('ended')).toHaveLength(2);
  });

  it('gives a feed up whose history and status disagree, and reports it', async () => {
    const { studio, page, ofType, bugs } = served();
    studio.since = () => ({ kind: 'gap' });
    page.send({ type: 'follow', id: 1, from: sampleFrom });
    await settle();
    expect(ofType('ended')).toHaveLength(1);
    expect(bugs).toHaveLength(1);
  });

  it('sends nothing after it was disposed of', async () => {
    const { studio, page, frames, server } = served();
    page.send({ type: 'follow', id: 1, from: sampleFrom });
    await settle();
    server.dispose();
    const before = frames.length;
    studio.publish();
    await settle();
    expect(frames).toHaveLength(before);
  });
});
