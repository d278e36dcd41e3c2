import { expect, it } from 'vitest';
import { EventBus } from '../../../src/base/event-bus.ts';
import type { PackerEvent } from '../../../src/contract/events.ts';
import type { DriftItem } from '../../../src/contract/operations/drift.ts';
import { announceItems } from '../../../src/packer/runtime/drift-announcer.ts';
import { Publisher } from '../../../src/packer/runtime/publisher.ts';

const items = (count: number): readonly DriftItem[] =>
  Array.from({ length: count }, (_, at) => ({ id: `i${String(at)}`, kind: 'root_appeared', class: 'information', place: {}, message: 'm', disk: '', registry: '', asset_ids: [], roots: [], options: [] }));

it('thousands of items are one event that names the first and counts all', () => {
  const heard: PackerEvent[] = [];
  const bus = new EventBus<PackerEvent>((error) => {
    throw error;
  });
  bus.any((event) => heard.push(event));
  const publisher = new Publisher(bus, 'p', 's', () => new Date(0));
  announceItems(publisher, 2, { before: [], now: items(20_000) }, { caused_by: 'disk' });
  announceItems(publisher, 3, { before: items(3), now: items(2) }, { caused_by: 'disk' });
  expect(heard).toMatchObject([{ type: 'drift.detected', total: 20_000, generation: 2 }, { type: 'drift.resolved', total: 1, items: [{ id: 'i2' }] }]);
  expect(heard[0]?.type === 'drift.detected' && heard[0].items.length).toBe(100);
});
