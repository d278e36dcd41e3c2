/** Where drift stands in the page. */
import type { Locator, Page } from '@playwright/test';

export function stateChip(page: Page, state: 'Fresh' | 'Stale' | 'Diverged' | 'Failed'): Locator {
  return page.getByRole('button', { name: new RegExp(`^State of the project: ${state}`, 'u') });
}

interface DriftParts {
  readonly banner: Locator;
  /** The review, item by item. */
  readonly items: Locator;
  /** The item that is looked at. */
  readonly item: Locator;
  /** What the decisions would do together. */
  readonly preview: Locator;
}

export function drift(page: Page): DriftParts {
  const items = page.getByRole('dialog', { name: 'What differs' });
  return {
    banner: page.getByRole('complementary', { name: 'The disk and the project' }),
    items,
    item: items.getByRole('article'),
    preview: page.getByRole('dialog').filter({ hasText: 'What your decisions would do together' }),
  };
}
