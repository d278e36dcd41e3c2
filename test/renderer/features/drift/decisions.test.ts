import { describe, expect, it } from 'vitest';
import { without, type Decisions } from '../../../../renderer/features/drift/decisions.ts';

const move = { item: 'root_moved:3', choice: 'relocate', target: 'old/overworld' } as const;
const forget = { item: 'root_missing:4', choice: 'unregister' } as const;
const decisions: Decisions = new Map([move, forget].map((decision) => [decision.item, decision]));

describe('decisions that were carried out', () => {
  it('are no longer made', () => {
    expect([...without(decisions, [move]).values()]).toEqual([forget]);
  });

  it('leave what was decided otherwise meanwhile', () => {
    expect(without(decisions, [{ item: move.item, choice: 'unregister' }, { ...move, target: 'old/other' }])).toEqual(decisions);
  });
});
