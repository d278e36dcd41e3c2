import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Disposable } from '../../src/base/disposable.ts';
import { openClient } from '../../src/transport/client.ts';
import { inProcessWire } from '../../src/transport/in-process-wire.ts';
import { serveWire } from '../../src/transport/server.ts';
import type { Wire } from '../../src/transport/wire.ts';
import { ScriptedStudio, sampleFrom } from './scripted-studio.ts';

const fail = (error: unknown): never => {
  throw error;
};

/** A wire whose end comes after so many frames, both ways counted; the frame at the end is lost. */
function dropping(wire: Wire, after: number): Wire {
  let left = after;
  const passes = (): boolean => {
    left -= 1;
    if (left === 0) wire.close('a fault');
    return left > 0;
  };
  return {
    ended: wire.ended,
    close: (why) => { wire.close(why); },
    buffered: () => wire.buffered(),
    send: (frame) => { if (passes()) wire.send(frame); },
    received: (listener) => wire.received((frame) => { if (passes()) listener(frame); }),
  };
}

/** Lets everything run that waits for nothing but its turn. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 400; turn += 1) await Promise.resolve();
}

interface Run {
  readonly drops: readonly number[];
  readonly bursts: readonly number[];
  readonly keep: number;
}

async function run({ drops, bursts, keep }: Run): Promise<{ readonly heard: readonly (number | 'gap')[]; readonly total: number }> {
  const studio = new ScriptedStudio(keep);
  const left = [...drops];
  const served: Disposable[] = [];
  const heard: (number | 'gap')[] = [];
  const client = openClient(
    () => {
      const [page, other] = inProcessWire(fail);
      served.push(serveWire(other, studio, { reportBug: fail }));
      return Promise.resolve(dropping(page, left.shift() ?? Infinity));
    },
    {
      reportBug: fail,
      loadPart: () => Promise.reject(new Error('not here')),
      timer: { after: (ms, attempt) => {
        if (ms < 10_000) void Promise.resolve().then(attempt);
        return { dispose: () => undefined };
      } },
    },
  );
  client.follow(sampleFrom, {
    event: ({ sequence }) => { if (sequence !== undefined) heard.push(sequence); },
    gap: ({ sequence }) => { heard.push('gap'); heard.push(sequence); },
    ended: () => fail(new Error('the feed ended')),
  });
  for (const burst of bursts) {
    for (let made = 0; made < burst; made += 1) studio.publish();
    studio.progress(burst);
    await settle();
  }
  for (let turn = 0; turn < drops.length + 2; turn += 1) await settle();
  client.dispose();
  for (const each of served) each.dispose();
  return { heard, total: bursts.reduce((sum, burst) => sum + burst, 0) };
}

const bursts = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 6 });
const drops = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 6 });

describe('reconnection', () => {
  it('T4 tells each sequence once and in order, whichever frames a connection is lost at', async () => {
    await fc.assert(
      fc.asyncProperty(drops, bursts, async (drops, bursts) => {
        const { heard, total } = await run({ drops, bursts, keep: 10_000 });
        expect(heard).toEqual(Array.from({ length: total }, (_, at) => at + 1));
      }),
      { numRuns: 150 },
    );
  });

  it('T4 tells each sequence once and in order, with the connection lost at each frame in turn', async () => {
    for (let frame = 1; frame <= 30; frame += 1) {
      const { heard, total } = await run({ drops: [frame, frame], bursts: [9, 9], keep: 10_000 });
      expect(heard).toEqual(Array.from({ length: total }, (_, at) => at + 1));
    }
  });

  it('T5 leaves nothing out without a gap where the history is short', async () => {
    await fc.assert(
      fc.asyncProperty(drops, bursts, async (drops, bursts) => {
        const { heard, total } = await run({ drops, bursts, keep: 2 });
        let place = 0;
        for (const [at, each] of heard.entries()) {
          if (each === 'gap') continue;
          if (heard[at - 1] === 'gap') expect(each).toBeGreaterThanOrEqual(place);
          else expect(each).toBe(place + 1);
          place = each;
        }
        expect(place).toBe(total);
      }),
      { numRuns: 150 },
    );
  });
});
