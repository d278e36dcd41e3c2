/** A tile sheet with an error at a pixel, and a slot that two banks want: what can be mended, and how it is shown before. */
import { expect } from '../journey.ts';
import type { Scene } from './scene.ts';

export const fixableScenes: readonly Scene[] = [
  {
    name: 'assets-fix',
    show: async (page) => {
      await page.getByRole('treegrid', { name: 'Assets' }).getByRole('row', { name: /^player/u }).click();
      await expect(page.getByText('Cannot be packed as it is. Drawn here are its inputs.')).toBeVisible();
      await page.keyboard.press('Shift+O');
      await page.getByRole('button', { name: /^Go to: kestrel.png has/u }).last().click();
      await expect(page.getByText('Tile 0', { exact: true })).toBeVisible();
      const fix = page.getByRole('button', { name: /^Give it slot/u });
      await fix.scrollIntoViewIfNeeded();
      await expect(fix).toBeVisible();
    },
  },
  {
    name: 'change-fix',
    show: async (page) => {
      await page.getByRole('button', { name: /^Give it slot/u }).click();
      await expect(page.getByRole('dialog').getByRole('button', { name: 'Apply' })).toBeEnabled();
      await expect(page.getByRole('dialog').getByText('1 problem would go')).toBeVisible();
    },
  },
];
