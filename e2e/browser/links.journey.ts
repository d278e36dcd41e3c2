import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { chooseAsset, inspector } from '../support/asset-parts.ts';
import { expect, test } from '../support/journey.ts';
import { heading, stateButton } from '../support/page-parts.ts';
import { startProgram } from '../support/studio-in-browser.ts';

test('a link lets one tab in; the next one is told that it is spent', async ({ project, context, scratch }) => {
  const program = await startProgram({ home: scratch, project });
  const page = await context.newPage();
  await page.goto(program.link);
  await expect(heading(page, basename(project))).toBeAttached();
  expect(new URL(page.url()).hash).toBe('');

  const late = await context.newPage();
  await late.goto(program.link);
  await expect(late.getByText('This link is spent')).toBeVisible();
  await expect(stateButton(page, 'Fresh', 1)).toBeVisible();
  // A reload of the tab that was let in goes on.
  await page.reload();
  await expect(heading(page, basename(project))).toBeAttached();
  program.kill('SIGKILL');
  await program.ended;
});

test('the page opens another tab, which is in without a link', async ({ studio, project, context }) => {
  const { page } = await studio.open(project);
  await expect(stateButton(page, 'Fresh', 1)).toBeVisible();
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: 'Find an action' }).fill('another tab');
  const opened = context.waitForEvent('page');
  await page.keyboard.press('Enter');
  await expect(stateButton(await opened, 'Fresh', 1)).toBeVisible();
});

test('a Studio that is ended says so to its page; started again, its new link opens it', async ({ studio, project }) => {
  const { page, end } = await studio.open(project);
  await expect(stateButton(page, 'Fresh', 1)).toBeVisible();
  expect(await end()).toBe(130);
  await expect(page.getByText('The Studio was ended', { exact: true })).toBeVisible();
  const again = await studio.open(project);
  await expect(stateButton(again.page, 'Fresh', 1)).toBeVisible();
});

test('a Studio that dies leaves its page with what was known last, told as that; started again, it shows what happened meanwhile', async ({ studio, project, context, scratch }) => {
  const program = await startProgram({ home: scratch, project });
  const page = await context.newPage();
  await page.goto(program.link);
  await expect(stateButton(page, 'Fresh', 1)).toBeVisible();
  await chooseAsset(page, 'sounds/music');
  await expect(inspector(page, 'music')).toBeVisible();
  program.kill('SIGKILL');
  await program.ended;
  await expect(stateButton(page, 'Last known: fresh', 1)).toBeVisible();
  await expect(page.getByRole('button', { name: /^How the disk is observed: Unknown/u })).toBeVisible();
  await expect(page).toHaveTitle(/no connection/u);
  await expect(page.getByText('The connection to the Studio is lost.', { exact: false }).first()).toBeVisible();
  // What it showed stays to be read.
  await expect(inspector(page, 'music')).toBeVisible();

  const declaration = join(project, 'assets/sounds/music/asset.json');
  writeFileSync(declaration, readFileSync(declaration, 'utf8').replace('"asset_name": "music"', '"asset_name": "score"'));
  const again = await studio.open(project);
  await chooseAsset(again.page, 'sounds/music');
  await expect(inspector(again.page, 'score')).toBeVisible();
  await expect(stateButton(again.page, 'Fresh', 1)).toBeVisible();
  await expect(stateButton(page, 'Last known: fresh', 1)).toBeVisible();
});
