import { describe, expect, it } from 'vitest';
import { ok } from '../../src/base/result.ts';
import { MemoryFileSystem } from '../../src/io/memory-file-system.ts';
import { mostRecent, RecentProjects } from '../../src/studio/recent-projects.ts';

const at = (minute: number): Date => new Date(Date.UTC(2026, 2, 24, 13, minute));

function recentIn(fs = new MemoryFileSystem()): RecentProjects {
  return new RecentProjects({ fileSystem: fs, directory: '/settings', turn: (work) => Promise.resolve(ok(work())), notice: () => undefined });
}

describe('RecentProjects', () => {
  it('lists the project that was opened last first, each once and always under its id', async () => {
    const recent = recentIn();
    await recent.opened('/games/one', at(1));
    const [before] = await recent.list();
    await recent.opened('/games/two', at(2));
    await recent.opened('/games/one', at(3));
    const entries = await recent.list();
    expect(entries.map(({ directory }) => directory)).toEqual(['/games/one', '/games/two']);
    expect(entries[0]).toEqual({ ...before, opened_at: '2026-03-24T13:03:00.000Z' });
  });

  it('gives ids that tell nothing of the directory', async () => {
    const recent = recentIn();
    await recent.opened('/games/one', at(1));
    await recent.forget((await recent.list())[0]?.place_id ?? '');
    expect(await recent.list()).toEqual([]);
    const other = recentIn();
    await recent.opened('/games/one', at(1));
    await other.opened('/games/one', at(1));
    const ids = [await recent.list(), await other.list()].map(([entry]) => entry?.place_id ?? '');
    expect(ids[0]).toMatch(/^[0-9A-Za-z]{20}$/u);
    expect(ids[0]).not.toBe(ids[1]);
  });

  it('keeps the last fifty', async () => {
    const recent = recentIn();
    for (let count = 0; count <= mostRecent; count += 1) await recent.opened(`/games/${String(count)}`, at(count));
    const entries = await recent.list();
    expect(entries).toHaveLength(50);
    expect(entries.at(-1)?.directory).toBe('/games/1');
  });

  it('is there again after a restart', async () => {
    const fs = new MemoryFileSystem();
    await recentIn(fs).opened('/games/one', at(1));
    expect(await recentIn(fs.crash()).list()).toHaveLength(1);
  });
});
