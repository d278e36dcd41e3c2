import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { holdProject } from '../../support/hold-project.ts';
import { expect, test } from '../../support/journey.ts';
import { openWizard, packHeading, packStep } from '../../support/pack-parts.ts';

test('a pack that cannot put its files into build/ says where it stopped, and is made when that is mended', async ({ studio, project }) => {
  const inTheWay = join(project, 'build/asset_table.json');
  mkdirSync(join(inTheWay, 'of somebody'), { recursive: true });
  const { page } = await studio.open(project);
  await openWizard(page);
  await page.getByRole('button', { name: /^Pack now/u }).click();
  await expect(packHeading(page, 'Failed')).toBeVisible();
  await expect(page.getByText('Stopped while writing build/')).toBeVisible();
  await expect(page.getByText('build/asset_table.json is not a plain file.')).toBeVisible();
  expect(readdirSync(join(project, 'build'))).toEqual(['asset_table.json']);

  rmSync(inTheWay, { recursive: true });
  await page.getByRole('button', { name: /^Pack again/u }).click();
  await expect(packHeading(page, 'Packed')).toBeVisible();
});

/** Bytes that the archive of the example does not fit into. */
const tooLittle = 2 * 1024 * 1024;

test('a pack that finds no room for its archive fails while it is made, and leaves the build as it was', async ({ studio, project }) => {
  test.skip(process.platform !== 'linux', 'only Linux limits the files of a process that runs');
  const { page, pid } = await studio.open(project);
  const limit = (bytes: string): unknown => execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:unlimited`]);
  await openWizard(page);
  limit(String(tooLittle));
  await page.getByRole('button', { name: /^Pack now/u }).click();
  await expect(packHeading(page, 'Failed')).toBeVisible();
  await expect(page.getByText('Stopped while making the archive')).toBeVisible();
  await expect(page.getByText('io_error · EFBIG')).toBeVisible();
  expect(existsSync(join(project, 'build/assets.pa'))).toBe(false);
  await packStep(page, 'Packing').click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Emit' })).toContainText('ended here');

  limit('unlimited');
  await page.getByRole('button', { name: /^Pack now/u }).click();
  await expect(packHeading(page, 'Packed')).toBeVisible();
  expect(readFileSync(join(project, 'build/assets.pa')).byteLength).toBeGreaterThan(tooLittle);
});

test('a pack that waits at its gate is cancelled, and build/ stays as it was', async ({ studio, project }) => {
  const { page } = await studio.open(project);
  await openWizard(page);
  const other = await holdProject(project);
  await page.getByRole('button', { name: /^Pack now/u }).click();
  await expect(packHeading(page, 'Gate')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel the pack' }).click();
  await expect(packHeading(page, 'Cancelled')).toBeVisible();
  await expect(page.getByText('Execution had not begun; build/ is as it was.')).toBeVisible();
  expect(existsSync(join(project, 'build/assets.pa'))).toBe(false);
  other.dispose();
});

test('a page that is loaded again in the middle of a pack finds it where it is, and hears its end', async ({ studio, project }) => {
  const { page } = await studio.open(project);
  // The browser host's page asks before it goes; who loads it again means it.
  page.on('dialog', (question) => void question.accept());
  await openWizard(page);
  const other = await holdProject(project);
  await page.getByRole('button', { name: /^Pack now/u }).click();
  await expect(packHeading(page, 'Gate')).toBeVisible();
  await page.reload();
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Pack' }).click();
  await expect(packStep(page, 'Packing')).toHaveAttribute('aria-current', 'step');
  await expect(packHeading(page, 'Gate')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Cancel the pack' })).toBeVisible();
  other.dispose();
  await expect(packHeading(page, 'Packed')).toBeVisible();
});

test('two packs are proved to be the same to the last byte, and who loads the page again still finds that', async ({ studio, project }) => {
  const { page } = await studio.open(project);
  await openWizard(page);
  await page.getByRole('button', { name: /^Pack now/u }).click();
  await expect(packHeading(page, 'Packed')).toBeVisible();
  await page.getByRole('button', { name: 'Check determinism' }).click();
  await expect(page.getByRole('button', { name: 'Cancel the check' })).toBeVisible();
  await expect(page.getByText('The same to the last byte')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Cancel the check' })).toBeHidden();
  await page.reload();
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Pack' }).click();
  await packStep(page, 'Result').click();
  await expect(page.getByText('The same to the last byte')).toBeVisible();
});

test('constants of the ids for game code stand among the artifacts where the project asks for them', async ({ studio, project }) => {
  const wanted = ['asset_ids.d.ts', 'asset_ids.h', 'asset_ids.rs'];
  writeFileSync(join(project, 'assets/.prometeu/project.json'), JSON.stringify({ schema_version: 1, companions: wanted }));
  const { page } = await studio.open(project);
  await openWizard(page);
  for (const file of wanted) await expect(page.getByText(`build/${file}`)).toBeVisible();
  await page.getByRole('button', { name: /^Pack now/u }).click();
  await expect(packHeading(page, 'Packed')).toBeVisible();
  for (const file of wanted) await expect(page.getByRole('region', { name: 'Artifacts' }).getByText(file, { exact: true })).toBeVisible();
});
