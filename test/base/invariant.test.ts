import { describe, expect, it } from 'vitest';
import { bug, BugError, invariant, unreachable } from '../../src/base/invariant.ts';

describe('an invariant', () => {
  it('lets a condition that holds pass', () => {
    expect(() => invariant(1, 'one')).not.toThrow();
  });

  it('throws a bug that names what was promised', () => {
    expect(() => invariant(0, 'the slot is free')).toThrow(new BugError('BUG: the slot is free'));
  });
});

describe('a bug', () => {
  it('is told from expected outcomes by its type, name and first word', () => {
    let thrown: unknown;
    try {
      bug('impossible');
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(BugError);
    expect(String(thrown)).toBe('BugError: BUG: impossible');
  });

  it('names the value that no case of a switch took', () => {
    expect(() => unreachable('other' as never)).toThrow('BUG: unexpected value "other"');
  });
});
