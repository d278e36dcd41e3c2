import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { launch } from '../support/electron-app.ts';
import { stateChip } from '../support/drift-parts.ts';

/** What the window has that a tab has not; everything else is one page, pictured in the browser host. */
async function picture(page: Page, name: string, sizes: readonly { suffix: string; width: number; height: number }[]): Promise<void> {
  await page.mouse.move(1279, 799);
  for (const { suffix, width, height } of sizes) {
    await page.setViewportSize({ width, height });
    for (const theme of ['dark', 'light']) {
      await page.evaluate((chosen) => (document.documentElement.dataset['theme'] = chosen), theme);
      const mask = [/^It is made in /u, /prometeu-window-/u, /^\d\d:\d\d:\d\d$/u].map((text) => page.getByText(text));
      await expect.soft(page).toHaveScreenshot(`${name}-${theme}${suffix}.png`, { mask, maskColor: '#808080' });
    }
  }
}

const small = { suffix: '', width: 1280, height: 800 };
const large = { suffix: '-large', width: 1920, height: 1080 };

test('a window has folders to open and to show, as they were reviewed', async () => {
  const scratch = await mkdtemp(join(tmpdir(), 'prometeu-window-'));
  const welcome = await launch({ userData: join(scratch, 'user') });
  const first = await welcome.firstWindow();
  await expect(first.getByRole('button', { name: /^Open a folder/u })).toBeFocused();
  await picture(first, 'window-welcome', [small, large]);
  await welcome.close();

  const project = join(scratch, 'starfall-copy');
  await cp(join(import.meta.dirname, '../../examples/starfall'), project, { recursive: true, filter: (path) => !/[\\/](build|cache)$/u.test(path) });
  const shell = await launch({ userData: join(scratch, 'user'), args: [project] });
  const page = await shell.firstWindow();
  await expect(stateChip(page, 'Fresh')).toBeVisible();
  // A screen without pictures that come in their own time.
  await page.keyboard.press('Control+,');
  await expect(page.getByRole('heading', { level: 2, name: 'Settings' })).toBeVisible();
  await page.getByRole('button', { name: 'Project starfall-copy' }).click();
  await expect(page.getByRole('menuitem', { name: 'Show in the file browser' })).toBeVisible();
  await picture(page, 'window-project-menu', [small]);
  await shell.close();
  await rm(scratch, { recursive: true, force: true });
});
