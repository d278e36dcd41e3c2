/** What is as long, as large and as many as may be. */
import { inspector, showTable } from '../asset-parts.ts';
import { expect } from '../journey.ts';
import { longestName } from './extreme-project.ts';
import type { Scene } from './scene.ts';

export const extremeScenes: readonly Scene[] = [
  {
    name: 'assets-long-names',
    show: async (page) => {
      await page.getByRole('treegrid', { name: 'Assets' }).getByRole('row', { name: /^A name of eighty/u }).click();
      await expect(inspector(page, longestName)).toBeVisible();
      await expect(page.getByText('1 of 64 palettes')).toBeVisible();
    },
  },
  {
    name: 'change-long-names',
    small: true,
    show: async (page) => {
      await page.keyboard.press('Delete');
      await expect(page.getByRole('dialog').getByRole('button', { name: 'Apply' })).toBeEnabled();
    },
  },
  {
    name: 'assets-large-sheet',
    small: true,
    show: async (page) => {
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
      await (await showTable(page)).getByRole('row', { name: /^sheet/u }).click();
      await expect(page.getByText('64 of 64 palettes')).toBeVisible();
      await page.keyboard.press('Shift+S');
      for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 't']) await page.keyboard.press(key);
      await expect(page.getByText('Tile 34', { exact: true })).toBeVisible();
    },
  },
  {
    name: 'assets-many-files',
    small: true,
    show: async (page) => {
      await page.getByRole('grid', { name: 'Assets' }).getByRole('row', { name: /^rooms/u }).click();
      await page.getByRole('grid', { name: '2,000 files' }).focus();
      await page.keyboard.press('End');
      await expect(page.getByRole('region', { name: 'Text of room-1999.txt' })).toContainText('room 1999');
    },
  },
];
