import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { apply, rename, showScreen } from '../../support/asset-parts.ts';
import { takenOver, worthKnowing } from '../../support/divergences/all-divergences.ts';
import { projectTree } from '../../support/divergences/project-tree.ts';
import { drift, stateChip } from '../../support/drift-parts.ts';
import { expect, test } from '../../support/journey.ts';

test.describe.configure({ mode: 'parallel' });

test('contents that changed wait for a refresh where people take them over themselves, each told in words', async ({ studio, project }) => {
  writeFileSync(join(project, 'assets/.prometeu/project.json'), '{ "schema_version": 1, "refresh": "manual" }\n');
  const { page } = await studio.open(project);
  const { banner, items, item } = drift(page);
  await expect(stateChip(page, 'Fresh')).toBeVisible();
  for (const { kind, title, edit, says, disk, registry, place } of takenOver) {
    await test.step(kind, async () => {
      edit(project);
      const found = projectTree(project);
      await expect(stateChip(page, 'Stale')).toBeVisible();
      await expect(banner).toContainText('1 changed file');
      await expect(banner).toContainText(says);
      await banner.getByRole('button', { name: 'Review' }).click();
      await items.getByRole('row').filter({ hasText: title }).click();
      await expect(item).toContainText(kind);
      await expect(item).toContainText(place);
      await expect(item.getByRole('definition')).toHaveText([disk, registry]);
      // Nobody has to decide: there is nothing to choose.
      await expect(item.getByRole('radio')).toHaveCount(0);
      await items.getByRole('button', { name: 'Close' }).last().click();

      await banner.getByRole('button', { name: 'Refresh' }).click();
      await expect(stateChip(page, 'Fresh')).toBeVisible();
      await expect(banner).toBeHidden();
      expect(projectTree(project), 'what people have made is taken over, and never written').toEqual(found);
    });
  }
});

test('a pack of contents that nobody has taken over yet is refused with what to do, and goes on when they are', async ({ studio, project }) => {
  writeFileSync(join(project, 'assets/.prometeu/project.json'), '{ "schema_version": 1, "refresh": "manual" }\n');
  const { page } = await studio.open(project);
  await expect(stateChip(page, 'Fresh')).toBeVisible();
  takenOver[0]?.edit(project);
  await expect(stateChip(page, 'Stale')).toBeVisible();
  await showScreen(page, 'Pack');
  await page.getByRole('button', { name: /^Pack now/u }).click();
  await expect(page.getByRole('main')).toContainText('refresh_required');
  await drift(page).banner.getByRole('button', { name: 'Refresh' }).click();
  await expect(stateChip(page, 'Fresh')).toBeVisible();
  await page.getByRole('button', { name: /^Pack (now|again)/u }).click();
  await expect(page.getByRole('main').getByRole('heading', { level: 2, name: 'Packed' })).toBeVisible();
});

for (const { kind, edit, leaves } of worthKnowing) {
  test(`${kind} is offered beside the assets, and registered as it was shown`, async ({ studio, project }) => {
    const { page } = await studio.open(project);
    await expect(stateChip(page, 'Fresh')).toBeVisible();
    const expected = projectTree(project);
    edit(project);
    const unregistered = page.getByRole('region', { name: 'Unregistered' });
    await unregistered.getByRole('button', { name: 'Register data/bonus' }).click();
    const review = page.getByRole('dialog', { name: /data\/bonus/u });
    await expect(review).toContainText('"asset_id": 36');
    expect(projectTree(project).get('assets/.prometeu/index.json')).toBe(expected.get('assets/.prometeu/index.json'));
    await apply(page, /data\/bonus/u);
    await expect(unregistered.getByRole('button', { name: 'Register data/bonus' })).toBeHidden();
    await expect(stateChip(page, 'Fresh')).toBeVisible();
    const now = projectTree(project);
    leaves(expected, now);
    expect(now).toEqual(expected);
  });
}

test('several decisions are applied together as one change, which is taken back whole from its note', async ({ studio, project }) => {
  const { page } = await studio.open(project);
  const { banner, items, item, preview } = drift(page);
  await expect(stateChip(page, 'Fresh')).toBeVisible();
  renameSync(join(project, 'assets/tiles/hud'), join(project, 'assets/tiles/overlay'));
  rmSync(join(project, 'assets/tiles/moon'), { recursive: true });
  await expect(banner).toContainText('2 decisions are owed');
  const found = projectTree(project);
  await banner.getByRole('button', { name: 'Review' }).click();
  for (const [title, way] of [['Asset moved', 'Follow the move'], ['Asset missing', 'Unregister']] as const) {
    await items.getByRole('row').filter({ hasText: title }).click();
    await item.locator('label').filter({ has: page.getByText(way, { exact: true }) }).getByRole('radio').check();
  }
  await items.getByRole('button', { name: 'Preview 2 decisions' }).click();
  await preview.getByRole('button', { name: 'Apply' }).click();
  await items.getByRole('button', { name: 'Close' }).last().click();
  await expect(stateChip(page, 'Fresh')).toBeVisible();

  await page.getByRole('region', { name: /^Notifications/u }).getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Undo it' }).click();
  await expect(stateChip(page, 'Diverged')).toBeVisible();
  await expect(banner).toContainText('2 decisions are owed');
  expect(projectTree(project)).toEqual(found);
});

test('an item whose cause is gone is gone from the review that stands open, and what was decided about it is void', async ({ studio, project }) => {
  const { page } = await studio.open(project);
  const { banner, items, item } = drift(page);
  await expect(stateChip(page, 'Fresh')).toBeVisible();
  const before = projectTree(project);
  const [here, away] = [join(project, 'assets/tiles/hud'), join(project, 'assets/tiles/overlay')];
  renameSync(here, away);
  await banner.getByRole('button', { name: 'Review' }).click();
  await items.getByRole('row').filter({ hasText: 'Asset moved' }).click();
  await item.locator('label').filter({ hasText: 'Unregister' }).getByRole('radio').check();
  await expect(items.getByRole('button', { name: 'Preview 1 decision' })).toBeEnabled();
  renameSync(away, here);
  await expect(items.getByRole('row').filter({ hasText: 'Asset moved' })).toHaveCount(0);
  await expect(items.getByRole('button', { name: /^Preview/u, disabled: false })).toHaveCount(0);
  await expect(items.getByRole('status').filter({ hasText: 'decided' })).toHaveCount(0);
  await items.getByRole('button', { name: 'Close' }).last().click();
  await expect(stateChip(page, 'Fresh')).toBeVisible();
  expect(projectTree(project)).toEqual(before);
});

test('changes to assets that no item concerns are made while a decision is owed', async ({ studio, project }) => {
  const { page } = await studio.open(project);
  await expect(stateChip(page, 'Fresh')).toBeVisible();
  rmSync(join(project, 'assets/tiles/moon'), { recursive: true });
  await expect(stateChip(page, 'Diverged')).toBeVisible();
  await rename(page, 'sprites/rocks', 'boulders');
  await expect(stateChip(page, 'Diverged')).toBeVisible();
});
