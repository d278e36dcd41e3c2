import { expect, it } from 'vitest';
import type { RequestOf } from '../../../../src/contract/operations.ts';
import { dataBank, excludedBank, soundBank, tileBank, tinyDisk, tinyPlace } from '../../../support/tiny-project.ts';
import { openTiny } from '../../../support/open-tiny.ts';

type Scope = RequestOf<'runDoctor'>['scope'];

async function doctor(scope?: Scope) {
  const disk = tinyDisk({ assets: [tileBank, soundBank, dataBank, { ...excludedBank, declaration: '{' }] });
  disk.writeFile(`${tinyPlace}/assets/tiles/ground/a.png`, 'no picture');
  disk.removeFile(`${tinyPlace}/assets/sounds/ui/asset.json`);
  const tiny = await openTiny(disk);
  const { diagnostics, checked } = await tiny.ask('runDoctor', scope ? { scope } : {});
  return { codes: diagnostics.filter(({ severity }) => severity === 'error').map(({ code, place }) => `${code} ${place.root ?? ''}`), checked };
}

it('of the project finds what is wrong anywhere, also in what is excluded', async () => {
  const { codes, checked } = await doctor();
  expect(codes).toEqual(['asset_root_missing sounds/ui', 'declaration_syntax data/draft', 'png_damaged tiles/ground']);
  expect(checked).toEqual({ assets: 3, files: 4, bytes: expect.any(Number) as number });
});

it.each<[string, Scope, readonly string[]]>([
  ['an asset by id', { asset_id: 1 }, ['png_damaged tiles/ground']],
  ['an asset by root', { root: 'data/levels' }, []],
  ['a folder', { folder: 'data' }, ['declaration_syntax data/draft']],
  ['an asset whose root is missing', { asset_id: 2 }, ['asset_root_missing sounds/ui']],
  ['a root that is missing', { root: 'sounds/ui' }, ['asset_root_missing sounds/ui']],
  ['a folder where one is missing', { folder: 'sounds' }, ['asset_root_missing sounds/ui']],
])('of %s finds only what concerns it', async (_, scope, expected) => {
  expect((await doctor(scope)).codes).toEqual(expected);
});

it.each<Scope>([{ asset_id: 99 }, { root: 'nowhere' }, { folder: 'dat' }])('of %j, which is not there, answers so', async (scope) => {
  const tiny = await openTiny(tinyDisk());
  expect(await tiny.call('runDoctor', scope ? { scope } : {})).toMatchObject({ ok: false, error: { code: 'not_found' } });
});

it('waits for the contents: a file that has changed since is looked at as it is now', async () => {
  const disk = tinyDisk();
  const tiny = await openTiny(disk);
  disk.writeFile(`${tinyPlace}/assets/tiles/ground/a.png`, 'no picture any more');
  const { diagnostics, generation, checked } = await tiny.ask('runDoctor');
  expect(diagnostics.map(({ code }) => code)).toContain('png_damaged');
  expect([generation, checked.assets]).toEqual([2, 5]);
});

it('says how many assets have been looked into, without a place in the log', async () => {
  const tiny = await openTiny(tinyDisk());
  const { checked } = await tiny.ask('runDoctor');
  const told = tiny.heard('doctor.progress');
  expect(told.at(-1)).toMatchObject({ done: checked.assets, total: checked.assets });
  expect(told.every(({ sequence }) => sequence === undefined)).toBe(true);
});

it('announces once that more is known of the contents, and not again for what was known', async () => {
  const tiny = await openTiny(tinyDisk());
  expect((await tiny.ask('getProjectStatus')).problems.unchecked_assets).toBeGreaterThan(0);
  await tiny.ask('runDoctor');
  await tiny.ask('runDoctor');
  expect(tiny.heard('assets.checked')).toHaveLength(1);
  expect((await tiny.ask('getProjectStatus')).problems.unchecked_assets).toBe(0);
});
