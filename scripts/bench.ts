/**
 * Measures the built command line against its goals (docs/speed.md): `npm run bench -- [goal or job …]`, for
 * example `npm run bench -- S5 --assets 1000`. Without names everything runs, which takes longer than half an
 * hour; one goal stays below ten minutes.
 */
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runChild } from './bench/child.ts';
import type { BenchContext, Job } from './bench/job.ts';
import { assetpack } from './bench/jobs/assetpack.ts';
import { coldOpen, coldOpenGit } from './bench/jobs/cold-open.ts';
import { convert } from './bench/jobs/convert.ts';
import { noticedEdits } from './bench/jobs/edits.ts';
import { fullPackAsar, fullPackTar } from './bench/jobs/full-pack.ts';
import { memory } from './bench/jobs/memory.ts';
import { reads } from './bench/jobs/reads.ts';
import { cachedPack, oneChanged } from './bench/jobs/repeated-pack.ts';
import { start } from './bench/jobs/start.ts';
import { warmOpen } from './bench/jobs/warm-open.ts';
import { watchReady } from './bench/jobs/watch-ready.ts';
import { loadLine, machineLine } from './bench/machine.ts';
import { leastRounds } from './bench/pairs.ts';
import { tableHead, tableLine } from './bench/report.ts';

/** By goal and by a name of their own, quick ones first. */
const jobs: readonly { readonly goal: string; readonly name: string; readonly job: Job }[] = [
  { goal: 'S14', name: 'start', job: start },
  { goal: 'S6', name: 'convert', job: convert },
  { goal: 'S11', name: 'reads', job: reads },
  { goal: 'S10', name: 'watch-ready', job: watchReady },
  { goal: 'S9', name: 'edits', job: noticedEdits },
  { goal: 'S1', name: 'warm-open', job: warmOpen },
  { goal: 'S3', name: 'cold-open', job: coldOpen },
  { goal: 'S12', name: 'memory', job: memory },
  { goal: 'S4', name: 'cold-open-git', job: coldOpenGit },
  { goal: 'S5', name: 'full-pack-tar', job: fullPackTar },
  { goal: 'S5', name: 'full-pack-asar', job: fullPackAsar },
  { goal: 'S7', name: 'cached-pack', job: cachedPack },
  { goal: 'S8', name: 'one-changed', job: oneChanged },
  { goal: 'S13', name: 'assetpack', job: assetpack },
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    assets: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: String(leastRounds) },
    minutes: { type: 'string', default: '4' },
    program: { type: 'string' },
    scratch: { type: 'string', default: join(tmpdir(), 'prometeu-bench') },
  },
});

await main();

async function main(): Promise<void> {
  const wanted = positionals.map((name) => name.toLowerCase());
  const chosen = jobs.filter(({ goal, name }) => wanted.length === 0 || wanted.includes(goal.toLowerCase()) || wanted.includes(name));
  const unknown = wanted.filter((word) => !jobs.some(({ goal, name }) => goal.toLowerCase() === word || name === word));
  if (unknown.length > 0) {
    console.error(`There is no ${unknown.join(', ')}. Known: ${jobs.map(({ goal, name }) => `${goal} ${name}`).join(', ')}.`);
    process.exitCode = 2;
    return;
  }
  const context = contextOf();
  console.log(`${machineLine()}; ${context.assets} assets\n\n${tableHead()}`);
  for (const { job } of chosen) {
    for await (const measurement of job(context)) console.log(`${tableLine(measurement)}  (${loadLine()})`);
  }
}

function contextOf(): BenchContext {
  const built = join(import.meta.dirname, '../dist/prometeu.js');
  if (values.program === undefined) runChild(process.execPath, [join(import.meta.dirname, 'build.ts')]);
  const scratch = resolve(values.scratch);
  mkdirSync(scratch, { recursive: true });
  return {
    program: resolve(values.program ?? built),
    scratch,
    assets: Number(values.assets),
    rounds: Math.max(1, Number(values.rounds)),
    untilMs: Number(values.minutes) * 60_000,
  };
}
