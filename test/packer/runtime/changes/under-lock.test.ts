import { expect, it } from 'vitest';
import { MemoryProjectLock } from '../../../../src/io/project-lock.ts';
import { openTiny } from '../../../support/open-tiny.ts';
import { dataBank, tileBank, tinyDisk, tinyPlace } from '../../../support/tiny-project.ts';

it('the generation of a change is read while no other process can commit', async () => {
  const lock = new MemoryProjectLock();
  const tiny = await openTiny(tinyDisk({ assets: [tileBank, dataBank] }), { lock: () => lock });
  const holders: unknown[] = [];
  tiny.bus.on('snapshot.published', () => holders.push(lock.holder()?.program));
  const preview = await tiny.ask('previewChange', { changes: [{ kind: 'set_included', asset_ids: [2], included_in_build: false }] });
  await tiny.ask('applyChange', { preview });
  expect(holders).toEqual(['a test']);
  expect(lock.holder()).toBeUndefined();
});

it('so is the generation of a reconcile', async () => {
  const lock = new MemoryProjectLock();
  const disk = tinyDisk({ assets: [tileBank, dataBank] });
  const tiny = await openTiny(disk, { lock: () => lock });
  disk.rename(`${tinyPlace}/assets/data/levels`, `${tinyPlace}/assets/data/stages`);
  await tiny.ask('refresh');
  const holders: unknown[] = [];
  tiny.bus.on('snapshot.published', () => holders.push(lock.holder()?.program));
  const preview = await tiny.ask('previewReconcile', { decisions: [{ item: 'root_moved:2', choice: 'relocate', target: 'data/stages' }] });
  expect(await tiny.ask('applyReconcile', { preview })).toMatchObject({ state: 'fresh' });
  expect(holders).toEqual(['a test']);
  expect(lock.holder()).toBeUndefined();
});
