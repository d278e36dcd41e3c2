import type { PackerError } from '../../../src/contract/errors.ts';
import type { Result } from '../../../src/base/result.ts';
import { openStudio } from '../../../src/studio/open-studio.ts';
import { goals } from '../goals.ts';
import type { BenchContext } from '../job.ts';
import type { Measurement } from '../measurement.ts';
import { quantile, type Comparison } from '../pairs.ts';
import { makeWorkspace } from '../workspace.ts';

/** S11: answers from the snapshot of an open project, validation of the request included, against their limits. */
export async function* reads({ scratch, assets, rounds }: BenchContext): AsyncGenerator<Measurement> {
  const { directory } = makeWorkspace(scratch, assets);
  const studio = openStudio({ host: 'bench', lockWaitMs: 0, reportListenerError: (error) => { throw error; } });
  try {
    const { project_id } = must(await studio.call('openProject', { directory }));
    const one = async (round: number): Promise<unknown> =>
      must(await studio.call('getAssetDetails', { project_id, asset: { asset_id: 1 + (round % 100) } }));
    // Looking into an asset for the first time reads its files: not what is measured.
    for (let asset = 0; asset < 100; asset += 1) await one(asset);
    yield { goal: goals.readOne, kind: 'measured', found: await shareOf(0.02, rounds, 1000, one) };
    const sort = { by: 'asset_name', descending: true } as const;
    // Another text each time: a page of the choice that was just made is only cut from it.
    const page = async (round: number): Promise<unknown> =>
      must(await studio.call('listAssets', { project_id, filter: { family: 'tile_bank', text: String(round % 10) }, sort, offset: round % 50, limit: 50 }));
    yield { goal: goals.readPage, kind: 'measured', found: await shareOf(2, rounds, 20, page) };
  } finally {
    await studio.dispose();
  }
}

/** Mean time of a call as a share of `limitMs`, over rounds of `calls`; one more round goes first. */
async function shareOf(limitMs: number, rounds: number, calls: number, call: (round: number) => Promise<unknown>): Promise<Comparison> {
  const shares: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const begun = performance.now();
    for (let at = 0; at < calls; at += 1) await call(at);
    if (round > 0) shares.push((performance.now() - begun) / calls / limitMs);
  }
  return {
    rounds: shares.length,
    median: quantile(shares, 0.5),
    best: Math.min(...shares),
    spread: [quantile(shares, 0.25), quantile(shares, 0.75)],
  };
}

function must<T>(answer: Result<T, PackerError>): T {
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}
