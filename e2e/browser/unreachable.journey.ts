import type { Page } from '@playwright/test';
import { chooseAsset } from '../support/asset-parts.ts';
import { expect, test } from '../support/journey.ts';
import { stateButton } from '../support/page-parts.ts';

/** Files of the page that cannot be reached until they are let through again. */
async function cutOff(page: Page, file: RegExp): Promise<{ readonly tried: () => number; letThrough: () => Promise<void> }> {
  let tried = 0;
  await page.route(file, async (route) => {
    tried += 1;
    await route.abort('connectionfailed');
  });
  return { tried: () => tried, letThrough: async () => await page.unroute(file) };
}

test('a page whose drawing part cannot be loaded says so and is whole after a reload', async ({ studio, project }) => {
  const { page } = await studio.open(project);
  await expect(stateButton(page, 'Fresh', 1)).toBeVisible();
  const line = await cutOff(page, /\/draw-[^/]*\.js$/u);
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('The page could not be loaded');
  await line.letThrough();
  await page.getByRole('button', { name: 'Reload the page' }).click();
  await expect(stateButton(page, 'Fresh', 1)).toBeVisible();
});

test('dialogs that cannot be loaded take no room, refuse to open, and open once they can be reached', async ({ studio, project }) => {
  const { page } = await studio.open(project);
  await expect(stateButton(page, 'Fresh', 1)).toBeVisible();
  const line = await cutOff(page, /\/(?:drift|change)-review-[^/]*\.js$/u);
  await page.reload();
  await expect(stateButton(page, 'Fresh', 1)).toBeVisible();
  await expect.poll(line.tried).toBeGreaterThanOrEqual(2);
  const refusal = page.getByText('This part could not be loaded', { exact: true });
  await expect(refusal).toHaveCount(0);

  await chooseAsset(page, 'moon');
  await page.keyboard.press('Shift+X');
  await expect(refusal).toBeVisible();
  await page.getByRole('region', { name: /^Notifications/u }).getByRole('button', { name: 'Dismiss' }).click();
  await line.letThrough();
  await chooseAsset(page, 'moon');
  await page.keyboard.press('Shift+X');
  await expect(page.getByRole('dialog')).toContainText('Exclude "moon" from the build');
});

test('a screen that cannot be loaded is tried again where it stands', async ({ studio, project }) => {
  const { page } = await studio.open(project);
  await expect(stateButton(page, 'Fresh', 1)).toBeVisible();
  const line = await cutOff(page, /\/activity-[^/]*\.js$/u);
  await page.reload();
  await page.getByRole('navigation').getByRole('button', { name: 'Activity' }).click();
  await expect(page.getByText('This part could not be loaded')).toBeVisible();
  await line.letThrough();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('searchbox', { name: 'Filter events' })).toBeVisible();
});
