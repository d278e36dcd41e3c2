import { describe, expect, it } from 'vitest';
import type { PackerEvent } from '../../../src/contract/events.ts';
import { hearPack, type PackRun } from '../../../renderer/state/pack-run.ts';
import { event } from '../support/values.ts';

const first = { operation_id: 'a'.repeat(20) };
const second = { operation_id: 'b'.repeat(20) };

function heard(...events: readonly PackerEvent[]): PackRun | undefined {
  return events.reduce<PackRun | undefined>(hearPack, undefined);
}

describe('the pack that was announced last', () => {
  it('begins with its first phase, before anybody knows how many assets there are', () => {
    const run = heard(event('pack.phase', { ...first, phase: 'gate' }));
    expect(run).toMatchObject({ running: true, phases: [{ phase: 'gate' }] });
    expect(run?.assets).toBeUndefined();
  });

  it('keeps its phases when the number of assets is told after them', () => {
    const run = heard(event('pack.phase', { ...first, phase: 'gate' }), event('pack.started', { ...first, assets: 3 }), event('pack.phase', { ...first, phase: 'materialize' }));
    expect(run).toMatchObject({ assets: 3, phases: [{ phase: 'gate' }, { phase: 'materialize' }] });
  });

  it('is another one as soon as another operation says something', () => {
    const run = heard(
      event('pack.phase', { ...first, phase: 'gate' }),
      event('pack.finished', { ...first, status: 'blocked', unchanged: false, elapsed_ms: 3 }),
      event('pack.phase', { ...second, phase: 'gate' }),
    );
    expect(run).toMatchObject({ operation_id: second.operation_id, running: true, phases: [{ phase: 'gate' }] });
    expect(run?.finished).toBeUndefined();
  });

  it('is a check where its events say so', () => {
    expect(heard(event('pack.phase', { ...first, phase: 'gate', check: true }))?.check).toBe(true);
  });

  it('is not touched by what is no pack', () => {
    const run = heard(event('pack.phase', { ...first, phase: 'gate' }));
    expect(hearPack(run, event('project.closed', {}))).toBe(run);
  });
});
