/** A project in which disk and registry disagree. */
import { expect } from '../journey.ts';
import type { Scene } from './scene.ts';

export const divergedScenes: readonly Scene[] = [
  { name: 'drift-banner', show: async (page) => expect(page.getByText(/decisions are owed/u)).toBeVisible() },
  {
    name: 'drift-review',
    show: async (page) => {
      await page.getByRole('button', { name: 'Review' }).first().click();
      await page.getByRole('dialog').getByRole('row').filter({ hasText: 'Asset moved' }).click();
      await expect(page.getByRole('dialog').getByText('root_moved')).toBeVisible();
    },
  },
];
