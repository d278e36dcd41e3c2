import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runChild } from '../child.ts';
import { goals } from '../goals.ts';
import type { BenchContext } from '../job.ts';
import type { Measurement } from '../measurement.ts';
import { fullPack, removeBuild, runPack, settle } from '../packing.ts';
import { compare, type Side } from '../pairs.ts';
import { install, rivals } from '../rivals.ts';
import { makeWorkspace, type Workspace } from '../workspace.ts';

const assets = 1000;

/** S13: packing against a pipeline for web games that is told to copy the files and no more, with its cache on. */
export function* assetpack(context: BenchContext): Generator<Measurement> {
  const rival = install(context.scratch, rivals.assetpack);
  if ('missing' in rival) {
    for (const goal of [goals.assetpackCold, goals.assetpackWarm]) yield { goal, kind: 'skipped', reason: rival.missing };
    return;
  }
  const workspace = makeWorkspace(context.scratch, assets);
  const copying = copier(rival.folder, workspace);
  const cold: Side = { ...copying, name: 'assetpack, cold', prepare: () => { copying.forget(); settle(workspace); } };
  yield { goal: goals.assetpackCold, kind: 'measured', found: compare(fullPack(context, workspace), cold, context.rounds, context.untilMs) };
  const warm: Side = { ...copying, name: 'assetpack, warm', prepare: () => settle(workspace) };
  runPack(context, workspace);
  const again: Side = { name: 'prometeu pack, unchanged', prepare: () => settle(workspace), run: () => runPack(context, workspace) };
  yield { goal: goals.assetpackWarm, kind: 'measured', found: compare(again, warm, context.rounds, context.untilMs) };
  copying.forget();
  removeBuild(workspace);
  rmSync(join(workspace.directory, 'assets/.prometeu/cache'), { recursive: true, force: true });
}

function copier(folder: string, { directory }: Workspace): { readonly run: () => void; readonly forget: () => void } {
  const output = join(folder, 'output');
  const cache = join(folder, 'cache');
  const settings = { entry: join(directory, 'assets'), output, cache: true, cacheLocation: cache, pipes: [] };
  const config = join(folder, 'copy-only.mjs');
  writeFileSync(config, `export default ${JSON.stringify(settings)};\n`);
  const command = join(folder, 'node_modules/@assetpack/core/bin/index.js');
  return {
    run: () => runChild(process.execPath, [command, '-c', config], { cwd: folder }),
    forget: () => {
      for (const made of [output, cache]) rmSync(made, { recursive: true, force: true });
    },
  };
}
