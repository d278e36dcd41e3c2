/** Problems, Activity, Settings and the palette of the example. */
import { showScreen } from '../asset-parts.ts';
import { expect } from '../journey.ts';
import type { Scene } from './scene.ts';

/** From before anything was done to when something was. */
export const aroundScenes: readonly Scene[] = [
  { name: 'problems-unchecked', show: (page) => showScreen(page, 'Problems') },
  {
    name: 'problems-looking',
    small: true,
    show: async (page, { gate }) => {
      gate.retell((message) => (message.includes('"doctor.progress"') ? message.replace(/"done":\d+/u, '"done":12') : message));
      gate.holdAfter(/"doctor.progress"/u);
      await page.keyboard.press('F9');
      await expect(page.getByText('12 of 27 assets')).toBeVisible();
      gate.retell((message) => message);
    },
  },
  {
    name: 'problems-none',
    show: async (page, { gate }) => {
      gate.release();
      await expect(page.getByText(/^Looked into/u)).toBeVisible();
    },
  },
  {
    name: 'activity',
    show: async (page) => {
      await page.keyboard.press('Control+Shift+Enter');
      await expect(page.getByRole('heading', { level: 2, name: 'Packed' })).toBeVisible();
      await showScreen(page, 'Activity');
      await expect(page.getByRole('row', { name: /^Pack succeeded/u })).toBeVisible();
      await page.keyboard.press('Shift+E');
      await expect(page.getByText('Phase: Promote')).toBeVisible();
    },
  },
  {
    name: 'activity-event',
    small: true,
    show: async (page) => {
      await page.getByRole('row', { name: /Phase: Verify/u }).click();
      await expect(page.getByText('pack.phase', { exact: true })).toBeVisible();
    },
  },
  { name: 'settings', show: (page) => showScreen(page, 'Settings') },
  {
    name: 'toast',
    small: true,
    show: async (page) => {
      await page.keyboard.press('F9');
      await expect(page.getByRole('button', { name: 'Show problems' })).toBeVisible();
      // Whoever stands on the notes keeps them.
      await page.keyboard.press('F8');
    },
  },
  {
    name: 'palette',
    show: async (page) => {
      await page.getByRole('button', { name: 'Dismiss' }).click();
      await page.keyboard.press('Control+k');
      await expect(page.getByRole('combobox', { name: /action/iu })).toBeVisible();
    },
  },
];
