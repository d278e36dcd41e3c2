import type { Page } from '@playwright/test';
import { chooseAsset, inspector, showScreen } from '../support/asset-parts.ts';
import { expect, test } from '../support/journey.ts';

/** A window of 1280 pixels magnified to 200 % and to 400 %. */
const sizes = [
  { width: 640, height: 400 },
  { width: 320, height: 640 },
];

/** Names of controls that nobody can bring into sight: cut off at a side, with nothing to scroll by. */
async function outOfReach(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const isCutOff = (control: Element): boolean => {
      const { left, width, height } = control.getBoundingClientRect();
      if (width < 2 || height < 2) return false;
      const middle = left + width / 2;
      for (let around = control.parentElement; around; around = around.parentElement) {
        const { overflowX } = getComputedStyle(around);
        if (overflowX === 'auto' || overflowX === 'scroll') return false;
        const box = around.getBoundingClientRect();
        if (overflowX !== 'visible' && (middle < box.left || middle > box.right)) return true;
      }
      return middle < 0 || middle > innerWidth;
    };
    return [...document.querySelectorAll('button, input, select, [role="tab"]')].filter(isCutOff).map((control) => control.getAttribute('aria-label') ?? control.textContent);
  });
}

test('every control of every screen can be reached in a window that is much magnified', async ({ studio, project }) => {
  const { page } = await studio.open(project);
  await chooseAsset(page, 'sprites/rocks');
  await expect(inspector(page, 'rocks')).toBeVisible();
  for (const size of sizes) {
    await page.setViewportSize(size);
    for (const screen of ['Assets', 'Problems', 'Activity', 'Pack', 'Settings'] as const) {
      await showScreen(page, screen);
      await expect(page.getByRole('region', { name: `${screen} screen` })).toBeVisible();
      if (screen === 'Pack') await expect(page.getByRole('tab', { name: /^In the pack/u })).toBeVisible();
      await expect.poll(() => outOfReach(page), { message: `${screen} at ${String(size.width)}` }).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(size.width);
    }
  }
  // What is chosen in the list is below it, and is scrolled to.
  await showScreen(page, 'Assets');
  await inspector(page, 'rocks').scrollIntoViewIfNeeded();
  await expect(inspector(page, 'rocks')).toBeInViewport();
});
