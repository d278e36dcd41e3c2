import { expect, it } from 'vitest';
import { dataBank, tinyDisk, tinyPlace } from '../../support/tiny-project.ts';
import { openTiny } from '../../support/open-tiny.ts';

const build = `${tinyPlace}/build`;

async function packedWithIds() {
  const disk = tinyDisk({ assets: [dataBank] });
  const tiny = await openTiny(disk);
  await tiny.ask('updateProjectSettings', { companions: ['asset_ids.h'] });
  await tiny.pack();
  return { disk, tiny };
}

it('a companion that is switched off goes with the next pack', async () => {
  const { disk, tiny } = await packedWithIds();
  expect(disk.readText(`${build}/asset_ids.h`)).toContain('#define ASSET_LEVELS 1');
  await tiny.ask('updateProjectSettings', { companions: [] });
  expect(await tiny.pack()).toMatchObject({ status: 'succeeded', unchanged: false });
  expect(disk.stat(`${build}/asset_ids.h`)).toBeUndefined();
});

it('a file of that name that somebody else wrote stays', async () => {
  const { disk, tiny } = await packedWithIds();
  await tiny.ask('updateProjectSettings', { companions: [] });
  disk.writeFile(`${build}/asset_ids.h`, '// mine\n');
  expect(await tiny.pack()).toMatchObject({ unchanged: true });
  expect(disk.readText(`${build}/asset_ids.h`)).toBe('// mine\n');
});

it('one that was changed by hand is written again', async () => {
  const { disk, tiny } = await packedWithIds();
  const made = disk.readText(`${build}/asset_ids.h`);
  disk.writeFile(`${build}/asset_ids.h`, `${made}// more\n`);
  const packed = await tiny.pack();
  expect([packed.unchanged, packed.companions?.at(-1)]).toEqual([false, 'build/asset_ids.h']);
  expect(disk.readText(`${build}/asset_ids.h`)).toBe(made);
});

it('a check names companions that are missing and those that are switched off', async () => {
  const { tiny } = await packedWithIds();
  await tiny.ask('updateProjectSettings', { companions: ['asset_ids.rs'] });
  expect((await tiny.pack({ mode: 'check' })).differences).toEqual(['build/asset_ids.rs', 'build/asset_ids.h']);
});
