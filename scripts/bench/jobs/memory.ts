import { peakMemory } from '../child.ts';
import { goals } from '../goals.ts';
import type { BenchContext } from '../job.ts';
import type { Measurement } from '../measurement.ts';
import { forgetCache, removeBuild } from '../packing.ts';
import { quantile, type Comparison } from '../pairs.ts';
import { makeWorkspace } from '../workspace.ts';

const rounds = 3;

/** S12: the most memory a process and its threads ever held, against its limit. */
export function* memory(context: BenchContext): Generator<Measurement> {
  const workspace = makeWorkspace(context.scratch, context.assets);
  const status = (): number => peakMemory([context.program, 'status', workspace.directory]);
  const cold = (): number => {
    forgetCache(workspace);
    return status();
  };
  yield { goal: goals.memoryStatus, kind: 'measured', found: sharesOf(250, cold) };
  yield { goal: goals.memoryWarm, kind: 'measured', found: sharesOf(150, status) };
  const pack = (): number => {
    removeBuild(workspace);
    forgetCache(workspace);
    return peakMemory([context.program, 'pack', '--no-cache', workspace.directory]);
  };
  yield { goal: goals.memoryPack, kind: 'measured', found: sharesOf(400, pack) };
  removeBuild(workspace);
  forgetCache(workspace);
}

function sharesOf(limitMiB: number, measure: () => number): Comparison {
  const shares = Array.from({ length: rounds }, () => measure() / limitMiB);
  return { rounds, median: quantile(shares, 0.5), best: Math.min(...shares), spread: [quantile(shares, 0.25), quantile(shares, 0.75)] };
}
