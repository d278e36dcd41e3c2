import { expect, it } from 'vitest';
import { inStretches } from '../../../src/packer/runtime/in-stretches.ts';

it('turns once a stretch, however many pieces of work lie in it', async () => {
  let now = 0;
  let turns = 0;
  const turn = inStretches(async () => void (turns += 1), () => now);
  for (let piece = 0; piece < 100; piece += 1) {
    now += 1;
    await turn();
  }
  expect(turns).toBe(12);
});

it('counts no time that others took meanwhile as its own', async () => {
  let now = 0;
  let turns = 0;
  const turn = inStretches(async () => {
    turns += 1;
    now += 1000;
  }, () => now);
  now = 8;
  await turn();
  now += 7;
  await turn();
  expect(turns).toBe(1);
});
