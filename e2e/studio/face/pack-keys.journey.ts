import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { busyPicture } from '../../support/busy-picture.ts';
import { expect, test } from '../../support/journey.ts';
import { openWizard, packHeading, packStep } from '../../support/pack-parts.ts';

test('one key leads from wherever one is to the packed result', async ({ studio, project }) => {
  const { page } = await studio.open(project);
  await expect(page.getByRole('button', { name: /^State of the project/u })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(packStep(page, 'Summary')).toHaveAttribute('aria-current', 'step');
  await page.keyboard.press('Control+Enter');
  await expect(packHeading(page, 'Nothing blocks the pack')).toBeVisible();
  // Nothing here takes Enter for itself.
  await page.keyboard.press('Enter');
  await expect(packHeading(page, 'Packed')).toBeVisible();
  // What was made is gone through by keys as well, to the smallest of it.
  await page.getByRole('listbox', { name: /^Bytes of the archive/u }).focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  await page.keyboard.press('Control+BracketLeft');
  await expect(packStep(page, 'Packing')).toHaveAttribute('aria-current', 'step');
});

/** Every verdict that the page tells from here on, as long as it told it. */
async function verdictsOf(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const told: string[] = [];
    Object.assign(globalThis, { told });
    const note = (): void => {
      const text = document.querySelector('.pack-verdict h2')?.textContent;
      if (text !== undefined && text !== told.at(-1)) told.push(text);
    };
    new MutationObserver(note).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  return () => page.evaluate(() => (globalThis as unknown as { told: string[] }).told);
}

test('an edit that nobody has told of yet is never passed over: the packer looks before it says that nothing blocks', async ({ studio, project }) => {
  const { page } = await studio.open(project);
  await openWizard(page);
  await packStep(page, 'Validation').click();
  await expect(packHeading(page, 'Nothing blocks the pack')).toBeVisible();
  await packStep(page, 'Summary').click();
  await expect(page.getByRole('grid', { name: 'Assets of the pack in their order' })).toBeVisible();
  const verdicts = await verdictsOf(page);
  writeFileSync(join(project, 'assets/sprites/player/kestrel.png'), busyPicture(64));
  await packStep(page, 'Validation').click();
  await expect(packHeading(page, 'The pack is blocked')).toBeVisible();
  await expect(page.getByText('Of generation 2')).toBeVisible();
  expect(await verdicts()).not.toContain('Nothing blocks the pack');
});
