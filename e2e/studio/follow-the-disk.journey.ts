import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/journey.ts';
import { showActivity, stateButton } from '../support/page-parts.ts';

const changed = 'assets/sprites/player/kestrel.png';
const other = 'assets/sprites/secret/gold-kestrel.png';

/** A page that is loaded again has forgotten this. */
async function stays(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(() => Object.assign(globalThis, { stayed: true }));
  return async () => {
    expect(await page.evaluate(() => 'stayed' in globalThis)).toBe(true);
  };
}

test('an edit from outside makes the project stale, is taken over, and leaves it fresh, without a reload', async ({ studio, project }) => {
  const { page } = await studio.open(project);
  await expect(stateButton(page, 'Fresh', 1)).toBeVisible();
  await expect(page.getByRole('button', { name: /^How the disk is observed: Live/u })).toBeVisible();
  const stayed = await stays(page);
  await copyFile(join(project, other), join(project, changed));
  await expect(stateButton(page, 'Fresh', 2)).toBeVisible();
  await stayed();

  // States that stand for a moment only are read off the log, where they stay.
  await showActivity(page);
  const group = page.getByRole('row', { name: /^Changes on disk/u }).first();
  await group.click();
  await page.keyboard.press('ArrowRight');
  for (const step of ['Fresh → Stale', 'Stale → Reconciling', 'Reconciling → Fresh']) await expect(page.getByRole('row', { name: step })).toBeVisible();
});

test('where people take changes over themselves, the project stays stale until they do', async ({ studio, project }) => {
  await writeFile(join(project, 'assets/.prometeu/project.json'), '{ "schema_version": 1, "refresh": "manual" }\n');
  const { page } = await studio.open(project);
  await expect(stateButton(page, 'Fresh', 1)).toBeVisible();
  await copyFile(join(project, other), join(project, changed));
  await expect(stateButton(page, 'Stale', 1)).toBeVisible();
  await stateButton(page, 'Stale', 1).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Look at the disk now' }).click();
  await expect(stateButton(page, 'Fresh', 2)).toBeVisible();
});
