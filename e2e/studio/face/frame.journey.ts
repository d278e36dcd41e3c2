import type { Page } from '@playwright/test';
import { showScreen } from '../../support/asset-parts.ts';
import { stateChip } from '../../support/drift-parts.ts';
import { expect, test } from '../../support/journey.ts';

/** How wide the problem beside the list is. */
async function sideWidth(page: Page): Promise<number> {
  const box = await page.getByRole('region', { name: 'Problem', exact: true }).boundingBox();
  return Math.round(box?.width ?? 0);
}

test('a panel is resized by keys, and stays so after a reload and in another window', async ({ studio, project }) => {
  const { page, openWindow } = await studio.open(project);
  await showScreen(page, 'Problems');
  const before = await sideWidth(page);
  await page.getByRole('region', { name: 'Problems screen' }).getByRole('separator').focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => sideWidth(page)).toBeGreaterThan(before);
  const wide = await sideWidth(page);

  // Whoever opens another window finds it when it is written.
  await expect.poll(async () => {
    const another = await openWindow();
    await showScreen(another, 'Problems');
    const width = await sideWidth(another);
    await another.close();
    return Math.abs(width - wide);
  }).toBeLessThan(2);
  await page.reload();
  await expect(stateChip(page, 'Fresh')).toBeVisible();
  await showScreen(page, 'Problems');
  await expect.poll(async () => Math.abs((await sideWidth(page)) - wide)).toBeLessThan(2);
});

test('whoever has a keyboard alone opens a project, finds an action by its name, and comes back', async ({ studio, project }) => {
  const { page } = await studio.open(project);
  await expect(stateChip(page, 'Fresh')).toBeVisible();
  await page.keyboard.press('Control+o');
  await expect(page.getByRole('button', { name: /^starfall-copy/u })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(stateChip(page, 'Fresh')).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('look into all');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Show problems' }).waitFor();
  await page.keyboard.press('Alt+3');
  await expect(page.getByRole('treegrid', { name: /^Operations and events/u })).toBeVisible();
});
