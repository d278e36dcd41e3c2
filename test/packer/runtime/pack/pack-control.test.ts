import { expect, it } from 'vitest';
import { PackControl } from '../../../../src/packer/runtime/pack/pack-control.ts';
import type { PackTicket } from '../../../../src/packer/runtime/pack/pack-control.ts';

/** Something that runs until it is let go of. */
function held(control: PackControl) {
  let ticket: PackTicket | undefined;
  let release: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const done = control.run('pack', async (given) => {
    ticket = given;
    await gate;
    return given.signal.aborted ? 'cancelled' : 'succeeded';
  });
  return { done, release, ticket: (): PackTicket => ticket ?? expect.fail('it has not begun') };
}

it('without a pack there is nothing to cancel', () => {
  expect(new PackControl().cancel()).toBe(false);
});

it('a pack that runs is cancelled', async () => {
  const control = new PackControl();
  const pack = held(control);
  expect(control.cancel()).toBe(true);
  pack.release();
  expect(await pack.done).toBe('cancelled');
  expect(control.cancel()).toBe(false);
});

it('of two that were asked for the first is cancelled, and the second goes on', async () => {
  const control = new PackControl();
  const [first, second] = [held(control), held(control)];
  expect(control.cancel()).toBe(true);
  expect(control.cancel()).toBe(true);
  first.release();
  second.release();
  expect([await first.done, await second.done]).toEqual(['cancelled', 'succeeded']);
});

it('once the first has ended the second is the one that is cancelled', async () => {
  const control = new PackControl();
  const [first, second] = [held(control), held(control)];
  first.release();
  expect(await first.done).toBe('succeeded');
  expect(control.cancel()).toBe(true);
  second.release();
  expect(await second.done).toBe('cancelled');
});

it('one whose promotion has begun cannot be cancelled, nor does the wish fall on the next', async () => {
  const control = new PackControl();
  const [first, second] = [held(control), held(control)];
  first.ticket().promoting();
  expect(control.cancel()).toBe(false);
  first.release();
  second.release();
  expect([await first.done, await second.done]).toEqual(['succeeded', 'succeeded']);
});

it('one that throws is over as well', async () => {
  const control = new PackControl();
  await expect(control.run('pack', () => Promise.reject(new Error('BUG: broken')))).rejects.toThrow('BUG: broken');
  expect(control.cancel()).toBe(false);
});

it('closing asks all to stop, also those that wait, and ends after the last', async () => {
  const control = new PackControl();
  const packs = [held(control), held(control), held(control)];
  let closed = false;
  const closing = control.close().then(() => {
    closed = true;
  });
  expect(packs.map(({ ticket }) => ticket().signal.aborted)).toEqual([true, true, true]);
  packs[2]?.release();
  packs[0]?.release();
  await Promise.all([packs[0]?.done, packs[2]?.done]);
  await new Promise((resolve) => setImmediate(resolve));
  expect(closed).toBe(false);
  packs[1]?.release();
  await closing;
});
