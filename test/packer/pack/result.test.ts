import { expect, it } from 'vitest';
import { packResultSchema } from '../../../src/contract/operations/pack.ts';
import { packerError } from '../../../src/contract/errors.ts';
import { failureOfKind, PackTally, unverified } from '../../../src/packer/pack/result.ts';
import { tinyDisk } from '../../support/tiny-project.ts';
import { packBench, stagingOf, verified } from './pack-bench.ts';

const failure = failureOfKind('materialization', packerError('io_error', 'It broke.', 'Mend it.'));

async function tallyOf(): Promise<PackTally> {
  const bench = packBench(tinyDisk());
  let now = 100;
  const tally = new PackTally({ ...bench.context, now: () => (now += 7.4) });
  tally.executionStarted = true;
  tally.build = await verified(bench, stagingOf(bench));
  return tally;
}

it('every way to end is a valid result', async () => {
  const tally = await tallyOf();
  const results = [tally.blocked(failure), tally.failed(failure), tally.cancelled(), tally.unchanged(), tally.promoted('durable'), tally.promoted('unknown'), tally.compared([])];
  expect(results.map((result) => packResultSchema.parse(result).status)).toEqual(['blocked', 'failed', 'cancelled', 'succeeded', 'succeeded', 'succeeded', 'succeeded']);
  expect(results.map(({ durability }) => durability)).toEqual(['not_applicable', 'not_applicable', 'not_applicable', 'durable', 'durable', 'unknown', 'not_applicable']);
});

it('only what was published is referred to', async () => {
  const tally = await tallyOf();
  expect([tally.blocked(failure), tally.failed(failure), tally.cancelled(), tally.compared([])].map(({ archive }) => archive)).toEqual([undefined, undefined, undefined, undefined]);
  expect(tally.unchanged().archive).toBe('build/assets.pa');
});

it('what stops at the gate, or because inputs moved, has executed nothing', async () => {
  const tally = await tallyOf();
  expect([tally.blocked(failure).execution_started, tally.failed(failure).execution_started]).toEqual([false, true]);
});

it('a check is unchanged when nothing differs', async () => {
  const tally = await tallyOf();
  expect(tally.compared([])).toMatchObject({ unchanged: true, differences: [] });
  expect(tally.compared(['build/preload.json'])).toMatchObject({ unchanged: false, differences: ['build/preload.json'] });
});

it('the time is whole milliseconds since it began', async () => {
  expect((await tallyOf()).cancelled().elapsed_ms).toBe(7);
});

it('our own faults are bugs to be reported, the first in words and the others counted', () => {
  expect(unverified(['one', 'two', 'three']).error).toMatchObject({ code: 'materialization_failed', message: 'BUG: one (and 2 more)' });
  expect(unverified([]).error.message).toBe('BUG: the staged build does not verify');
});
