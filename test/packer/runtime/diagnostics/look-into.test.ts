import { expect, it } from 'vitest';
import { EventBus } from '../../../../src/base/event-bus.ts';
import { MemoryProjectLock } from '../../../../src/io/project-lock.ts';
import { lookInto } from '../../../../src/packer/runtime/diagnostics/look-into.ts';
import { openProject } from '../../../../src/packer/runtime/open.ts';
import { packable } from '../../../../src/packer/pack/plan.ts';
import { tinyDisk, tinyPlace } from '../../../support/tiny-project.ts';
import { valueOf } from '../../../support/open-tiny.ts';

const file = `${tinyPlace}/assets/data/levels/two.bin`;

async function open(disk = tinyDisk()) {
  const lock = new MemoryProjectLock();
  return valueOf(await openProject({ directory: tinyPlace, bus: new EventBus(() => undefined), fileSystem: disk, host: 'a test', lockWaitMs: 0, lock: () => lock }));
}

it('answers for the snapshot it looked into, which is the project’s', async () => {
  const project = await open();
  const looked = valueOf(await lookInto(project, packable, () => Promise.resolve()));
  expect(looked).toMatchObject({ assets: 3, files: 5, unread: [] });
  expect(looked.snapshot).toBe(project.snapshot);
});

it('starts again when somebody publishes another snapshot meanwhile', async () => {
  const disk = tinyDisk();
  const project = await open(disk);
  let turns = 0;
  const looked = valueOf(
    await lookInto(project, packable, async () => {
      turns += 1;
      if (turns !== 3) return;
      disk.writeFile(file, 'edited outside');
      await project.refresh();
    }),
  );
  expect([turns, looked.snapshot.generation, looked.unread]).toEqual([6, 2, []]);
});

it('gives up on a file that never keeps still, and says which', async () => {
  const disk = tinyDisk();
  const project = await open(disk);
  let saves = 0;
  const save = (): Promise<void> => {
    disk.writeFile(file, `saved ${String((saves += 1))} times`);
    return Promise.resolve();
  };
  await save();
  const looked = valueOf(await lookInto(project, (snapshot) => packable(snapshot).toReversed().concat(packable(snapshot)).slice(1), save));
  expect(looked.unread.map(({ file: named }) => named)).toContain('assets/data/levels/two.bin');
  expect(looked.assets).toBeLessThan(5);
});

it('answers the error of a project that cannot be read again', async () => {
  const disk = tinyDisk();
  const project = await open(disk);
  disk.writeFile(file, 'edited outside');
  disk.writeFile(`${tinyPlace}/assets/.prometeu/journal/Abcdefghij0123456789/record.json`, 'no record');
  expect(await lookInto(project, packable, () => Promise.resolve())).toMatchObject({ ok: false, error: { code: 'commit_unresolved' } });
});
