import { describe, expect, it } from 'vitest';
import { causeText, changeOf, groupText, rowsOf } from '../../../../renderer/features/activity/activity-rows.ts';
import { groupEvents } from '../../../../renderer/features/activity/group-events.ts';
import { event } from '../../support/values.ts';

const operation_id = '0123456789abcdefghij';
const groups = groupEvents([
  event('project.opened', { sequence: 1, directory: '/games/starfall' }),
  event('assets.checked', { sequence: 2 }),
  event('assets.checked', { sequence: 3 }),
  event('drift.detected', { sequence: 4, caused_by: 'disk', total: 1, items: [] }),
  event('change.started', { sequence: 5, operation_id, title: 'Rename' }),
  event('change.committed', { sequence: 6, operation_id, title: 'Rename', asset_ids: [1], durability: 'durable' }),
]);
const rows = rowsOf(groups, new Set(), 'all', '');

describe('rows of the log', () => {
  it('fold what says the same over and over, and keep apart what says something else', () => {
    expect(rows.map(({ group }) => group.events.length)).toEqual([2, 1, 2, 1]);
  });

  it('are called by the event that says most', () => {
    expect(rows.map(({ group }) => groupText(group))[0]).toBe('Rename: written, 1 asset');
  });

  it('say in a word what caused them', () => {
    expect(rows.map(causeText)).toEqual(['an operation', 'the disk', '–', '–']);
  });

  it('know the change that can be taken back', () => {
    expect(rows.map(changeOf)).toEqual([operation_id, undefined, undefined, undefined]);
  });
});
