import { describe, expect, it } from 'vitest';
import { asItIs, causeText, changeOf, groupText, rowsOf, type ActivityRow } from '../../../../renderer/features/activity/activity-rows.ts';
import { groupEvents } from '../../../../renderer/features/activity/group-events.ts';
import type { PackerEvent } from '../../../../src/contract/events.ts';
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

describe('a line that was chosen', () => {
  const pack = { operation_id: 'jihgfedcba9876543210' };
  const phase = event('pack.phase', { ...pack, sequence: 1, phase: 'gate' });
  const started = event('pack.started', { ...pack, sequence: 2, assets: 3 });
  const finished = event('pack.finished', { ...pack, sequence: 3, status: 'succeeded', unchanged: false, elapsed_ms: 9 });
  const lines = (events: readonly PackerEvent[], ...open: readonly string[]): readonly ActivityRow[] => rowsOf(groupEvents(events), new Set(open), 'all', '');

  it('of one event within its operation stays that event', () => {
    const [, inner] = lines([phase, started], pack.operation_id);
    const now = inner && asItIs(inner, groupEvents([phase, started, finished]));
    expect([now?.event, now?.key, now?.group.events.length]).toEqual([phase, inner?.key, 3]);
  });

  it('that was one event alone becomes its operation', () => {
    const [alone] = lines([phase]);
    const now = alone && asItIs(alone, groupEvents([phase, started]));
    expect([alone?.event, now?.event, now?.group.events]).toEqual([phase, undefined, [phase, started]]);
  });

  it('is none once its event is gone', () => {
    const [, inner] = lines([phase, started], pack.operation_id);
    expect(inner && asItIs(inner, groupEvents([started, finished]))).toBeUndefined();
    expect(inner && asItIs(inner, [])).toBeUndefined();
  });
});
