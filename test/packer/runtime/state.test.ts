import { describe, expect, it } from 'vitest';
import type { DriftClass, DriftItem } from '../../../src/contract/operations/drift.ts';
import { packerError } from '../../../src/contract/errors.ts';
import { stateOf, type StateGrounds } from '../../../src/packer/runtime/state.ts';

const idle = { running: false, waiting: 0 };
const sound: StateGrounds = { lane: idle, failure: [], items: [], notes: [] };

function item(of: DriftClass): DriftItem {
  return { id: of, kind: 'root_moved', class: of, place: { file: 'assets/a' }, message: `${of}.`, disk: '', registry: '', asset_ids: [], roots: [], options: [] };
}

const closed = { ...idle, closed: { reason: 'bug' as const, error: packerError('project_failed', 'It broke off.', 'Reopen it.') } };
const all: StateGrounds = { lane: closed, failure: ['It cannot be read.'], reconciling: 'It is carried out.', items: [item('decision'), item('content')], notes: [] };

describe('the state is the first that holds', () => {
  it.each([
    ['failed', all, 'It broke off.'],
    ['failed', { ...all, lane: idle }, 'It cannot be read.'],
    ['reconciling', { ...all, lane: idle, failure: [] }, 'It is carried out.'],
    ['diverged', { ...all, lane: idle, failure: [], reconciling: undefined }, 'assets/a: decision.'],
    ['stale', { ...sound, items: [item('content')] }, 'content.'],
    ['fresh', { ...sound, items: [item('information')] }, undefined],
  ] as const)('%s', (state, grounds, reason) => {
    const report = stateOf(grounds);
    expect([report.state, report.reasons[0]]).toEqual([state, reason]);
  });

  it('with what is said beside it', () => {
    expect(stateOf({ ...sound, notes: ['A note.'] })).toEqual({ state: 'fresh', reasons: ['A note.'] });
  });
});
