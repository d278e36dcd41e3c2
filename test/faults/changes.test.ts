import { afterAll, describe, expect, it } from 'vitest';
import type { Fault } from '../../src/io/fault-file-system.ts';
import { applyWith, ready, reopened, sweptChanges } from './changes-sweep.ts';
import type { Points, Ready, Swept } from './changes-sweep.ts';

/** Most calls only look: the full run fails at each of them, the ordinary one at every fifth. */
const step = process.env['PROMETEU_FULL'] === '1' ? 1 : 5;

let swept = 0;

afterAll(() => {
  console.log(`changes: ${swept} fault points swept`);
});

/** Puts the fault on the first, second, … call of the applying until that ends before it. */
async function everyPoint(start: Ready, points: Points, step: number, fault: (at: number) => Fault, look: (run: Swept, at: number) => Promise<void>): Promise<void> {
  for (let at = 1; ; at += step) {
    const run = await applyWith(start, fault(at), points);
    if (!run.hit) return;
    swept += 1;
    await look(run, at);
  }
}

function verdict(start: Ready, state: string): string {
  if (state === start.old) return 'old';
  return state === start.new ? 'new' : state;
}

describe.each(sweptChanges)('$name', (change) => {
  for (const kind of ['kill', 'kill-after'] as const) {
    it(`a ${kind} at every call that changes something leaves exactly the old or the new state, and no leftovers`, async () => {
      const start = await ready(change);
      expect(start.new).not.toBe(start.old);
      const seen = new Set<string>();
      await everyPoint(start, 'changing', 1, (at) => ({ at, kind }), async ({ disk }, at) => {
        const after = verdict(start, await reopened(disk));
        expect(['old', 'new'], `${kind} at ${at}`).toContain(after);
        seen.add(after);
      });
      expect(seen.size).toBe(2);
    });
  }

  it('a power loss at every call that changes something leaves exactly the old or the new state', async () => {
    const start = await ready(change);
    await everyPoint(start, 'changing', 1, (at) => ({ at, kind: 'kill' }), async ({ disk }, at) => {
      expect(['old', 'new'], `power loss at ${at}`).toContain(verdict(start, await reopened(disk.crash())));
    });
  });

  it.each(['EIO', 'ENOSPC'])('%s at every call that changes something is taken back, or the change stands', async (code) => {
    const start = await ready(change);
    await everyPoint(start, 'changing', 1, (at) => ({ at, kind: 'error', code }), async ({ disk, outcome }, at) => {
      const after = verdict(start, await reopened(disk));
      expect([outcome, after], `${code} at ${at}`).toEqual([outcome, outcome === 'ok' || outcome === 'unknown' ? 'new' : 'old']);
    });
  });

  it('EIO at any call, those that only look with them, is an answer and never half a change', async () => {
    const start = await ready(change);
    await everyPoint(start, 'every', step, (at) => ({ at, kind: 'error', code: 'EIO' }), async ({ disk, outcome }, at) => {
      const after = verdict(start, await reopened(disk));
      expect([outcome, after], `EIO at ${at}`).toEqual([outcome, outcome === 'ok' || outcome === 'unknown' ? 'new' : 'old']);
    });
  });
});
