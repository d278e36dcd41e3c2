import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { goals } from '../goals.ts';
import type { BenchContext } from '../job.ts';
import type { Measurement } from '../measurement.ts';
import { fullPack, removeBuild, runPack, settle, tar } from '../packing.ts';
import { compare, type Side } from '../pairs.ts';
import { picture } from '../pictures.ts';
import { makeWorkspace, type Workspace } from '../workspace.ts';

/** S7: a pack whose every payload is in the cache, with and without the `build/` of the one before. */
export function* cachedPack(context: BenchContext): Generator<Measurement> {
  const workspace = makeWorkspace(context.scratch, context.assets);
  runPack(context, workspace);
  const packing = (name: string, prepare: () => void): Side => ({
    name,
    prepare: () => {
      prepare();
      settle(workspace);
    },
    run: () => runPack(context, workspace),
  });
  const anew = packing('prometeu pack, cached', () => removeBuild(workspace));
  yield { goal: goals.packCached, kind: 'measured', found: compare(anew, tar(context, workspace), context.rounds, context.untilMs) };
  const again = packing('prometeu pack, unchanged', () => undefined);
  yield { goal: goals.packUnchanged, kind: 'measured', found: compare(again, tar(context, workspace), context.rounds, context.untilMs) };
  forget(workspace);
}

/** S8: a pack after one picture was drawn anew, against a full one. */
export function* oneChanged(context: BenchContext): Generator<Measurement> {
  const workspace = makeWorkspace(context.scratch, context.assets);
  const file = workspace.files.find((path) => path.endsWith('/ground.png'));
  if (file === undefined) throw new Error('the workspace has no picture');
  const drawn = readFileSync(file);
  let seed = 1_000_000;
  const changed: Side = {
    name: 'prometeu pack, one changed',
    prepare: () => {
      writeFileSync(file, drawn);
      // The build and the cache of everything before the change, whatever the other side left.
      runPack(context, workspace);
      writeFileSync(file, picture(64, (seed += 1), 'busy'));
      settle(workspace);
    },
    run: () => runPack(context, workspace),
  };
  const found = compare(changed, fullPack(context, workspace), context.rounds, context.untilMs);
  writeFileSync(file, drawn);
  forget(workspace);
  yield { goal: goals.packOne, kind: 'measured', found };
}

function forget(workspace: Workspace): void {
  removeBuild(workspace);
  rmSync(join(workspace.directory, 'assets/.prometeu/cache'), { recursive: true, force: true });
}
