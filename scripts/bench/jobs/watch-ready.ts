import { join } from 'node:path';
import { runChild } from '../child.ts';
import { goals } from '../goals.ts';
import type { BenchContext } from '../job.ts';
import type { Measurement } from '../measurement.ts';
import { compare, type Side } from '../pairs.ts';
import { install, rivals } from '../rivals.ts';
import { makeWorkspace } from '../workspace.ts';

/** S10: a process that begins to watch the assets and ends as soon as it would be told of everything. */
export function* watchReady(context: BenchContext): Generator<Measurement> {
  const goal = context.assets < 50_000 ? goals.watchReady : goals.watchReadyLarge;
  const rival = install(context.scratch, rivals.watcher);
  if ('missing' in rival) {
    yield { goal, kind: 'skipped', reason: rival.missing };
    return;
  }
  const { directory } = makeWorkspace(context.scratch, context.assets);
  const watching = (name: string, program: string, ...more: readonly string[]): Side => ({
    name,
    // Names and stats are all that is looked at.
    prepare: () => runChild('find', [join(directory, 'assets'), '-size', '+1000000c']),
    run: () => runChild(process.execPath, [join(import.meta.dirname, '..', program), join(directory, 'assets'), ...more]),
  });
  const ours = watching('prometeu', 'watch-ours.ts');
  const theirs = watching('@parcel/watcher', 'watch-theirs.ts', rival.folder);
  yield { goal, kind: 'measured', found: compare(ours, theirs, context.rounds, context.untilMs) };
}
