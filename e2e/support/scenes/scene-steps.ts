/** Ways to a scene that several scenes take. */
import type { Page } from '@playwright/test';
import { showScreen } from '../asset-parts.ts';
import { drift } from '../drift-parts.ts';
import { expect } from '../journey.ts';

/** What was looked into is known from here on. */
export async function lookIntoAll(page: Page): Promise<void> {
  await showScreen(page, 'Problems');
  await page.getByRole('button', { name: 'Look into all' }).first().click();
  await expect(page.getByText(/^Looked into/u)).toBeVisible();
}

export async function showPack(page: Page, step: 'Summary' | 'Validation' | 'Result'): Promise<void> {
  await showScreen(page, 'Pack');
  await page.getByRole('navigation', { name: 'Steps of a pack' }).getByRole('button', { name: step }).click();
  await expect(page.getByText('Asking the packer')).toHaveCount(0);
}

/** In the review of what differs. */
export async function showItem(page: Page, title: string): Promise<void> {
  const { items, item } = drift(page);
  await items.getByRole('row').filter({ hasText: title }).first().click();
  await expect(item.getByRole('heading', { name: title })).toBeVisible();
}

export async function dialogAway(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
}
