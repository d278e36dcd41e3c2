/** The Pack Wizard of the example. */
import { expect } from '../journey.ts';
import { packHeading } from '../pack-parts.ts';
import type { Scene } from './scene.ts';
import { dialogAway, showPack } from './scene-steps.ts';

export const packScenes: readonly Scene[] = [
  {
    name: 'pack-summary',
    show: async (page) => {
      await dialogAway(page);
      await showPack(page, 'Summary');
      await expect(page.getByRole('grid', { name: 'Assets of the pack in their order' })).toBeVisible();
    },
  },
  {
    name: 'pack-validation',
    show: async (page) => {
      await showPack(page, 'Validation');
      await expect(packHeading(page, 'Nothing blocks the pack')).toBeVisible();
    },
  },
  {
    name: 'pack-result',
    show: async (page) => {
      await page.getByRole('button', { name: /^Pack now/u }).click();
      await expect(packHeading(page, 'Packed')).toBeVisible();
      await expect(page.getByRole('radio', { name: 'Map' })).toBeVisible();
    },
  },
];
