import { afterEach, expect, it } from 'vitest';
import { MemoryFileSystem } from '../../../../src/io/memory-file-system.ts';
import { familyNamed } from '../../../../src/packer/families/list.ts';
import type { MaterializeJob } from '../../../../src/packer/pack/materialize/materialize-job.ts';
import { inlinePool, threadPool } from '../../../../src/packer/pack/materialize/materialize-pool.ts';
import type { MaterializePool } from '../../../../src/packer/pack/materialize/materialize-pool.ts';

function jobOf(size: number): MaterializeJob {
  return {
    asset_id: size,
    declaration: { family: 'data_bank', format: 'DATA/blob_v1', codec: 'NONE', parameters: {} },
    inputs: [{ path: 'a', content: { kind: 'memory', bytes: new Uint8Array(new SharedArrayBuffer(size)) } }],
    parameters: {},
    spill: '/nowhere',
    keepBytes: 100,
  };
}

const pools: MaterializePool[] = [];
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});
const kept = (pool: MaterializePool): MaterializePool => {
  pools.push(pool);
  return pool;
};

it.each([
  ['in the caller’s thread', () => inlinePool(new MemoryFileSystem(), familyNamed)],
  ['in two threads', () => threadPool(2)],
])('more jobs than it is wide wait for their turn, and each gets its own answer: %s', async (_, make) => {
  const pool = kept(make());
  const sizes = [1, 2, 3, 4, 5, 6, 7];
  const outcomes = await Promise.all(sizes.map((size) => pool.run(jobOf(size))));
  expect(outcomes.map((outcome) => outcome.ok && outcome.payload.size)).toEqual(sizes);
});

it('closing it fails what runs and what waits', async () => {
  const pool = kept(threadPool(1));
  const running = [pool.run(jobOf(1)), pool.run(jobOf(2))];
  await pool.close();
  for (const outcome of await Promise.all(running)) expect(outcome).toMatchObject({ ok: false, reason: 'bug' });
});
