import { describe, expect, it } from 'vitest';
import { EventBus } from '../../src/base/event-bus.ts';
import type { PackerEvent } from '../../src/contract/events.ts';
import { EventHistory, type HistoryLimits } from '../../src/studio/event-history.ts';

const project_id = 'p';

function event(sequence: number, more: Partial<PackerEvent> = {}): PackerEvent {
  const envelope = { project_id, session_id: 's', generation: 1, at: '2026-03-24T13:42:57.000Z', sequence };
  return { ...envelope, type: 'pack.started', assets: 1, ...more } as PackerEvent;
}

function historyWith(limits?: HistoryLimits): { readonly history: EventHistory; readonly bus: EventBus<PackerEvent> } {
  const bus = new EventBus<PackerEvent>((error) => {
    throw error;
  });
  return { bus, history: new EventHistory(bus, limits) };
}

function publish(bus: EventBus<PackerEvent>, from: number, to: number): void {
  for (let sequence = from; sequence <= to; sequence += 1) bus.publish(event(sequence));
}

/** The sequences of a replay. */
function sequences(history: EventHistory, sequence: number): readonly (number | undefined)[] | string {
  const replay = history.since(project_id, 's', sequence);
  return replay.kind === 'events' ? replay.events.map((each) => each.sequence) : replay.kind;
}

describe('EventHistory', () => {
  it('replays what came after a sequence, in order', () => {
    const { bus, history } = historyWith();
    publish(bus, 1, 5);
    expect(sequences(history, 2)).toEqual([3, 4, 5]);
    expect(sequences(history, 0)).toEqual([1, 2, 3, 4, 5]);
    expect(sequences(history, 5)).toEqual([]);
  });

  it('keeps the last ten thousand, and tells an older gap', () => {
    const { bus, history } = historyWith();
    publish(bus, 1, 25_000);
    expect(sequences(history, 14_999)).toBe('gap');
    const kept = sequences(history, 15_000);
    expect(kept).toHaveLength(10_000);
    expect([kept[0], kept.at(-1)]).toEqual([15_001, 25_000]);
  });

  it('keeps no more bytes than it may, however few events those are', () => {
    const { bus, history } = historyWith({ events: 100, bytes: 1000 });
    publish(bus, 1, 3);
    bus.publish(event(4, { type: 'pack.finished', status: 'x'.repeat(900) } as unknown as Partial<PackerEvent>));
    expect(sequences(history, 2)).toBe('gap');
    expect(sequences(history, 3)).toBe('gap');
    publish(bus, 5, 6);
    expect(sequences(history, 4)).toEqual([5, 6]);
  });

  it('replays to nobody a sequence that never was', () => {
    const { bus, history } = historyWith();
    publish(bus, 1, 3);
    for (const sequence of [4, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) expect(sequences(history, sequence)).toBe('gap');
  });

  it('leaves out what has no sequence', () => {
    const { bus, history } = historyWith();
    publish(bus, 1, 1);
    const { sequence: _, ...progress } = event(1, { type: 'pack.progress' });
    bus.publish(progress);
    publish(bus, 2, 2);
    expect(sequences(history, 0)).toEqual([1, 2]);
  });

  it('tells a gap when the project was opened anew, and an end when it is closed', () => {
    const { bus, history } = historyWith();
    publish(bus, 1, 3);
    bus.publish(event(1, { session_id: 'next' }));
    expect(sequences(history, 3)).toBe('gap');
    bus.publish(event(2, { session_id: 'next', type: 'project.closed' }));
    expect(sequences(history, 3)).toBe('ended');
  });

  it('keeps projects apart', () => {
    const { bus, history } = historyWith();
    publish(bus, 1, 2);
    bus.publish(event(1, { project_id: 'q' }));
    bus.publish(event(2, { project_id: 'q', type: 'project.closed' }));
    expect(sequences(history, 0)).toEqual([1, 2]);
  });

  it('has every event already that a later listener hears', () => {
    const { bus, history } = historyWith();
    const seen: unknown[] = [];
    const subscription = bus.any(({ sequence = 0 }) => seen.push(sequences(history, sequence - 1)));
    publish(bus, 1, 2);
    subscription.dispose();
    expect(seen).toEqual([[1], [2]]);
  });
});
