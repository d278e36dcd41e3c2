/** Problems, Activity, Settings and the palette of the example. */
import { showScreen } from '../asset-parts.ts';
import { expect } from '../journey.ts';
import type { Scene } from './scene.ts';
import { lookIntoAll } from './scene-steps.ts';

/** Before anything was done. */
export const problemScenes: readonly Scene[] = [
  { name: 'problems-unchecked', show: (page) => showScreen(page, 'Problems') },
  { name: 'problems-none', show: lookIntoAll },
];

/** When something was done. */
export const surroundingScenes: readonly Scene[] = [
  { name: 'activity', show: (page) => showScreen(page, 'Activity') },
  { name: 'settings', show: (page) => showScreen(page, 'Settings') },
  {
    name: 'palette',
    show: async (page) => {
      await page.keyboard.press('Control+k');
      await expect(page.getByRole('combobox', { name: /action/iu })).toBeVisible();
    },
  },
];
