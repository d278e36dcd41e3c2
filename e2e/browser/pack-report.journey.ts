import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/journey.ts';
import { openWizard, packHeading } from '../support/pack-parts.ts';

async function downloaded(page: Page, name: string): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
  return await file.path();
}

test('the report is downloaded as JSON that adds up, and as one file that is read without any network', async ({ browser, studio, project, scratch }) => {
  const { page } = await studio.open(project);
  await openWizard(page);
  await page.getByRole('button', { name: /^Pack now/u }).click();
  await expect(packHeading(page, 'Packed')).toBeVisible();

  const report = JSON.parse(readFileSync(await downloaded(page, 'Download report as JSON'), 'utf8')) as { treemap: { bytes: number }[] };
  expect(report.treemap.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(statSync(join(project, 'build/assets.pa')).size);

  const html = join(scratch, 'pack-report.html');
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download report as HTML' }).click()]);
  await file.saveAs(html);
  const context = await browser.newContext({ offline: true });
  const alone = await context.newPage();
  const asked: string[] = [];
  alone.on('request', (request) => asked.push(request.url()));
  await alone.goto(pathToFileURL(html).href);
  await expect(alone.getByRole('heading', { level: 1, name: /^Pack report .* 25 assets$/u })).toBeVisible();
  await expect(alone.getByRole('img', { name: /bytes of the archive/u })).toBeVisible();
  expect(asked).toEqual([pathToFileURL(html).href]);
  for (const colorScheme of ['light', 'dark'] as const) {
    await alone.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page: alone }).analyze();
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id)).toEqual([]);
  }
  await context.close();
});
