/** The Pack Wizard of the example. */
import { expect } from '../journey.ts';
import type { Scene } from './scene.ts';
import { dialogAway, showPack } from './scene-steps.ts';

export const packScenes: readonly Scene[] = [
  { name: 'pack-summary', show: async (page) => { await dialogAway(page); await showPack(page, 'Summary'); } },
  { name: 'pack-validation', show: (page) => showPack(page, 'Validation') },
  {
    name: 'pack-result',
    show: async (page) => {
      await page.getByRole('button', { name: /^Pack now/u }).click();
      await expect(page.getByRole('heading', { level: 2, name: 'Packed' })).toBeVisible();
      await expect(page.getByRole('radio', { name: 'Map' })).toBeVisible();
    },
  },
];
