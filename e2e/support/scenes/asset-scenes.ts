/** The Assets workspace of the example: tree, table, inspector, menus and changes. */
import { chooseAsset, inspector, showScreen, showTable } from '../asset-parts.ts';
import { expect } from '../journey.ts';
import type { Scene } from './scene.ts';

export const assetScenes: readonly Scene[] = [
  {
    name: 'assets-tree-tiles',
    show: async (page) => {
      await showScreen(page, 'Assets');
      await page.getByRole('button', { name: 'Open all folders' }).click();
      await page.getByRole('treegrid', { name: 'Assets' }).getByRole('row', { name: /^nebula/u }).click();
      await expect(page.getByText(/of 64 palettes/u)).toBeVisible();
    },
  },
  {
    name: 'assets-table-sounds',
    show: async (page) => {
      const table = await showTable(page);
      await table.getByRole('row', { name: /engines/u }).click();
      await expect(inspector(page, 'engines')).toBeVisible();
      await expect(page.getByRole('button', { name: 'Play thrust', exact: true })).toBeVisible();
    },
  },
  {
    name: 'assets-comfortable',
    show: async (page) => {
      await page.keyboard.press('Control+Shift+F4');
      await expect(page.locator(':root[data-density="comfortable"]')).toBeVisible();
    },
  },
  {
    name: 'assets-filtered-data',
    show: async (page) => {
      await page.keyboard.press('Control+Shift+F4');
      await chooseAsset(page, 'data/stages');
      await expect(inspector(page, 'stages')).toBeVisible();
    },
  },
  {
    name: 'assets-several',
    show: async (page) => {
      await page.getByRole('searchbox', { name: /^Filter by name/u }).fill('sprites');
      await page.getByRole('grid', { name: 'Assets' }).focus();
      await page.keyboard.press('Control+a');
      await expect(page.getByText(/9 assets chosen/u)).toBeVisible();
    },
  },
  {
    name: 'assets-menu',
    show: async (page) => {
      const row = await chooseAsset(page, 'sprites/rocks');
      await row.click({ button: 'right' });
      await expect(page.getByRole('menu')).toBeVisible();
    },
  },
  {
    name: 'change-form',
    show: async (page) => {
      await page.getByRole('menuitem', { name: /^Move/u }).click();
      await page.getByRole('dialog').getByRole('textbox', { name: 'Folder', exact: true }).fill('space');
    },
  },
  {
    name: 'change-review',
    show: async (page) => {
      await page.getByRole('dialog').getByRole('button', { name: 'Go on' }).click();
      await expect(page.getByRole('dialog').getByRole('button', { name: 'Apply' })).toBeEnabled();
    },
  },
];
