import { showScreen } from '../support/asset-parts.ts';
import { stateChip } from '../support/drift-parts.ts';
import { expect, test } from '../support/journey.ts';
import { wireGate } from '../support/wire-gate.ts';

test('a tab that is closed while it packs asks first, and stays for who wants to stay', async ({ context, studio, project }) => {
  const gate = await wireGate(context);
  const { page } = await studio.open(project);
  await expect(stateChip(page, 'Fresh')).toBeVisible();
  await showScreen(page, 'Pack');
  // The pack goes on for this page until it hears of the end.
  gate.holdAfter(/"type":"pack.started"/u);
  await page.getByRole('button', { name: /^Pack now/u }).click();
  await expect(page.getByRole('banner').getByRole('button', { name: /^Packing/u })).toBeVisible();

  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const question = await asked;
  expect(question.type()).toBe('beforeunload');
  await question.dismiss();
  expect(page.isClosed()).toBe(false);

  gate.release();
  await expect(page.getByRole('heading', { level: 2, name: 'Packed' })).toBeVisible();
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => page.isClosed()).toBe(true);
});
