import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { EventSource } from '../../../src/base/event-bus.ts';
import type { PackerEvent } from '../../../src/contract/events.ts';
import { watchBySize } from '../../../src/io/watch/sized-watch.ts';
import { openStudio } from '../../../src/studio/open-studio.ts';
import { goals } from '../goals.ts';
import type { BenchContext } from '../job.ts';
import type { Measurement } from '../measurement.ts';
import { forgetCache } from '../packing.ts';
import { quantile, type Comparison } from '../pairs.ts';
import { SettleClock } from '../settle-clock.ts';
import { makeWorkspace, type Workspace } from '../workspace.ts';

const edits = 50;
/** An edit that is not told by then has been missed: what finds it is the look at everything, every 30 s. */
const missed = 10_000;
/** Between two edits, so that nothing of the one before is still being waited for. */
const calm = 500;

type Bus = EventSource<PackerEvent>;
type Edit = (file: string, bytes: Buffer) => void;

const inPlace: Edit = (file, bytes) => {
  writeFileSync(file, bytes);
};

const byRename: Edit = (file, bytes) => {
  writeFileSync(`${file}~`, bytes);
  renameSync(`${file}~`, file);
};

/** S9: from before a file is written to the events that tell of the new generation and of a fresh state. */
export async function* noticedEdits(context: BenchContext): AsyncGenerator<Measurement> {
  const workspace = makeWorkspace(context.scratch, context.assets);
  const clock = new SettleClock();
  const studio = openStudio({ host: 'bench', lockWaitMs: 0, observation: { watch: watchBySize(), clock }, reportListenerError: (error) => { throw error; } });
  try {
    const live = when(studio.bus, (event) => event.type === 'observation.changed' && event.mode === 'live');
    const opened = await studio.call('openProject', { directory: workspace.directory });
    if (!opened.ok) throw new Error(opened.error.message);
    await live;
    await pause(calm);
    for (const [edit, median, worst] of [[inPlace, goals.editInPlace, goals.editInPlaceWorst], [byRename, goals.editByRename, goals.editByRenameWorst]] as const) {
      const took = await measure(studio.bus, clock, workspace, edit);
      yield { goal: median, kind: 'measured', found: shareOf(quantile(took, 0.5), 20, took) };
      yield { goal: worst, kind: 'measured', found: shareOf(Math.max(...took), 100, took) };
    }
  } finally {
    await studio.dispose();
    forgetCache(workspace);
  }
}

/** Each edit in an asset of its own; the files are as they were afterwards. */
async function measure(bus: Bus, clock: SettleClock, { files, assets }: Workspace, edit: Edit): Promise<readonly number[]> {
  const pictures = files.filter((file) => file.endsWith('/ground.png'));
  const took: number[] = [];
  for (let at = 0; at <= edits; at += 1) {
    const file = pictures[(at * 97) % pictures.length];
    if (file === undefined) throw new Error(`none of ${assets} assets has a picture`);
    const bytes = readFileSync(file);
    const time = await timeOf(bus, clock, () => edit(file, Buffer.concat([bytes, Buffer.from([at])])));
    // The first is the compiler's.
    if (at > 0) took.push(time);
    edit(file, bytes);
    await freshGeneration(bus);
    await pause(calm);
  }
  return took;
}

async function timeOf(bus: Bus, clock: SettleClock, edit: () => void): Promise<number> {
  await pause(calm);
  const published = freshGeneration(bus);
  const waited = clock.waited;
  const begun = performance.now();
  edit();
  const isTold = await published;
  return isTold ? performance.now() - begun - (clock.waited - waited) : Infinity;
}

/** Whether a generation is published, and the state fresh after it, before the edit counts as missed. */
async function freshGeneration(bus: Bus): Promise<boolean> {
  let isPublished = false;
  const told = when(bus, (event) => {
    isPublished ||= event.type === 'snapshot.published';
    return isPublished && event.type === 'state.changed' && event.to === 'fresh';
  });
  const abandoned = new AbortController();
  const late = pause(missed, false, { signal: abandoned.signal }).catch(() => false);
  const isTold = await Promise.race([told.then(() => true), late]);
  abandoned.abort();
  return isTold;
}

function when(bus: Bus, isIt: (event: PackerEvent) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const subscription = bus.any((event) => {
      if (!isIt(event)) return;
      subscription.dispose();
      resolve();
    });
  });
}

function shareOf(time: number, limitMs: number, took: readonly number[]): Comparison {
  const share = time / limitMs;
  return { rounds: took.length, median: share, best: share, spread: [quantile(took, 0.25) / limitMs, quantile(took, 0.75) / limitMs] };
}
