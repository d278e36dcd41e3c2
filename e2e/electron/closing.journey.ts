import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launch } from '../support/electron-app.ts';
import { showScreen } from '../support/asset-parts.ts';
import { stateChip } from '../support/drift-parts.ts';
import { manyAssets } from '../support/many-assets.ts';

let scratch = '';

test.beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'prometeu-closing-'));
});
test.afterEach(async () => {
  await rm(scratch, { recursive: true, force: true });
});

test('a window that is closed while it packs asks first: it stays, or the pack is cancelled', async () => {
  test.setTimeout(240_000);
  // Enough that the pack is not over while one asks.
  const project = manyAssets(scratch, 6000);
  const shell = await launch({ userData: join(scratch, 'user'), args: [project] });
  const page = await shell.firstWindow();
  await expect(stateChip(page, 'Fresh')).toBeVisible({ timeout: 60_000 });
  await shell.evaluate(({ dialog }) => {
    const told = globalThis as unknown as { asked: { message: string; buttons: string[] }[]; response: number };
    Object.assign(told, { asked: [], response: 0 });
    dialog.showMessageBox = ((_window: unknown, options: { message: string; buttons: string[] }) => {
      told.asked.push({ message: options.message, buttons: options.buttons });
      return Promise.resolve({ response: told.response, checkboxChecked: false });
    }) as never;
  });
  const close = (response: number) =>
    shell.evaluate(({ BrowserWindow }, chosen) => {
      Object.assign(globalThis, { response: chosen });
      BrowserWindow.getAllWindows()[0]?.close();
    }, response);
  const asked = () => shell.evaluate(() => (globalThis as unknown as { asked: unknown[] }).asked);

  await showScreen(page, 'Pack');
  await page.getByRole('button', { name: /^Pack now/u }).click();
  await expect(page.getByRole('banner').getByRole('button', { name: /^Packing/u })).toBeVisible();
  await close(0);
  const question = { message: 'A pack is running.', buttons: ['Keep packing', 'Cancel the pack and close'] };
  await expect.poll(asked).toEqual([question]);
  await expect(page.getByRole('banner').getByRole('button', { name: /^Packing/u })).toBeVisible();
  await close(1);
  expect(await shell.ended).toBe(0);
  await shell.close();
});
