/** A project with two assets that cannot be packed. */
import { expect } from '../journey.ts';
import type { Scene } from './scene.ts';
import { lookIntoAll, showPack } from './scene-steps.ts';

export const failingScenes: readonly Scene[] = [
  {
    name: 'problems',
    show: async (page) => {
      await lookIntoAll(page);
      await page.getByRole('treegrid').getByRole('row').filter({ hasText: 'opaque colours' }).first().click();
    },
  },
  {
    name: 'assets-error-on-tile',
    show: async (page) => {
      await page.getByRole('treegrid').getByRole('row').filter({ hasText: 'opaque colours' }).first().dblclick();
      await expect(page.getByText('Cannot be packed as it is. Drawn here are its inputs.')).toBeVisible();
    },
  },
  {
    name: 'pack-blocked',
    show: async (page) => {
      await showPack(page, 'Summary');
      await page.getByRole('button', { name: /^Pack now/u }).click();
      await expect(page.getByRole('heading', { level: 2, name: 'Blocked' })).toBeVisible();
    },
  },
];
