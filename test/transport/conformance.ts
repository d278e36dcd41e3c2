import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { ok } from '../../src/base/result.ts';
import { MemoryProjectLock } from '../../src/io/project-lock.ts';
import { freeServices } from '../../src/packer/runtime/free-services.ts';
import { openRuntime } from '../../src/packer/runtime/open.ts';
import { Container } from '../../src/studio/container.ts';
import type { Studio } from '../../src/studio/studio.ts';
import { openClient } from '../../src/transport/client.ts';
import type { FollowFrom, StudioClient } from '../../src/transport/client-port.ts';
import { CancelSource } from '../../src/base/cancel-source.ts';
import { callsInFlightMax, eventWindow, malformedMax } from '../../src/transport/limits.ts';
import type { ServedStudio } from '../../src/transport/served-studio.ts';
import { serveWire } from '../../src/transport/server.ts';
import type { Wire } from '../../src/transport/wire.ts';
import { studioParts } from '../support/studio-parts.ts';
import { tinyDisk, tinyPlace } from '../support/tiny-project.ts';
import { ScriptedStudio, sampleFrom } from './scripted-studio.ts';

/** Where wires of one kind are made. */
export interface WirePlace {
  /** A new connection, open: the page's end and the Studio's. */
  connect(): Promise<{ readonly page: Wire; readonly studio: Wire }>;
  dispose(): Promise<void>;
}

const fail = (error: unknown): never => {
  throw error;
};

/** The events a page heard, and a promise of those to come. */
class Heard {
  readonly sequences: number[] = [];
  readonly told: string[] = [];
  #wake: () => void = () => undefined;

