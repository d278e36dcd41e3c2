import { expect, it } from 'vitest';
import { EventBus } from '../../../../src/base/event-bus.ts';
import type { PackerEvent } from '../../../../src/contract/events.ts';
import { MemoryProjectLock } from '../../../../src/io/project-lock.ts';
import { openProject } from '../../../../src/packer/runtime/open.ts';
import type { Project } from '../../../../src/packer/runtime/project.ts';
import { prepareRows, registeredRows } from '../../../../src/packer/runtime/assets/rows.ts';
import { valueOf } from '../../../support/open-tiny.ts';
import { tinyDisk, tinyPlace } from '../../../support/tiny-project.ts';

const assets = Array.from({ length: 1200 }, (_, index) => ({ root: `a/${String(index)}` }));

async function open(): Promise<Project> {
  const bus = new EventBus<PackerEvent>((error) => {
    throw error;
  });
  return valueOf(await openProject({ directory: tinyPlace, bus, fileSystem: tinyDisk({ assets }), host: 'a test', lockWaitMs: 0, lock: () => new MemoryProjectLock() }));
}

it('rows are made in portions, with a turn for others before each, and are those that are made at once', async () => {
  const [project, another] = [await open(), await open()];
  let turns = 0;
  await prepareRows(project, async () => void (turns += 1), () => false);
  expect(turns).toBe(3);
  expect(registeredRows(project)).toEqual(registeredRows(another));
  expect(registeredRows(project)).toHaveLength(1200);
});

it('whoever asks while they are being made gets all of them, and no others afterwards', async () => {
  const project = await open();
  let asked: ReturnType<typeof registeredRows> | undefined;
  let turns = 0;
  await prepareRows(project, async () => void ((turns += 1) === 2 && (asked = registeredRows(project))), () => false);
  expect(asked).toHaveLength(1200);
  expect(registeredRows(project)).toBe(asked);
});

it('none are made for a project that is being closed', async () => {
  const project = await open();
  let turns = 0;
  await prepareRows(project, async () => void (turns += 1), () => true);
  expect(turns).toBe(1);
});
