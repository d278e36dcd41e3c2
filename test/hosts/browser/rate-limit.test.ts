import { describe, expect, it } from 'vitest';
import { RateLimit } from '../../../src/hosts/browser/rate-limit.ts';
import { ManualClock } from '../../support/manual-clock.ts';

function taken(limit: RateLimit, tries: number): number {
  return Array.from({ length: tries }, () => limit.take()).filter(Boolean).length;
}

describe('a rate', () => {
  it('allows a burst, then so many a second, and never saves up more than a burst', () => {
    const clock = new ManualClock();
    const limit = new RateLimit(clock, { burst: 5, perSecond: 2 });
    expect(taken(limit, 10)).toBe(5);
    clock.pass(1000);
    expect(taken(limit, 10)).toBe(2);
    clock.pass(250);
    expect(taken(limit, 10)).toBe(0);
    clock.pass(250);
    expect(taken(limit, 10)).toBe(1);
    clock.pass(3_600_000);
    expect(taken(limit, 10)).toBe(5);
  });
});
