import { describe, expect, it } from 'vitest';
import { eventText } from '../../../renderer/words/activity.ts';
import { words } from '../../../renderer/words/pack.ts';
import { event } from '../support/values.ts';

const operation_id = '0123456789abcdefghij';

describe('what an event says', () => {
  it('calls a phase as the wizard does', () => {
    expect(eventText(event('pack.phase', { sequence: 1, operation_id, phase: 'materialize' }))).toBe(`Phase: ${words.phases.materialize}`);
  });

  it.each([
    ['Materialize: 1,200 of 50,000', event('pack.progress', { operation_id, phase: 'materialize', asset_id: 3, bytes: 9, done: 1200, total: 50_000 })],
    ['Pack of 50,000 assets', event('pack.started', { sequence: 1, operation_id, assets: 50_000 })],
    ['Pack succeeded after 1 min 5 s', event('pack.finished', { sequence: 1, operation_id, status: 'succeeded', unchanged: false, elapsed_ms: 65_000 })],
    ['12,000 found on disk', event('drift.detected', { sequence: 1, caused_by: 'disk', total: 12_000, items: [] })],
    ['1 decision', event('reconcile.started', { sequence: 1, operation_id, title: 'Reconcile', decisions: 1 })],
    ['12,000 of 48,000 assets looked into for a pack', event('validation.progress', { done: 12_000, total: 48_000 })],
  ])('has its numbers as people read them: %s', (text, told) => {
    expect(eventText(told)).toContain(text);
  });
});
