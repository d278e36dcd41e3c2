import { expect, it } from 'vitest';
import type { LockClock } from '../../../src/io/project-lock.ts';
import { FaultFileSystem } from '../../../src/io/fault-file-system.ts';
import type { FileSystem } from '../../../src/io/file-system.ts';
import type { Snapshot } from '../../../src/packer/snapshot/model.ts';
import { loadSettled } from '../../../src/packer/runtime/settled-load.ts';
import { tinyDisk, tinyPlace } from '../../support/tiny-project.ts';

const record = 'build/.staging/Abcdefghij0123456789/record.json';
const holder = { pid: 77, host: 'here', program: 'prometeu pack', since: '2026-01-01T00:00:00.000Z' };

/** A clock that a test drives: each pause takes its time and lets something happen. */
function memoryClock(during: (now: number) => void = () => undefined): LockClock & { paused: number } {
  let now = 0;
  const clock = {
    paused: 0,
    now: () => now,
    pause: (milliseconds: number) => {
      now += milliseconds;
      clock.paused += 1;
      during(now);
      return Promise.resolve();
    },
  };
  return clock;
}

function settled(fs: FileSystem, load: () => unknown, clock: LockClock, known: readonly string[] = []) {
  const medium = { fs, projectDir: tinyPlace, flushBy: 'directory' } as const;
  return loadSettled(medium, new Set(known), load as () => Snapshot, () => holder, clock);
}

it('a load between commits counts at once', async () => {
  const clock = memoryClock();
  expect(await settled(tinyDisk(), () => 'loaded', clock)).toEqual({ ok: true, value: 'loaded' });
  expect(clock.paused).toBe(0);
});

it('while a record stands nothing is loaded', async () => {
  const disk = tinyDisk();
  disk.writeFile(`${tinyPlace}/${record}`, '{}');
  let loads = 0;
  const clock = memoryClock((now) => {
    if (now >= 100) disk.removeFile(`${tinyPlace}/${record}`);
  });
  expect(await settled(disk, () => (loads += 1), clock)).toEqual({ ok: true, value: 1 });
  expect(clock.now()).toBe(100);
});

it('a load during which a commit began does not count and is repeated', async () => {
  const disk = tinyDisk();
  const clock = memoryClock(() => disk.removeFile(`${tinyPlace}/${record}`));
  let loads = 0;
  const answer = await settled(disk, () => {
    loads += 1;
    if (loads === 1) disk.writeFile(`${tinyPlace}/${record}`, '{}');
    return loads;
  }, clock);
  expect(answer).toEqual({ ok: true, value: 2 });
});

it('a retired record is no commit under way', async () => {
  const disk = tinyDisk();
  disk.writeFile(`${tinyPlace}/${record.replace('.json', '.done')}`, '{}');
  const clock = memoryClock();
  expect((await settled(disk, () => 'loaded', clock)).ok).toBe(true);
  expect(clock.paused).toBe(0);
});

it('after two seconds it is busy, and by whom is told', async () => {
  const disk = tinyDisk();
  disk.writeFile(`${tinyPlace}/${record}`, '{}');
  const clock = memoryClock();
  expect(await settled(disk, () => 'loaded', clock)).toMatchObject({
    ok: false,
    error: { code: 'project_busy', message: 'prometeu pack (process 77, since 2026-01-01T00:00:00.000Z) is writing to the project.' },
  });
  expect(clock.now()).toBe(2000);
});

it('a record that recovery could not resolve stands still, and nobody waits for it', async () => {
  const disk = tinyDisk();
  disk.writeFile(`${tinyPlace}/${record}`, '{}');
  const clock = memoryClock();
  expect((await settled(disk, () => 'loaded', clock, [record])).ok).toBe(true);
  expect(clock.paused).toBe(0);
});

it('a disk that fails is an error', async () => {
  const fs = new FaultFileSystem(tinyDisk(), { at: 1, kind: 'error', code: 'EIO' });
  expect(await settled(fs, () => 'loaded', memoryClock())).toMatchObject({ ok: false, error: { code: 'io_error' } });
});
