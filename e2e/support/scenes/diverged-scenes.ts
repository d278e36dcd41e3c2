/** Projects in which disk and registry, or disk and memory, disagree. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { drift, stateChip } from '../drift-parts.ts';
import { expect } from '../journey.ts';
import type { Scene } from './scene.ts';
import { showItem } from './scene-steps.ts';

/** A folder moved, another one gone, a declaration that cannot be read, an asset copied. */
export const divergedScenes: readonly Scene[] = [
  { name: 'drift-banner', show: async (page) => expect(page.getByText(/decisions are owed/u)).toBeVisible() },
  {
    name: 'drift-review',
    show: async (page) => {
      await page.getByRole('button', { name: 'Review' }).first().click();
      await showItem(page, 'Asset moved');
      await expect(page.getByRole('dialog').getByText('root_moved')).toBeVisible();
    },
  },
  {
    name: 'drift-decided',
    small: true,
    show: async (page) => {
      const { items, item } = drift(page);
      await item.getByRole('radio', { name: 'Follow the move' }).check();
      await showItem(page, 'One identity twice');
      await item.getByRole('radio', { name: 'Give a new identity' }).last().check();
      await expect(items.getByText('2 of 4 decided')).toBeVisible();
    },
  },
  {
    name: 'drift-preview',
    show: async (page) => {
      const { items, preview } = drift(page);
      await items.getByRole('button', { name: 'Preview 2 decisions' }).click();
      await expect(preview.getByRole('button', { name: 'Apply' })).toBeEnabled();
    },
  },
];

/** Contents wait for somebody who refreshes. */
export const staleScenes: readonly Scene[] = [
  {
    name: 'stale-banner',
    show: async (page, { project }) => {
      await writeFile(join(project, 'assets/data/story/afterword.txt'), 'It went on.\n');
      await expect(stateChip(page, 'Stale')).toBeVisible();
      await expect(drift(page).banner).toContainText('1 changed file');
    },
  },
  {
    name: 'stale-review',
    small: true,
    show: async (page) => {
      await page.keyboard.press('F7');
      await showItem(page, 'File appeared');
    },
  },
];

/** A journal that nobody can read. */
export const failedScenes: readonly Scene[] = [
  { name: 'failed-banner', show: async (page) => expect(drift(page).banner).toContainText('1 decision is owed') },
  {
    name: 'failed-review',
    small: true,
    show: async (page) => {
      await page.keyboard.press('F7');
      await showItem(page, 'Unfinished change');
    },
  },
];
