import type { Locator, Page } from '@playwright/test';
import { driftKindSchema } from '../../../src/contract/operations/drift.ts';
import { owedDecisions, takenOver, worthKnowing } from '../../support/divergences/all-divergences.ts';
import type { Divergence } from '../../support/divergences/divergence.ts';
import { keptIn, projectTree, type ProjectTree } from '../../support/divergences/project-tree.ts';
import { drift, stateChip } from '../../support/drift-parts.ts';
import { expect, test } from '../../support/journey.ts';

test.describe.configure({ mode: 'parallel' });

test('no kind of drift that the contract knows is without a journey', () => {
  const taken = new Set([...owedDecisions, ...takenOver, ...worthKnowing].map(({ kind }) => kind));
  expect([...taken].sort()).toEqual([...driftKindSchema.options].sort());
});

/** What is said of the item, its ways out, and what the chosen one would do. Answers all that the preview tells. */
async function decide(page: Page, { kind, title, disk, registry, ways, way, of = '' }: Divergence): Promise<string> {
  const { items, item, preview } = drift(page);
  await items.getByRole('row').filter({ hasText: title }).first().click();
  await expect(item.getByText(kind, { exact: true })).toBeVisible();
  await expect(item.getByRole('definition')).toHaveText([disk, registry]);
  expect(await waysOf(item)).toEqual([...ways, 'Decide later']);
  // Nothing is chosen for anybody.
  await expect(item.getByRole('radio').last()).toBeChecked();
  await expect(items.getByRole('button', { name: /^Preview/u })).toBeDisabled();
  await item.locator('label').filter({ has: page.getByText(way, { exact: true }), hasText: of }).getByRole('radio').check();
  await items.getByRole('button', { name: 'Preview 1 decision' }).click();
  await expect(preview.getByRole('button', { name: 'Apply' })).toBeEnabled();
  return await preview.innerText();
}

async function waysOf(item: Locator): Promise<readonly string[]> {
  const radios = await item.getByRole('radio').all();
  return await Promise.all(radios.map(async (radio) => `${await radio.locator('xpath=..').locator('strong').innerText()}${(await radio.isDisabled()) ? ' (closed)' : ''}`));
}

/** Paths at which two trees differ. */
function differing(one: ProjectTree, other: ProjectTree): readonly string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((path) => one.get(path) !== other.get(path));
}

/** Whether a preview names a file, or the folder it moves with. */
function tells(told: string, path: string): boolean {
  return path.split('/').some((_, depth, parts) => depth > 1 && told.includes(`${parts.slice(0, depth + 1).join('/')}\n`));
}

for (const divergence of owedDecisions) {
  const { kind, way, edit, state = 'Diverged', leaves, keeps } = divergence;
  test(`${kind} is told, reviewed and settled: ${way}`, async ({ studio, project }) => {
    const { page } = await studio.open(project);
    const { banner, items, preview } = drift(page);
    await expect(stateChip(page, 'Fresh')).toBeVisible();
    const expected = projectTree(project);
    edit(project);
    await expect(stateChip(page, state)).toBeVisible();
    await expect(banner).toContainText('1 decision is owed');
    const found = projectTree(project);
    await banner.getByRole('button', { name: 'Review' }).click();
    const told = await decide(page, divergence);
    expect(projectTree(project), 'a preview writes nothing').toEqual(found);

    await preview.getByRole('button', { name: 'Apply' }).click();
    await items.getByRole('button', { name: 'Close' }).last().click();
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(stateChip(page, 'Fresh')).toBeVisible();
    await expect(banner).toBeHidden();
    const now = projectTree(project);
    leaves(expected, now);
    expect(now).toEqual(expected);
    expect(differing(found, now).filter((path) => !tells(told, path)), 'what the preview did not tell').toEqual([]);
    if (keeps !== undefined) expect(keptIn(project).some((text) => text.includes(keeps))).toBe(true);
  });
}
