import { expect, it } from 'vitest';
import type { Steps } from '../../../src/base/steps.ts';
import { besideAnswers, inSlices } from '../../../src/packer/runtime/in-slices.ts';

function* counting(to: number): Steps<string> {
  for (let at = 0; at < to; at += 1) yield;
  return 'done';
}

it.each([
  [0, 0],
  [255, 0],
  [256, 1],
  [1000, 3],
])('work of %i steps lets others go first %i times', async (steps, expected) => {
  let turns = 0;
  const turn = (): Promise<void> => {
    turns += 1;
    return Promise.resolve();
  };
  expect(await inSlices(counting(steps), turn)).toBe('done');
  expect(turns).toBe(expected);
});

it('others go first more often where answers are waited for', async () => {
  let turns = 0;
  await inSlices(counting(1000), async () => void (turns += 1), besideAnswers);
  expect(turns).toBe(15);
});

it('what the work throws is thrown', async () => {
  const broken = (function* (): Steps<string> {
    yield;
    throw new Error('BUG: broken');
  })();
  await expect(inSlices(broken)).rejects.toThrow('BUG: broken');
});
