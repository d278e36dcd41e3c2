import { expect, it } from 'vitest';
import { EventBus } from '../../../../src/base/event-bus.ts';
import type { PackerEvent } from '../../../../src/contract/events.ts';
import type { DriftItem } from '../../../../src/contract/operations/drift.ts';
import { announceItems } from '../../../../src/packer/runtime/drift/drift-announcer.ts';
import { Publisher } from '../../../../src/packer/runtime/publisher.ts';

const items = (count: number): readonly DriftItem[] =>
  Array.from({ length: count }, (_, at) => ({ id: `i${String(at)}`, kind: 'root_appeared', class: 'information', place: {}, message: 'm', disk: '', registry: '', asset_ids: [], roots: [], options: [] }));

function listening(): { readonly heard: PackerEvent[]; readonly publisher: Publisher } {
  const heard: PackerEvent[] = [];
  const bus = new EventBus<PackerEvent>((error) => {
    throw error;
  });
  bus.any((event) => heard.push(event));
  return { heard, publisher: new Publisher(bus, 'p', 's', () => new Date(0)) };
}

it('thousands of items are one event that names the first and counts all', () => {
  const { heard, publisher } = listening();
  announceItems(publisher, 2, { before: [], now: items(20_000) }, { caused_by: 'disk' });
  announceItems(publisher, 3, { before: items(3), now: items(2) }, { caused_by: 'disk' });
  expect(heard).toMatchObject([{ type: 'drift.detected', total: 20_000, generation: 2 }, { type: 'drift.resolved', total: 1, items: [{ id: 'i2' }] }]);
  expect(heard[0]?.type === 'drift.detected' && heard[0].items.length).toBe(100);
});

it('an item that says something else, or offers other ways out, is told again, and no other', () => {
  const { heard, publisher } = listening();
  const before = items(3);
  const now = items(3).map((item, at) => (at === 1 ? { ...item, options: [{ choice: 'register' as const, says: 'Registers it.', available: true }] } : item));
  announceItems(publisher, 2, { before, now }, { caused_by: 'disk' });
  announceItems(publisher, 3, { before: now, now: structuredClone(now) }, { caused_by: 'disk' });
  expect(heard).toMatchObject([{ type: 'drift.detected', generation: 2, total: 1, items: [{ id: 'i1' }] }]);
});
