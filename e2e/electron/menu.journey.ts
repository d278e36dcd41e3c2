import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launch } from '../support/electron-app.ts';
import { stateChip } from '../support/drift-parts.ts';

test('what is chosen in the native menu happens in the window at the front', async () => {
  const scratch = await mkdtemp(join(tmpdir(), 'prometeu-menu-'));
  const project = join(scratch, 'starfall-copy');
  await cp(join(import.meta.dirname, '../../examples/starfall'), project, { recursive: true, filter: (path) => !/[\\/](build|cache)$/u.test(path) });
  const shell = await launch({ userData: join(scratch, 'user'), args: [project] });
  const page = await shell.firstWindow();
  await expect(stateChip(page, 'Fresh')).toBeVisible();
  const choose = (chosen: string) => shell.evaluate(({ Menu }, id) => {
    Menu.getApplicationMenu()?.getMenuItemById(id)?.click();
  }, chosen);

  await choose('go.problems');
  await expect(page.getByRole('heading', { level: 2, name: 'Problems', exact: true })).toBeVisible();
  await choose('problems.lookInto');
  await expect(page.getByText(/^Looked into 27 assets/u)).toBeVisible();
  await choose('studio.palette');
  await expect(page.getByRole('combobox', { name: /action/iu })).toBeFocused();
  await page.keyboard.press('Escape');
  await choose('project.leave');
  await expect(page.getByText('Recent projects')).toBeVisible();
  await shell.close();
  await rm(scratch, { recursive: true, force: true });
});
