import { describe, expect, it } from 'vitest';
import { scenarios } from './change-sets.ts';
import { committed, stateOf } from './scenario.ts';

describe('a commit', () => {
  it.each(scenarios)('$name', ({ disk, set, new: after }) => {
    const there = disk();
    expect(committed(there, set)).toEqual({ status: 'committed', durable: true, conflicts: [] });
    expect(stateOf(there)).toEqual(after);
    expect(there.openFiles()).toEqual([]);
  });
});
