import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { runChild } from '../child.ts';
import { goals } from '../goals.ts';
import type { BenchContext } from '../job.ts';
import type { Measurement } from '../measurement.ts';
import { fullPack, removeBuild, settle, tar } from '../packing.ts';
import { compare, type Side } from '../pairs.ts';
import { install, rivals } from '../rivals.ts';
import { makeWorkspace } from '../workspace.ts';

/** S5: everything converted and packed, against copying the files into one. */
export function* fullPackTar(context: BenchContext): Generator<Measurement> {
  const workspace = makeWorkspace(context.scratch, context.assets);
  const found = compare(fullPack(context, workspace), tar(context, workspace), context.rounds, context.untilMs);
  removeBuild(workspace);
  yield { goal: goals.packTar, kind: 'measured', found };
}

/** S5: the same against the packer of Electron's archives, which converts nothing and flushes nothing. */
export function* fullPackAsar(context: BenchContext): Generator<Measurement> {
  const rival = install(context.scratch, rivals.asar);
  if ('missing' in rival) {
    yield { goal: goals.packAsar, kind: 'skipped', reason: rival.missing };
    return;
  }
  const workspace = makeWorkspace(context.scratch, context.assets);
  const output = join(context.scratch, 'workspace.asar');
  const command = join(rival.folder, 'node_modules/@electron/asar/bin/asar.mjs');
  const asar: Side = {
    name: 'asar pack',
    prepare: () => {
      rmSync(output, { force: true });
      settle(workspace);
    },
    run: () => runChild(process.execPath, [command, 'pack', join(workspace.directory, 'assets'), output]),
  };
  const found = compare(fullPack(context, workspace), asar, context.rounds, context.untilMs);
  removeBuild(workspace);
  yield { goal: goals.packAsar, kind: 'measured', found };
}
