/** Where the Pack Wizard's parts stand in the page. */
import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { showScreen } from './asset-parts.ts';

/** The one line that says what a step is about: the verdict, the phase, how a pack ended. */
export function packHeading(page: Page, name: string | RegExp): Locator {
  return page.getByRole('main').getByRole('heading', { level: 2, name });
}

export function packStep(page: Page, name: 'Summary' | 'Validation' | 'Packing' | 'Result'): Locator {
  return page.getByRole('navigation', { name: 'Steps of a pack' }).getByRole('button', { name });
}

/** The wizard at its summary, read. */
export async function openWizard(page: Page): Promise<void> {
  await showScreen(page, 'Pack');
  await expect(page.getByRole('grid', { name: 'Assets of the pack in their order' })).toBeVisible();
}
