import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { busyPicture } from '../../support/busy-picture.ts';
import { inspector, showScreen } from '../../support/asset-parts.ts';
import { expect, test } from '../../support/journey.ts';

/** As the page shows a digest. */
const shortDigest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex').slice(0, 12);

const broken = 'assets/sprites/player/kestrel.png';

test('a palette that overflows is followed from Problems to the pixel, mended, and gone', async ({ studio, project }) => {
  const whole = readFileSync(join(project, broken));
  writeFileSync(join(project, broken), busyPicture(64));
  const { page } = await studio.open(project);
  await showScreen(page, 'Problems');
  await page.getByRole('button', { name: 'Look into all' }).first().click();
  const problem = page.getByRole('treegrid', { name: 'Problems of the project' }).getByRole('row').filter({ hasText: /colours/u }).first();
  await problem.click();
  await page.getByRole('button', { name: /^Go to/u }).first().click();

  await expect(inspector(page, 'player')).toBeVisible();
  await expect(page.getByText('Cannot be packed as it is. Drawn here are its inputs.')).toBeVisible();
  // The sheet points at the tile, and says what is wrong with it there.
  await expect(page.getByRole('application', { name: /^4 tiles/u })).toBeVisible();
  await expect(page.getByRole('paragraph').filter({ hasText: /^Tile 0.*2016 opaque colours/su })).toBeVisible();
  await expect(page.getByRole('tabpanel').getByText('pixel 15, 0')).toBeVisible();

  writeFileSync(join(project, broken), whole);
  await expect(page.getByText(/of 64 palettes/u)).toBeVisible();
  await showScreen(page, 'Problems');
  await expect(page.getByRole('row').filter({ hasText: /colours/u })).toHaveCount(0);
});

test('a pack with a failing asset is blocked, succeeds when it is mended, and says what the next one changed', async ({ studio, project }) => {
  const whole = readFileSync(join(project, broken));
  writeFileSync(join(project, broken), busyPicture(64));
  const { page } = await studio.open(project);
  await showScreen(page, 'Pack');
  await page.getByRole('button', { name: /^Pack now/u }).click();
  const verdict = page.getByRole('main').getByRole('heading', { level: 2 });
  await expect(verdict.filter({ hasText: 'Blocked' })).toBeVisible();
  // The asset, and what is wrong with it.
  await expect(page.getByRole('main')).toContainText('sprites/player');
  await expect(page.getByRole('main')).toContainText(/opaque colours/u);
  expect(existsSync(join(project, 'build/assets.pa'))).toBe(false);

  writeFileSync(join(project, broken), whole);
  await page.getByRole('button', { name: /^Pack again/u }).click();
  await expect(verdict.filter({ hasText: 'Packed' })).toBeVisible();
  const first = readFileSync(join(project, 'build/assets.pa'));
  await expect(page.getByRole('main')).toContainText(shortDigest(first));

  writeFileSync(join(project, broken), readFileSync(join(project, 'assets/sprites/secret/gold-kestrel.png')));
  await page.getByRole('button', { name: /^Pack again/u }).click();
  await expect.poll(() => readFileSync(join(project, 'build/assets.pa')).equals(first)).toBe(false);
  await page.getByRole('tab', { name: /^Changes/u }).click();
  const changes = page.getByRole('tabpanel');
  await expect(changes.getByText('player', { exact: true })).toBeVisible();
  await expect(changes).toContainText(shortDigest(first));
  await expect(changes.getByText('1 changed', { exact: true })).toBeVisible();
  await expect(changes.getByText('24 same', { exact: true })).toBeVisible();
  await expect(page.getByRole('main')).toContainText(shortDigest(readFileSync(join(project, 'build/assets.pa'))));
});
