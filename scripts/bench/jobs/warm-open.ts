import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runChild } from '../child.ts';
import { goals } from '../goals.ts';
import type { BenchContext } from '../job.ts';
import type { Measurement } from '../measurement.ts';
import { forgetCache } from '../packing.ts';
import { compare, type Side } from '../pairs.ts';
import { makeWorkspace, touch } from '../workspace.ts';

/** S1, S2: `prometeu status` when nothing has changed, against git's own look at the same files. */
export function* warmOpen(context: BenchContext): Generator<Measurement> {
  const workspace = makeWorkspace(context.scratch, context.assets);
  const repository = join(context.scratch, 'repository');
  const git = (...args: readonly string[]): void =>
    runChild('git', ['--git-dir', join(repository, '.git'), '--work-tree', join(workspace.directory, 'assets'), ...args]);
  rmSync(repository, { recursive: true, force: true });
  mkdirSync(repository);
  runChild('git', ['init', '-q', repository]);
  writeFileSync(join(repository, '.git/info/exclude'), '/.prometeu/cache/\n');
  git('add', '-A');
  const asking: Side = { name: 'git status', prepare: () => touch(workspace.files), run: () => git('status', '--porcelain') };
  const ours: Side = {
    name: 'prometeu status',
    prepare: () => touch(workspace.files),
    run: () => runChild(process.execPath, [context.program, 'status', workspace.directory]),
  };
  // What both remember of the files, they find out in the round that is thrown away.
  const found = compare(ours, asking, context.rounds, context.untilMs);
  rmSync(repository, { recursive: true, force: true });
  forgetCache(workspace);
  yield { goal: context.assets < 50_000 ? goals.warmOpen : goals.warmOpenLarge, kind: 'measured', found };
}
