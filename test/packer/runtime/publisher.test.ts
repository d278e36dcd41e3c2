import { expect, it } from 'vitest';
import { EventBus } from '../../../src/base/event-bus.ts';
import type { PackerEvent } from '../../../src/contract/events.ts';
import { Publisher } from '../../../src/packer/runtime/publisher.ts';

function heard(run: (publisher: Publisher) => void): { events: PackerEvent[]; publisher: Publisher } {
  const bus = new EventBus<PackerEvent>(() => undefined);
  const events: PackerEvent[] = [];
  bus.any((event) => events.push(event));
  const publisher = new Publisher(bus, 'project', 'session', () => new Date('2026-03-24T13:42:57.123Z'));
  run(publisher);
  return { events, publisher };
}

it('puts every fact into its envelope', () => {
  const { events } = heard((publisher) => publisher.publish('pack.started', 3, { assets: 2 }, { operation_id: 'Abcdefghij0123456789' }));
  expect(events).toEqual([
    { type: 'pack.started', project_id: 'project', session_id: 'session', generation: 3, sequence: 1, at: '2026-03-24T13:42:57.123Z', operation_id: 'Abcdefghij0123456789', assets: 2 },
  ]);
});

it('numbers from 1 without gaps; progress has no number and takes none', () => {
  const progress = { phase: 'emit', done: 1, total: 2, bytes: 3 } as const;
  const { events, publisher } = heard((each) => {
    each.publish('project.opened', 1, { directory: '/p' });
    each.publish('pack.progress', 1, progress);
    each.publish('pack.phase', 1, { phase: 'verify' });
    each.publish('pack.progress', 1, progress);
    each.publish('project.closed', 1, {});
  });
  expect(events.map(({ type, sequence }) => [type, sequence])).toEqual([
    ['project.opened', 1],
    ['pack.progress', undefined],
    ['pack.phase', 2],
    ['pack.progress', undefined],
    ['project.closed', 3],
  ]);
  expect(publisher.sequence).toBe(3);
});

it('before the first event the sequence is 0', () => {
  expect(heard(() => undefined).publisher.sequence).toBe(0);
});
