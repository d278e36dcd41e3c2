import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runChild, runShell } from '../child.ts';
import { goals } from '../goals.ts';
import type { BenchContext } from '../job.ts';
import type { Measurement } from '../measurement.ts';
import { compare, type Side } from '../pairs.ts';
import { makeWorkspace, touch, type Workspace } from '../workspace.ts';

/** S3: `prometeu status` without any cache, against hashing the same files with the system's own tools. */
export function* coldOpen(context: BenchContext): Generator<Measurement> {
  const workspace = makeWorkspace(context.scratch, context.assets);
  const line = 'find assets -type f -print0 | xargs -0 -n500 -P2 sha256sum';
  const hashing: Side = {
    name: 'sha256sum',
    prepare: () => touch(workspace.files),
    run: () => runShell(line, workspace.directory),
  };
  const found = compare(status(context, workspace), hashing, context.rounds, context.untilMs);
  yield { goal: goals.coldOpen, kind: 'measured', found };
}

/** S4: the same against git taking the same files into an empty repository. */
export function* coldOpenGit(context: BenchContext): Generator<Measurement> {
  const workspace = makeWorkspace(context.scratch, context.assets);
  const repository = join(context.scratch, 'repository');
  const adding: Side = {
    name: 'git add -A',
    prepare: () => {
      rmSync(repository, { recursive: true, force: true });
      mkdirSync(repository);
      runChild('git', ['init', '-q', repository]);
      touch(workspace.files);
    },
    run: () => runChild('git', ['--git-dir', join(repository, '.git'), '--work-tree', join(workspace.directory, 'assets'), 'add', '-A']),
  };
  const found = compare(status(context, workspace), adding, context.rounds, context.untilMs);
  rmSync(repository, { recursive: true, force: true });
  yield { goal: goals.coldOpenGit, kind: 'measured', found };
}

function status({ program }: BenchContext, { directory, files }: Workspace): Side {
  return {
    name: 'prometeu status',
    prepare: () => {
      rmSync(join(directory, 'assets/.prometeu/cache'), { recursive: true, force: true });
      touch(files);
    },
    run: () => runChild(process.execPath, [program, 'status', directory]),
  };
}