  readonly listener = {
    event: (event: { readonly sequence?: number | undefined; readonly type: string }) => {
      if (event.sequence !== undefined) this.sequences.push(event.sequence);
      this.#note(event.type);
    },
    gap: () => { this.#note('gap'); },
    ended: () => { this.#note('ended'); },
  };

  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise<void>((resolve) => { this.#wake = resolve; });
  }

  #note(what: string): void {
    this.told.push(what);
    this.#wake();
  }
}

/** Holds a wire to the protocol of `server.ts`: the same calls over every kind. */
export function describeWire(name: string, openPlace: () => Promise<WirePlace>): void {
  async function placeFor(): Promise<WirePlace> {
    const place = await openPlace();
    onTestFinished(() => place.dispose());
    return place;
  }

  /** A raw page's end whose other end is served. */
  async function pageOf(place: WirePlace, studio: ServedStudio): Promise<Wire> {
    const { page, studio: other } = await place.connect();
    const served = serveWire(other, studio, { reportBug: fail });
    onTestFinished(() => { served.dispose(); });
    return page;
  }

  function clientOf(place: WirePlace, studio: ServedStudio, made: (wire: Wire) => void = () => undefined): StudioClient {
    const connect = async (): Promise<Wire> => {
      const page = await pageOf(place, studio);
      made(page);
      return page;
    };
    const timer = { after: (ms: number, run: () => void) => {
      // Attempts follow at once; what only ends a hang never comes.
      if (ms < 10_000) void Promise.resolve().then(run);
      return { dispose: () => undefined };
    } };
    const client = openClient(connect, { timer, reportBug: fail, loadPart: () => Promise.reject(new Error('not here')) });
    onTestFinished(() => { client.dispose(); });
    return client;
  }

  async function realStudio(): Promise<{ readonly studio: Studio; readonly from: FollowFrom }> {
    const lock = new MemoryProjectLock();
    const { studio } = Container.boot(studioParts({
      fileSystem: tinyDisk(),
      openRuntime: (options) => openRuntime({ ...options, lock: () => lock }),
      freeServices,
    }));
    onTestFinished(() => studio.dispose());
    const opened = await studio.call('openProject', { directory: tinyPlace });
    if (!opened.ok) throw new Error(opened.error.message);
    return { studio, from: opened.value };
  }

  describe(`a wire ${name}`, () => {
    it('answers calls from a real project, and errors as data', async () => {
      const { studio, from } = await realStudio();
      const client = clientOf(await placeFor(), studio.connect().page);
      const { project_id } = from;
      expect(await client.call('listAssets', { project_id })).toMatchObject({ ok: true, value: { total: 4 } });
      expect(await client.call('getProjectStatus', { project_id })).toMatchObject({ ok: true, value: { project_id } });
      expect(await client.call('getAssetDetails', { project_id, asset: { asset_id: 77 } })).toMatchObject({ ok: false, error: { code: 'not_found' } });
      expect(await client.call('listAssets', { project_id: '' })).toMatchObject({ ok: false, error: { code: 'invalid_request' } });
    });

    it('refuses an operation that is not for pages', async () => {
      const { studio } = await realStudio();
      const client = clientOf(await placeFor(), studio.connect().page);
      const answer = await client.call('initProject' as 'getStudioInfo', { directory: '/games' } as never);
      expect(answer).toMatchObject({ ok: false, error: { code: 'invalid_request' } });
    });

    it('T4 keeps every event of a pack over connections that are lost in its middle', async () => {
      const { studio, from } = await realStudio();
      let wire: Wire | undefined;
      const place = await placeFor();
      const client = clientOf(place, studio.connect().page, (page) => { wire = page; });
      const heard = new Heard();
      client.follow(from, {
        ...heard.listener,
        event: (event) => {
          heard.listener.event(event);
          if (event.type === 'pack.phase') wire?.close('a fault');
        },
      });
      await client.call('getProjectStatus', { project_id: from.project_id });
      await studio.call('packWorkspace', { project_id: from.project_id, workers: 0 });
      await heard.until(() => heard.told.includes('pack.finished'));
      expect(heard.sequences).toEqual(heard.sequences.map((_, at) => from.sequence + 1 + at));
      expect(heard.told.filter((told) => told === 'pack.phase').length).toBeGreaterThan(5);
      expect(heard.told).not.toContain('gap');
    });

    it('tells two pages of one project the same', async () => {
      const { studio, from } = await realStudio();
      const place = await placeFor();
      const both = [new Heard(), new Heard()];
      for (const heard of both) clientOf(place, studio.connect().page).follow(from, heard.listener);
      await studio.call('packWorkspace', { project_id: from.project_id, workers: 0 });
      await Promise.all(both.map((heard) => heard.until(() => heard.told.includes('pack.finished'))));
      expect(both[0]?.sequences).toEqual(both[1]?.sequences);
    });

    it('T3 carries a cancel, and the answer says what became of the call', async () => {
      const studio = new ScriptedStudio();
      const cancel = new CancelSource();
      studio.answers.packWorkspace = (_request, signal) =>
        new Promise((resolve) => {
          signal?.addEventListener('abort', () => { resolve(ok({ status: 'cancelled' })); });
          cancel.abort();
        });
      const client = clientOf(await placeFor(), studio);
      expect(await client.call('packWorkspace', { project_id: 'p' }, { signal: cancel.signal })).toEqual(ok({ status: 'cancelled' }));
    });

    it('T1 answers connection_lost when the connection ends before the answer, and asks nothing twice', async () => {
      const studio = new ScriptedStudio();
      let wire: Wire | undefined;
      studio.answers.refresh = () => {
        wire?.close('a fault');
        return new Promise(() => undefined);
      };
      const client = clientOf(await placeFor(), studio, (page) => { wire = page; });
      expect(await client.call('refresh', { project_id: 'p' })).toMatchObject({ ok: false, error: { code: 'connection_lost' } });
      expect(await client.call('getProjectStatus', { project_id: 'p' })).toMatchObject({ ok: true });
      expect(studio.asked.filter((asked) => asked === 'refresh')).toHaveLength(1);
    });

    it('carries a large answer, and says that a larger one is too large', async () => {
      const studio = new ScriptedStudio();
      studio.answers.getPreviewPart = () => Promise.resolve(ok({ bytes: 'x'.repeat(4_000_000) }));
      studio.answers.getPreview = () => Promise.resolve(ok({ bytes: 'x'.repeat(17_000_000) }));
      const client = clientOf(await placeFor(), studio);
      const large = await client.call('getPreviewPart', {} as never);
      expect(large.ok && large.value.bytes.length).toBe(4_000_000);
      expect(await client.call('getPreview', {} as never)).toMatchObject({ ok: false, error: { code: 'frame_too_large' } });
    });

    it('refuses a request that is too large before it is sent', async () => {
      const client = clientOf(await placeFor(), new ScriptedStudio());
      expect(await client.call('revealFile', { project_id: 'p', path: 'x'.repeat(17_000_000) })).toMatchObject({ error: { code: 'frame_too_large' } });
    });

    it('T8 answers too_many_calls to whoever asks for more at once', async () => {
      const studio = new ScriptedStudio();
      studio.answers.refresh = () => new Promise(() => undefined);
      const page = await pageOf(await placeFor(), studio);
      const answered = new Promise((resolve) => page.received((frame) => { if ((frame as { type: string }).type === 'answer') resolve(frame); }));
      page.send({ type: 'hello', protocol: 1 });
      for (let id = 1; id <= callsInFlightMax + 1; id += 1) page.send({ type: 'call', id, operation: 'refresh', request: {} });
      expect(await answered).toMatchObject({ id: callsInFlightMax + 1, result: { error: { code: 'too_many_calls' } } });
      // They begin one after the other.
      await vi.waitFor(() => expect(studio.asked).toHaveLength(callsInFlightMax));
    });

    it('T9 ends a connection that sends frames without sense, and no other', async () => {
      const studio = new ScriptedStudio();
      const place = await placeFor();
      const page = await pageOf(place, studio);
      const ended = new Promise((resolve) => page.ended(resolve));
      page.send({ type: 'hello', protocol: 1 });
      for (let count = 0; count < malformedMax; count += 1) page.send({ type: 'call', id: -1 });
      await ended;
      expect(await clientOf(place, studio).call('getProjectStatus', { project_id: 'p' })).toMatchObject({ ok: true });
    });

    it('T7 holds back what a slow page does not take, and loses none of it', async () => {
      const studio = new ScriptedStudio();
      const page = await pageOf(await placeFor(), studio);
      const marks: number[] = [];
      const sequences: number[] = [];
      let wake: () => void = () => undefined;
      page.received((frame) => {
        const { type, mark, event } = frame as { type: string; mark: number; event: { sequence: number } };
        if (type === 'mark') marks.push(mark);
        if (type === 'event') sequences.push(event.sequence);
        wake();
      });
      page.send({ type: 'hello', protocol: 1 });
      page.send({ type: 'follow', id: 1, from: sampleFrom });
      const size = 10_000;
      const count = (3 * eventWindow) / size;
      for (let made = 0; made < count; made += 1) studio.publish('x'.repeat(size));
      const total = Math.ceil(count);
      while (marks.length === 0 || sequences.length * size < eventWindow - 2 * size) await new Promise<void>((resolve) => { wake = resolve; });
      expect(sequences.length * size).toBeLessThan(eventWindow + 2 * size);
      while (sequences.length < total) {
        const mark = marks.shift();
        if (mark !== undefined) page.send({ type: 'reached', mark });
        else await new Promise<void>((resolve) => { wake = resolve; });
      }
      expect(sequences).toEqual(Array.from({ length: total }, (_, at) => at + 1));
    });

    it('T5 tells a gap with a status when the history does not reach back', async () => {
      const studio = new ScriptedStudio(2);
      for (let made = 0; made < 5; made += 1) studio.publish();
      const heard = new Heard();
      clientOf(await placeFor(), studio).follow(sampleFrom, heard.listener);
      await heard.until(() => heard.told.includes('gap'));
      studio.publish();
      await heard.until(() => heard.sequences.length > 0);
      expect(heard.told).toEqual(['gap', 'change.started']);
      expect(heard.sequences).toEqual([6]);
    });
  });
}
