import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { tmpdir } from 'node:os';
import { picture } from '../../../scripts/bench/pictures.ts';
import { chooseAsset, dropFiles, inspector, showScreen, showTable } from '../../support/asset-parts.ts';
import { projectTree } from '../../support/divergences/project-tree.ts';
import { manyAssets } from '../../support/many-assets.ts';
import { expect, test } from '../../support/journey.ts';
import { heading } from '../../support/page-parts.ts';

test('the Studio goes away under an open page, which says so; started again, it shows the project as it is by then', async ({ studio, project }) => {
  const first = await studio.open(project);
  await chooseAsset(first.page, 'sounds/music');
  await expect(inspector(first.page, 'music')).toBeVisible();
  await first.end();
  if (first.shell === 'browser') await expect(first.page.getByText(/Studio (was|has|is) /u).first()).toBeVisible();

  const declaration = join(project, 'assets/sounds/music/asset.json');
  writeFileSync(declaration, readFileSync(declaration, 'utf8').replace('"asset_name": "music"', '"asset_name": "score"'));
  const again = await studio.open(project);
  await expect(heading(again.page, basename(project))).toBeAttached();
  await chooseAsset(again.page, 'sounds/music');
  await expect(inspector(again.page, 'score')).toBeVisible();
});

test('a project written by a newer version is shown, and nothing in it can be changed', async ({ studio, project }) => {
  const registry = join(project, 'assets/.prometeu/index.json');
  const text = readFileSync(registry, 'utf8').replace('"schema_version": 1', '"schema_version": 2');
  writeFileSync(registry, text);
  const { page } = await studio.open(project);
  const before = projectTree(project);
  await page.getByRole('button', { name: 'Read-only' }).click();
  const why = 'The registry was written by a newer Prometeu Studio.';
  await expect(page.getByRole('dialog', { name: 'Why nothing can be written' })).toContainText(why);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'New asset…' }).first()).toBeDisabled();
  // What stands in the registry nobody can tell here, so nothing is called unregistered.
  await expect(page.getByRole('button', { name: 'Register all' })).toHaveCount(0);
  await expect(page.getByText('nobody can tell which assets are registered')).toBeVisible();

  await dropFiles(page.getByRole('treegrid', { name: 'Assets' }), [{ name: 'ground.png', bytes: picture(32, 1, 'flat') }]);
  await expect(page.getByRole('region', { name: /^Notifications/u })).toContainText(why);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await showScreen(page, 'Settings');
  await expect(page.getByRole('combobox', { name: 'Changes on disk' })).toBeDisabled();
  await showScreen(page, 'Pack');
  await page.getByRole('button', { name: /^Pack now/u }).click();
  await expect(page.getByRole('main').getByRole('heading', { level: 2, name: 'Blocked' })).toBeVisible();
  expect(existsSync(join(project, 'build'))).toBe(false);
  expect(projectTree(project)).toEqual(before);
});

test('a registry that a merge left full of markers takes nothing from the screen; restored, all is as it was', async ({ studio, project }) => {
  const registry = join(project, 'assets/.prometeu/index.json');
  const text = readFileSync(registry, 'utf8');
  const { page } = await studio.open(project);
  await chooseAsset(page, 'sounds/music');
  writeFileSync(registry, `<<<<<<< ours\n${text}=======\n${text}>>>>>>> theirs\n`);
  await expect(page.getByText('The assets are shown as the registry last named them.')).toBeVisible();
  await expect(inspector(page, 'music')).toBeVisible();
  await expect(page.getByText('26 assets')).toBeVisible();
  await showScreen(page, 'Pack');
  await expect(page.getByRole('tab', { name: /^In the pack 25/u })).toBeVisible();

  writeFileSync(registry, text);
  await expect(page.getByText('The assets are shown as the registry last named them.')).toHaveCount(0);
  await expect(page.getByText('26 assets')).toBeVisible();
  expect(readFileSync(registry, 'utf8')).toBe(text);
});

test('50,000 assets: only rows in sight are mounted, the last one is reached, and a filter finds one of them', async ({ studio }) => {
  test.setTimeout(240_000);
  const assets = 50_000;
  const { page } = await studio.open(manyAssets(join(tmpdir(), 'prometeu-many-assets'), assets));
  await expect(page.getByText('50,000 assets', { exact: false })).toBeVisible({ timeout: 120_000 });
  const table = await showTable(page);
  await expect(table).toHaveAttribute('aria-rowcount', '50001');
  await table.focus();
  await page.keyboard.press('End');
  await expect(table.getByRole('row', { name: /lantern-49985|crate-50000/u }).last()).toBeVisible();
  await expect(table.locator('[aria-rowindex="50001"]')).toBeVisible();
  expect(await table.locator('[data-index]').count()).toBeLessThan(80);

  await page.getByRole('searchbox', { name: /^Filter by name/u }).fill('lantern-31417');
  await expect(table).toHaveAttribute('aria-rowcount', '2');
  await table.getByRole('row', { name: /lantern-31417/u }).click();
  await expect(inspector(page, 'lantern-31417')).toBeVisible();
  await expect(page.getByText(/of 256 tiles/u).first()).toBeVisible();
});
