import { onTestFinished } from 'vitest';
import type { FileSystem } from '../../src/io/file-system.ts';
import { ManualClock, ManualWatch } from '../../src/io/watch/manual-watch.ts';
import { openTiny, type TinyRuntime } from './open-tiny.ts';

/** An open project whose watch and clock a test has in its hands. */
export interface Watched {
  readonly tiny: TinyRuntime;
  readonly watch: ManualWatch;
  readonly clock: ManualClock;
}

export async function openWatched(disk: FileSystem): Promise<Watched> {
  const watch = new ManualWatch();
  const clock = new ManualClock();
  const tiny = await openTiny(disk, { observation: { watch: watch.watch, clock } });
  onTestFinished(() => tiny.runtime.close());
  watch.ready();
  await clock.pass(0);
  return { tiny, watch, clock };
}
