/** A project of 50,000 assets. */
import { showTable } from '../asset-parts.ts';
import { expect } from '../journey.ts';
import type { Scene } from './scene.ts';

export const hugeScenes: readonly Scene[] = [
  {
    name: 'assets-huge-tree',
    small: true,
    show: async (page, { gate }) => {
      // How soon, and on which machine, so many folders can be watched is another matter.
      gate.retell((message) => message.replaceAll(/"observation":\{"mode":"\w+",("reason":"[^"]*",)?/gu, '"observation":{"mode":"live",'));
      await page.reload();
      const tree = page.getByRole('treegrid', { name: 'Assets' });
      for (const folder of ['world-00', 'room-000']) {
        await tree.getByRole('row', { name: folder }).click();
        await page.keyboard.press('ArrowRight');
      }
      await tree.getByRole('row', { name: /^coin-00005/u }).click();
      await expect(page.getByText('of 64 palettes')).toBeVisible();
      await expect(tree.locator('canvas[data-picture]').nth(8)).toBeVisible();
    },
  },
  {
    name: 'assets-huge-table',
    show: async (page) => {
      // Nothing that the table would have to bring into sight first.
      await page.getByRole('treegrid', { name: 'Assets' }).press('Escape');
      await expect(page.getByText('No asset chosen')).toBeVisible();
      const table = await showTable(page);
      await expect(table.getByRole('row', { name: /lantern-00001/u })).toBeVisible();
      await table.focus();
      await page.keyboard.press('End');
      await expect(table.getByRole('row', { name: /^crate-50000/u })).toBeVisible();
      await expect(page.getByText('of 64 palettes')).toBeVisible();
      await expect(table.locator('canvas[data-picture]').nth(12)).toBeVisible();
    },
  },
  {
    name: 'assets-huge-several',
    show: async (page) => {
      await page.keyboard.press('Control+a');
      await expect(page.getByText('50,000 assets chosen')).toBeVisible();
      await expect(page.getByRole('table', { name: 'What they come to' })).toBeVisible();
      await expect(page.getByRole('grid', { name: 'Assets' }).getByRole('row', { name: /^crate-50000/u })).toBeInViewport();
    },
  },
];
