import { copyFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from '../support/journey.ts';
import { stateButton } from '../support/page-parts.ts';

test('two windows on one project stay in step, and one goes on when the other has left', async ({ studio, project }) => {
  const { page, openWindow } = await studio.open(project);
  await expect(stateButton(page, 'Fresh', 1)).toBeVisible();
  const other = await openWindow();
  await expect(stateButton(other, 'Fresh', 1)).toBeVisible();
  const original = join(dirname(project), 'kestrel.png');
  const kestrel = join(project, 'assets/sprites/player/kestrel.png');
  await copyFile(kestrel, original);
  await copyFile(join(project, 'assets/sprites/secret/gold-kestrel.png'), kestrel);
  for (const one of [page, other]) await expect(stateButton(one, 'Fresh', 2)).toBeVisible();

  await other.close();
  await copyFile(original, kestrel);
  await expect(stateButton(page, 'Fresh', 3)).toBeVisible();
});
