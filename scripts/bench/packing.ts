import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { runChild, runShell } from './child.ts';
import type { BenchContext } from './job.ts';
import type { Side } from './pairs.ts';
import { touch, type Workspace } from './workspace.ts';

/** `prometeu pack` with nothing to start from: no `build/`, no cache, and none kept. */
export function fullPack(context: BenchContext, workspace: Workspace): Side {
  return {
    name: 'prometeu pack --no-cache',
    prepare: () => {
      removeBuild(workspace);
      forgetCache(workspace);
      settle(workspace);
    },
    run: () => runPack(context, workspace, '--no-cache'),
  };
}

/** Copying the same files into one, durably: the least that any packer has to do. */
export function tar(context: BenchContext, workspace: Workspace): Side {
  const output = join(context.scratch, 'workspace.tar');
  return {
    name: 'tar cf + sync',
    prepare: () => {
      rmSync(output, { force: true });
      settle(workspace);
    },
    run: () => runShell(`tar cf '${output}' assets && sync '${output}'`, workspace.directory),
  };
}

export function runPack({ program }: BenchContext, { directory }: Workspace, ...options: readonly string[]): void {
  runChild(process.execPath, [program, 'pack', ...options, directory]);
}

export function removeBuild({ directory }: Workspace): void {
  rmSync(join(directory, 'build'), { recursive: true, force: true });
}

/** Everything that an earlier process left for a later one. */
export function forgetCache({ directory }: Workspace): void {
  rmSync(join(directory, 'assets/.prometeu/cache'), { recursive: true, force: true });
}

/** What an earlier run left to be written is written now, not on another's time; then the data is touched. */
export function settle({ files }: Workspace): void {
  runChild('sync', []);
  touch(files);
}
