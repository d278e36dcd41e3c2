/** Where things stand in the page, as a person or a screen reader finds them. */
import type { Locator, Page } from '@playwright/test';

export function stateButton(page: Page, state: string, generation: number): Locator {
  return page.getByRole('button', { name: `State of the project: ${state}, generation ${String(generation)}` });
}

export function heading(page: Page, name: string): Locator {
  return page.getByRole('heading', { level: 1, name });
}

/** Shows the log, filtered by a text. */
export async function showActivity(page: Page, text = ''): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: 'Activity' }).click();
  await page.getByRole('searchbox', { name: 'Filter events' }).fill(text);
}
