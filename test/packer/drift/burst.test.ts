import { describe, expect, it } from 'vitest';
import type { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';
import { dataBank, soundBank, tileBank, tinyDisk, tinyPlace } from '../../support/tiny-project.ts';
import { openWatched, type Watched } from '../../support/watched.ts';
import { uuidOf } from '../../support/workspace.ts';

const spec = { assets: [tileBank, dataBank, soundBank] };
const count = 600;

/** Very many assets appear at once, and are told. */
function drop(disk: MemoryFileSystem, { watch }: Watched): void {
  const text = disk.readText(`${tinyPlace}/assets/data/levels/asset.json`);
  for (let at = 0; at < count; at += 1) {
    disk.writeFile(`${tinyPlace}/assets/new/a${String(at)}/asset.json`, text.replace(uuidOf(2), uuidOf(1000 + at)));
    watch.changed(`new/a${String(at)}`);
  }
}

describe('D4: a burst', () => {
  it('is one reconcile: named in the state with its cause, with progress, one generation, then fresh', async () => {
    const disk = tinyDisk(spec);
    const watched = await openWatched(disk);
    const { tiny, clock } = watched;
    drop(disk, watched);
    await clock.pass(2000);
    expect(tiny.heard('state.changed')).toMatchObject([
      { from: 'fresh', to: 'reconciling', cause: `${String(count)} files that changed on the disk are being read.`, caused_by: 'disk' },
      { from: 'reconciling', to: 'fresh' },
    ]);
    const progress = tiny.heard('reconcile.progress');
    expect([progress[0], progress.at(-1)]).toMatchObject([{ done: 0, total: count }, { done: count, total: count }]);
    expect(progress.every((event) => event.sequence === undefined && event.generation === 1)).toBe(true);
    expect(tiny.heard('snapshot.published')).toHaveLength(1);
    expect((await tiny.ask('getProjectStatus')).progress).toBeUndefined();
  });

  it('is waited for while more is told', async () => {
    const disk = tinyDisk(spec);
    const watched = await openWatched(disk);
    for (let rounds = 0; rounds < 5; rounds += 1) {
      drop(disk, watched);
      await watched.clock.pass(149);
    }
    expect(watched.tiny.heard('snapshot.published')).toEqual([]);
    await watched.clock.pass(1000);
    expect(watched.tiny.heard('snapshot.published')).toHaveLength(1);
  });

  it('D3: is answered through: reads come from the last whole generation until the next', async () => {
    const disk = tinyDisk(spec);
    const watched = await openWatched(disk);
    const { tiny } = watched;
    drop(disk, watched);
    let over = false;
    const looked = tiny.ask('refresh').finally(() => (over = true));
    const seen = new Set<string>();
    const read = async (): Promise<void> => {
      const { state, generation, counts, progress } = await tiny.ask('getProjectStatus');
      seen.add(`${String(generation)} ${state} ${String(counts.unregistered)} ${progress ? 'reading' : 'done'}`);
    };
    while (!over) {
      await read();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await looked;
    await read();
    expect([...seen]).toEqual(['1 fresh 0 done', '1 reconciling 0 reading', `2 fresh ${String(count)} done`]);
  });
});
