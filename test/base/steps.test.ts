import { expect, it } from 'vitest';
import { allSteps } from '../../src/base/steps.ts';
import type { Steps } from '../../src/base/steps.ts';

function* counting(to: number, seen: number[]): Steps<string> {
  for (let at = 1; at <= to; at += 1) {
    seen.push(at);
    yield;
  }
  return 'done';
}

it('all steps are taken, and the outcome is the work’s', () => {
  const seen: number[] = [];
  expect(allSteps(counting(3, seen))).toBe('done');
  expect(seen).toEqual([1, 2, 3]);
});

it('work without a pause is work too', () => {
  expect(allSteps(counting(0, []))).toBe('done');
});

it('nested work pauses where its part does', () => {
  const seen: number[] = [];
  const outer = (function* (): Steps<number> {
    yield* counting(2, seen);
    return seen.length;
  })();
  outer.next();
  expect(seen).toEqual([1]);
  expect(allSteps(outer)).toBe(2);
});

it('what the work throws comes through', () => {
  const failing = (function* (): Steps<never> {
    yield;
    throw new Error('broken');
  })();
  expect(() => allSteps(failing)).toThrow('broken');
});
