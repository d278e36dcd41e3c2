import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { picture } from '../../../scripts/bench/pictures.ts';
import { apply, chooseAsset, dropFiles, inspector, rename, showScreen } from '../../support/asset-parts.ts';
import { expect, test } from '../../support/journey.ts';
import { heading } from '../../support/page-parts.ts';

interface Registry {
  readonly assets: readonly { readonly asset_id: number; readonly root: string; readonly included_in_build: boolean }[];
}

function registryOf(project: string): Registry {
  return JSON.parse(readFileSync(join(project, 'assets/.prometeu/index.json'), 'utf8')) as Registry;
}

test('a new project, pictures dropped into it, and a tile bank made of them', async ({ studio, scratch }) => {
  const { page } = await studio.open();
  await page.getByRole('textbox', { name: 'Name of the new project' }).fill('Comet Alley');
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(heading(page, 'Comet Alley')).toBeAttached();
  await expect(page.getByText('No assets yet')).toBeVisible();
  const project = join(scratch, 'Prometeu/Comet Alley');

  await dropFiles(page.getByText('No assets yet'), [
    { name: 'ground.png', bytes: picture(32, 1, 'flat') },
    { name: 'props.png', bytes: picture(32, 2, 'flat') },
  ]);
  const make = page.getByRole('dialog', { name: 'Make an asset of 2 files' });
  await make.getByRole('textbox', { name: 'Name' }).fill('overworld');
  await expect(make.getByRole('combobox', { name: 'Family' })).toHaveValue('tile_bank');
  await make.getByRole('button', { name: 'Go on' }).click();
  // Nothing of it is in the project before it is applied.
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Apply' })).toBeEnabled();
  expect(registryOf(project).assets).toEqual([]);
  expect(readdirSync(join(project, 'assets')).filter((name) => !name.startsWith('.'))).toEqual([]);
  await apply(page, /overworld|Create/u);

  await expect(inspector(page, 'overworld')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Inspector' }).or(page.getByRole('main')).getByText(/of 256 tiles/u).first()).toBeVisible();
  expect(registryOf(project).assets).toMatchObject([{ asset_id: 1, root: 'overworld', included_in_build: true }]);
  expect(readFileSync(join(project, 'assets/overworld/ground.png'))).toEqual(picture(32, 1, 'flat'));
});

test('an asset is renamed and moved, and each is taken back: from the toast, and from Activity', async ({ studio, project }) => {
  const { page } = await studio.open(project);
  await rename(page, 'sprites/rocks', 'boulders');
  expect(readFileSync(join(project, 'assets/sprites/rocks/asset.json'), 'utf8')).toContain('"boulders"');

  await page.getByRole('region', { name: /^Notifications/u }).getByRole('button', { name: 'Undo' }).click();
  const undo = page.getByRole('dialog');
  await undo.getByRole('button', { name: 'Undo it' }).click();
  await expect(inspector(page, 'rocks')).toBeVisible();
  expect(readFileSync(join(project, 'assets/sprites/rocks/asset.json'), 'utf8')).toContain('"rocks"');

  const row = await chooseAsset(page, 'sprites/rocks');
  await row.click({ button: 'right' });
  await page.getByRole('menuitem', { name: /^Move/u }).click();
  const move = page.getByRole('dialog', { name: 'Move rocks' });
  await move.getByRole('textbox', { name: 'Folder', exact: true }).fill('space/stones');
  await move.getByRole('button', { name: 'Go on' }).click();
  await apply(page, /rocks|Move/iu);
  await expect.poll(() => existsSync(join(project, 'assets/space/stones/rocks/asset.json'))).toBe(true);
  expect(existsSync(join(project, 'assets/sprites/rocks'))).toBe(false);

  await showScreen(page, 'Activity');
  await page.getByRole('searchbox', { name: 'Filter events' }).fill('space/stones');
  const moved = page.getByRole('treegrid').locator('[data-index]').filter({ hasText: 'space/stones' }).first();
  await moved.click();
  await page.getByRole('button', { name: 'Undo this change' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Undo it' }).click();
  await expect.poll(() => existsSync(join(project, 'assets/sprites/rocks/asset.json'))).toBe(true);
  expect(existsSync(join(project, 'assets/space'))).toBe(false);
});
