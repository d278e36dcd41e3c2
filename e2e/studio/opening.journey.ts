import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { chooseAsset, inspector, showScreen } from '../support/asset-parts.ts';
import { expect, test } from '../support/journey.ts';
import { heading, stateButton } from '../support/page-parts.ts';

test('boots into the project it was started with', async ({ studio, project }) => {
  const { page } = await studio.open(project);
  await expect(heading(page, basename(project))).toBeAttached();
  await expect(stateButton(page, 'Fresh', 1)).toBeVisible();
  await expect(page.getByText('26 assets', { exact: false })).toBeVisible();
});

test('the welcome page opens a copy of the sample, which is recent from then on', async ({ studio, scratch }) => {
  const { page } = await studio.open();
  await expect(page.getByText('No project yet')).toBeVisible();
  await page.getByRole('button', { name: /Open the sample/u }).click();
  await expect(stateButton(page, 'Fresh', 1)).toBeVisible();
  const [made = ''] = readdirSync(join(scratch, 'Prometeu'));
  expect(existsSync(join(scratch, 'Prometeu', made, 'assets/.prometeu/index.json'))).toBe(true);

  await page.getByRole('button', { name: `Project ${made}` }).click();
  await page.getByRole('menuitem', { name: 'Projects…' }).click();
  const recent = page.getByRole('region', { name: 'Recent projects' });
  await recent.getByRole('button', { name: new RegExp(`^${made} opened`, 'u') }).click();
  await expect(heading(page, made)).toBeAttached();
});

test('a new project is made by its name, and a name that cannot be is explained', async ({ studio, scratch }) => {
  const { page } = await studio.open();
  const name = page.getByRole('textbox', { name: 'Name of the new project' });
  await name.fill('../elsewhere');
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(name).toHaveAttribute('aria-invalid', 'true');
  expect(existsSync(join(scratch, 'elsewhere'))).toBe(false);

  await name.fill('Comet Alley');
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(heading(page, 'Comet Alley')).toBeAttached();
  await expect(page.getByText('0 assets', { exact: false })).toBeVisible();
  expect(existsSync(join(scratch, 'Prometeu/Comet Alley/assets/.prometeu/index.json'))).toBe(true);
});

test('what was opened is still known when the Studio is started again', async ({ studio, project }) => {
  const first = await studio.open(project);
  await expect(heading(first.page, basename(project))).toBeAttached();
  await first.end();
  const { page } = await studio.open();
  await page.getByRole('region', { name: 'Recent projects' }).getByRole('button', { name: new RegExp(`^${basename(project)} opened`, 'u') }).click();
  await expect(stateButton(page, 'Fresh', 1)).toBeVisible();
});

test('back and forward lead from screen to screen, and a page that is loaded again stays where it was', async ({ studio, project }) => {
  const { page } = await studio.open(project);
  const screen = (name: string) => page.getByRole('region', { name: `${name} screen` });
  await chooseAsset(page, 'sounds/music');
  await expect(inspector(page, 'music')).toBeVisible();
  await showScreen(page, 'Problems');
  await showScreen(page, 'Activity');
  await page.goBack();
  await expect(screen('Problems')).toBeVisible();
  await page.reload();
  await expect(stateButton(page, 'Fresh', 1)).toBeVisible();
  await expect(screen('Problems')).toBeVisible();
  await page.goBack();
  await expect(screen('Assets')).toBeVisible();
  await expect(inspector(page, 'music')).toBeVisible();
  await page.goForward();
  await expect(screen('Problems')).toBeVisible();
});
