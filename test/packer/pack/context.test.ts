import { expect, it } from 'vitest';
import type { Steps } from '../../../src/base/steps.ts';
import { checkpoint, inTurns, PackCancelled } from '../../../src/packer/pack/context.ts';

/** A clock that goes on by so much at each look. */
function clock(step: number): () => number {
  let now = 0;
  return () => (now += step);
}

/** So many steps; says whether they were all taken, and whether it got to close what it had opened. */
function* counted(steps: number, seen: { complete?: boolean; closed?: boolean } = {}): Steps<string> {
  try {
    for (let at = 0; at < steps; at += 1) yield;
    seen.complete = true;
    return 'done';
  } finally {
    seen.closed = true;
  }
}

it('a checkpoint lets what waits in the event loop run, and goes on', async () => {
  let ran = false;
  setImmediate(() => {
    ran = true;
  });
  await checkpoint({ signal: new AbortController().signal });
  expect(ran).toBe(true);
});

it('a checkpoint ends what somebody asked to stop', async () => {
  await expect(checkpoint({ signal: AbortSignal.abort() })).rejects.toBeInstanceOf(PackCancelled);
});

it('long work is carried out to its end', async () => {
  const seen = {};
  expect(await inTurns({ signal: new AbortController().signal, now: clock(7) }, counted(100, seen))).toBe('done');
  expect(seen).toEqual({ complete: true, closed: true });
});

it('long work is ended between two of its steps, and closes what it opened', async () => {
  const abort = new AbortController();
  const seen = {};
  setImmediate(() => {
    abort.abort();
  });
  await expect(inTurns({ signal: abort.signal, now: clock(1) }, counted(Infinity, seen))).rejects.toBeInstanceOf(PackCancelled);
  expect(seen).toEqual({ closed: true });
});

it('short work does not wait for the event loop', async () => {
  let turned = false;
  setImmediate(() => {
    turned = true;
  });
  await inTurns({ signal: new AbortController().signal, now: () => 0 }, counted(1000));
  expect(turned).toBe(false);
});

it('what the work throws comes through', async () => {
  const failing = (function* (): Steps<never> {
    yield;
    throw new Error('broken');
  })();
  await expect(inTurns({ signal: new AbortController().signal, now: () => 0 }, failing)).rejects.toThrow('broken');
});
