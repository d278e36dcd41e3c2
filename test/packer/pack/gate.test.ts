import { expect, it } from 'vitest';
import { err, ok } from '../../../src/base/result.ts';
import { packerError } from '../../../src/contract/errors.ts';
import { PackCancelled, PackRefused } from '../../../src/packer/pack/context.ts';
import { gate } from '../../../src/packer/pack/gate.ts';
import { dataBank, excludedBank, tileBank, tinyDisk, tinyPlace, tinySpec } from '../../support/tiny-project.ts';
import { packBench } from './pack-bench.ts';

const input = `${tinyPlace}/assets/data/levels/one.bin`;

it('lets a sound project pass, with the snapshot that equals the disk', async () => {
  const passed = await gate(packBench(tinyDisk()).context);
  expect(passed).toMatchObject({ ok: true, value: { snapshot: { generation: 1 }, warnings: [] } });
});

it('stops at any error of an active asset and hands over everything about the active pack set', async () => {
  const disk = tinyDisk();
  disk.writeFile(`${tinyPlace}/assets/tiles/ground/a.png`, 'no picture');
  const stopped = await gate(packBench(disk).context);
  expect(stopped).toMatchObject({
    ok: false,
    error: { kind: 'gate', error: { code: 'gate_blocked', message: 'The pack set has an error.' } },
  });
  expect(stopped.ok ? [] : stopped.error.diagnostics.filter(({ severity }) => severity === 'error')).toMatchObject([
    { code: 'png_damaged', place: { file: 'assets/tiles/ground/a.png', asset_id: 1 } },
  ]);
});

it('passes over what is wrong with assets that are excluded or not registered', async () => {
  const disk = tinyDisk({ assets: [dataBank, { ...excludedBank, declaration: 'no JSON' }, { root: 'stray', registered: false, declaration: '{' }] });
  expect((await gate(packBench(disk).context)).ok).toBe(true);
});

it('hands the warnings of the active pack set on', async () => {
  const disk = tinyDisk({ assets: [tileBank, { ...dataBank, declaration: { asset_name: 'ground' } }] });
  const passed = await gate(packBench(disk).context);
  expect(passed.ok && passed.value.warnings.map(({ code }) => code)).toContain('asset_name_duplicate');
});

it('looks again when a file changes between the look at the project and the look into it', async () => {
  const disk = tinyDisk();
  const { context } = packBench(disk);
  let looks = 0;
  const passed = await gate({
    ...context,
    refresh: async () => {
      const snapshot = await context.refresh();
      looks += 1;
      if (looks === 1) disk.writeFile(input, 'saved meanwhile');
      return snapshot;
    },
  });
  expect([passed.ok, looks]).toEqual([true, 2]);
});

it('blocks, and names the file, when it never keeps still: what nobody could look into is not clean', async () => {
  const disk = tinyDisk();
  const { context } = packBench(disk);
  let looks = 0;
  const stopped = await gate({
    ...context,
    refresh: async () => {
      const snapshot = await context.refresh();
      disk.writeFile(input, `saved ${String((looks += 1))} times`);
      return snapshot;
    },
  });
  expect(looks).toBe(3);
  expect(stopped).toMatchObject({
    ok: false,
    error: { kind: 'gate', error: { code: 'input_changed_during_freeze' }, files: ['assets/data/levels/one.bin'] },
  });
});

it('blocks at a file that could be read for its digest and not for a look into it', async () => {
  const { context } = packBench(tinyDisk());
  const unread = [{ file: 'assets/data/levels/one.bin', kind: 'unreadable' as const, detail: 'It cannot be read (EIO).' }];
  const stopped = await gate({ ...context, diagnose: () => Promise.resolve({ diagnostics: [], unread, made: new Map() }) });
  expect(stopped).toMatchObject({
    ok: false,
    error: { kind: 'gate', error: { code: 'gate_blocked', message: 'It cannot be read (EIO).', place: { file: unread[0]?.file } } },
  });
});

it('is refused when the project cannot be looked at', async () => {
  const busy = packerError('project_busy', 'Somebody is at it.', 'Wait.');
  const { context } = packBench(tinyDisk(), { refresh: () => Promise.resolve(err(busy)) });
  await expect(gate(context)).rejects.toEqual(new PackRefused(busy));
});

it('is cancelled before the project is looked at', async () => {
  let looked = false;
  const bench = packBench(tinyDisk(tinySpec), {
    refresh: () => {
      looked = true;
      return Promise.resolve(ok(undefined as never));
    },
  });
  bench.abort.abort();
  await expect(gate(bench.context)).rejects.toBeInstanceOf(PackCancelled);
  expect(looked).toBe(false);
});
