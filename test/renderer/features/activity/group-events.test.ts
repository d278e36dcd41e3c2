import { describe, expect, it } from 'vitest';
import { groupEvents } from '../../../../renderer/features/activity/group-events.ts';
import { event } from '../../support/values.ts';

const operation_id = '0123456789abcdefghij';
const nothing = { added: [], changed: [], removed: [] };

describe('groupEvents', () => {
  it('puts the events of an operation together, whatever comes between, newest group first', () => {
    const groups = groupEvents([
      event('change.started', { sequence: 1, operation_id, title: 'Rename' }),
      event('drift.detected', { sequence: 2, caused_by: 'disk', total: 1, items: [] }),
      event('change.committed', { sequence: 3, operation_id, title: 'Rename', asset_ids: [1], durability: 'durable' }),
    ]);
    expect(groups.map((group) => group.events.map(({ sequence }) => sequence))).toEqual([[2], [1, 3]]);
  });

  it('puts an event with the operation that caused it', () => {
    const groups = groupEvents([
      event('change.started', { sequence: 1, operation_id, title: 'Rename' }),
      event('snapshot.published', { sequence: 2, caused_by: operation_id, ...nothing }),
    ]);
    expect(groups).toHaveLength(1);
  });

  it('keeps a group of the disk under its key as it grows', () => {
    const first = event('drift.detected', { sequence: 1, caused_by: 'disk', total: 1, items: [] });
    const second = event('snapshot.published', { sequence: 2, caused_by: 'disk', ...nothing });
    expect(groupEvents([first, second])[0]?.key).toBe(groupEvents([first])[0]?.key);
  });
});
