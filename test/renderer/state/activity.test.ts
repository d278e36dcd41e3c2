import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ActivityLog } from '../../../renderer/state/activity.ts';
import { event } from '../support/values.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('shows a burst of events in a few goes, the first event at once, all in their order', async () => {
  const log = new ActivityLog();
  let shown = 0;
  log.store.subscribe(() => (shown += 1));
  for (let sequence = 1; sequence <= 10_000; sequence += 1) {
    log.add(event('change.started', { sequence, title: 'something' }));
    // Each comes in a message of its own.
    await Promise.resolve();
  }
  expect(log.store.getState().events.map(({ sequence }) => sequence)).toEqual([1]);
  vi.runAllTimers();
  expect(shown).toBe(2);
  expect(log.store.getState().events.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 10_000 }, (_, index) => index + 1));
  expect(log.store.getState().cut).toBe(false);
});

it('keeps as many as the packer does, and says that earlier ones are gone', () => {
  const log = new ActivityLog();
  for (let sequence = 1; sequence <= 10_001; sequence += 1) log.add(event('change.started', { sequence, title: 'something' }));
  vi.runAllTimers();
  expect(log.store.getState().events[0]?.sequence).toBe(2);
  expect(log.store.getState()).toMatchObject({ cut: true });
});
