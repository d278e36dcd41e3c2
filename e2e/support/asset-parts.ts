/** Where assets, changes and drift stand in the page. */
import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

export async function showScreen(page: Page, name: 'Assets' | 'Problems' | 'Activity' | 'Pack' | 'Settings'): Promise<void> {
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name }).click();
}

/** The list of assets as a flat table, whose rows are found by name. */
export async function showTable(page: Page): Promise<Locator> {
  await page.getByRole('radio', { name: 'Table' }).click();
  return page.getByRole('grid', { name: 'Assets' });
}

/** Chooses an asset of the table by filtering for its name or root. */
export async function chooseAsset(page: Page, text: string): Promise<Locator> {
  const table = await showTable(page);
  await page.getByRole('searchbox', { name: /^Filter by name/u }).fill(text);
  const row = table.locator('[data-index]').filter({ hasText: text });
  await row.first().click();
  return row.first();
}

export function inspector(page: Page, name: string): Locator {
  return page.getByRole('heading', { level: 2, name, exact: true });
}

/** Chooses an asset of this root, renames it by its key, and waits for it to be so. */
export async function rename(page: Page, root: string, to: string): Promise<void> {
  const name = root.slice(root.lastIndexOf('/') + 1);
  await chooseAsset(page, root);
  await expect(inspector(page, name)).toBeVisible();
  await page.keyboard.press('F2');
  const dialog = page.getByRole('dialog', { name: `Rename ${name}` });
  await dialog.getByRole('textbox', { name: 'Name' }).fill(to);
  await dialog.getByRole('button', { name: 'Go on' }).click();
  await apply(page, new RegExp(`${name}|${to}`, 'iu'));
  await expect(inspector(page, to)).toBeVisible();
}

/** The review of a change: applies it as it is shown. */
export async function apply(page: Page, title: string | RegExp): Promise<void> {
  const review = page.getByRole('dialog', { name: title });
  await review.getByRole('button', { name: 'Apply' }).click();
  await expect(review).toBeHidden();
}

/** Drops files on an element, as somebody does who drags them from a folder. */
export async function dropFiles(target: Locator, files: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Promise<void> {
  const page = target.page();
  const carried = await page.evaluateHandle((all) => {
    const carrier = new DataTransfer();
    for (const { name, base64 } of all) {
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      carrier.items.add(new File([bytes], name));
    }
    return carrier;
  }, files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') })));
  for (const type of ['dragenter', 'dragover', 'drop']) await target.dispatchEvent(type, { dataTransfer: carried });
}
