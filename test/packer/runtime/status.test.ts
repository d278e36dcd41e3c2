import { expect, it } from 'vitest';
import { dataBank, excludedBank, strangerBank, tileBank, tinyDisk, tinyPlace } from '../../support/tiny-project.ts';
import { openTiny } from '../../support/open-tiny.ts';

it('counts what is registered, included, missing and unregistered', async () => {
  const disk = tinyDisk({ assets: [tileBank, dataBank, excludedBank, strangerBank] });
  disk.removeFile(`${tinyPlace}/assets/data/levels/asset.json`);
  const { counts, state, reasons } = await (await openTiny(disk)).ask('getProjectStatus');
  expect(counts).toEqual({ registered: 3, included: 2, excluded: 1, missing: 1, unregistered: 1, artifacts: 5 });
  expect(state).toBe('diverged');
  expect(reasons).toEqual([expect.stringContaining('data/levels')]);
});

it('says how many assets nobody has looked into, which are never clean', async () => {
  const tiny = await openTiny(tinyDisk());
  expect((await tiny.ask('getProjectStatus')).problems).toMatchObject({ errors: 0, unchecked_assets: 5 });
  await tiny.ask('runDoctor', { scope: { asset_id: 1 } });
  expect((await tiny.ask('getProjectStatus')).problems.unchecked_assets).toBe(4);
  await tiny.ask('runDoctor');
  expect((await tiny.ask('getProjectStatus')).problems.unchecked_assets).toBe(0);
});

it('names the sequence of the last event and when the disk was last looked at', async () => {
  let now = new Date('2026-03-24T13:00:00Z');
  const tiny = await openTiny(tinyDisk(), { now: () => now });
  now = new Date('2026-03-24T14:00:00Z');
  expect(await tiny.ask('getProjectStatus')).toMatchObject({ sequence: 1, observation: { mode: 'off', checked_at: '2026-03-24T13:00:00.000Z' } });
  await tiny.pack();
  const { sequence, observation } = await tiny.ask('getProjectStatus');
  expect(sequence).toBe(tiny.events.flatMap(({ sequence: number }) => number ?? []).at(-1));
  expect(observation.checked_at).toBe('2026-03-24T14:00:00.000Z');
});

it.each([
  ['a newer registry', '{"schema_version": 2, "next_asset_id": 1, "assets": []}', 'read_only'],
  ['a registry of this version', '{"schema_version": 1, "next_asset_id": 1, "assets": []}', 'read_write'],
])('of %s opens the project %s', async (_, registry, mode) => {
  const tiny = await openTiny(tinyDisk({ registry }));
  expect((await tiny.ask('getProjectStatus')).access.mode).toBe(mode);
});
