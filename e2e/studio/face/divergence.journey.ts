import { cpSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../../support/journey.ts';

interface Divergence {
  readonly kind: string;
  /** As the review calls it. */
  readonly title: string;
  /** Done to the project from outside. */
  readonly edit: (project: string) => void;
  /** The way out that is taken, as the review calls it. */
  readonly way: string;
  /** What holds in the end. */
  readonly settled: (project: string) => boolean;
}

const registry = 'assets/.prometeu/index.json';
const read = (project: string, file: string): string => readFileSync(join(project, file), 'utf8');

function rewrite(project: string, file: string, from: RegExp, to: string): void {
  const text = read(project, file);
  if (!from.test(text)) throw new Error(`${file} has no ${String(from)}`);
  writeFileSync(join(project, file), text.replace(from, to));
}

const entryOf = (project: string, root: string): string | undefined => read(project, registry).split('\n').find((line) => line.includes(`"root": "${root}"`));

/** Each leaves a project that agrees with its registry, for the next one. */
const divergences: readonly Divergence[] = [
  {
    kind: 'root_moved',
    title: 'Asset moved',
    edit: (project) => renameSync(join(project, 'assets/tiles/hud'), join(project, 'assets/tiles/overlay')),
    way: 'Follow the move',
    settled: (project) => entryOf(project, 'tiles/overlay') !== undefined && entryOf(project, 'tiles/hud') === undefined,
  },
  {
    kind: 'root_missing',
    title: 'Asset missing',
    edit: (project) => rmSync(join(project, 'assets/tiles/moon'), { recursive: true }),
    way: 'Unregister',
    settled: (project) => entryOf(project, 'tiles/moon') === undefined,
  },
  {
    kind: 'declaration_missing',
    title: 'Declaration missing',
    edit: (project) => rmSync(join(project, 'assets/sprites/debris/asset.json')),
    way: 'Unregister',
    settled: (project) => entryOf(project, 'sprites/debris') === undefined && existsSync(join(project, 'assets/sprites/debris')),
  },
  {
    kind: 'declaration_invalid',
    title: 'Declaration cannot be used',
    edit: (project) => writeFileSync(join(project, 'assets/sprites/elites/asset.json'), '{'),
    way: 'Unregister',
    settled: (project) => entryOf(project, 'sprites/elites') === undefined,
  },
  {
    kind: 'uuid_duplicate',
    title: 'One identity twice',
    edit: (project) => cpSync(join(project, 'assets/data/tables'), join(project, 'assets/data/tables-copy'), { recursive: true }),
    way: 'Give a new identity',
    settled: (project) => read(project, 'assets/data/tables-copy/asset.json') !== read(project, 'assets/data/tables/asset.json'),
  },
  {
    kind: 'uuid_mismatch',
    title: 'Another identity',
    edit: (project) => rewrite(project, 'assets/data/story/asset.json', /[0-9a-f]{12}"/u, '0123456789ab"'),
    way: 'Take what the disk has',
    settled: (project) => entryOf(project, 'data/story')?.includes('0123456789ab') === true,
  },
  {
    kind: 'asset_id_duplicate',
    title: 'One id twice',
    edit: (project) => rewrite(project, registry, /"asset_id": 30,/u, '"asset_id": 27,'),
    way: 'Give a new id',
    settled: (project) => (read(project, registry).match(/"asset_id": 27,/gu) ?? []).length === 1,
  },
  {
    kind: 'registry_changed',
    title: 'Registry disagrees',
    edit: (project) => rewrite(project, registry, /"root": "sounds\/music"/u, '"root": "sounds/nowhere"'),
    way: 'Take what the disk has',
    settled: (project) => entryOf(project, 'sounds/music') !== undefined && entryOf(project, 'sounds/nowhere') === undefined,
  },
  {
    kind: 'registry_invalid',
    title: 'Registry cannot be used',
    edit: (project) => writeFileSync(join(project, registry), '{"schema_version": 1'),
    way: 'Put the registry back',
    settled: (project) => entryOf(project, 'sounds/music') !== undefined,
  },
  {
    kind: 'registry_conflict',
    title: 'Registry has merge markers',
    edit: (project) => {
      const ours = read(project, registry);
      const theirs = ours.replace(/("root": "sounds\/engines", "included_in_build": )true/u, '$1false');
      writeFileSync(join(project, registry), `<<<<<<< ours\n${ours}=======\n${theirs}>>>>>>> theirs\n`);
    },
    way: 'Merge by identity',
    settled: (project) => !read(project, registry).includes('<<<<<<<') && entryOf(project, 'sounds/engines') !== undefined,
  },
  {
    kind: 'registry_missing',
    title: 'Registry missing',
    edit: (project) => rmSync(join(project, registry)),
    way: 'Take what the disk has',
    settled: (project) => existsSync(join(project, registry)) && entryOf(project, 'sounds/engines') !== undefined,
  },
  {
    kind: 'path_collision',
    title: 'Paths collide',
    edit: (project) => {
      const line = entryOf(project, 'sounds/weapons') ?? '';
      const another = line.replace(/"asset_id": \d+/u, '"asset_id": 999').replace(/[0-9a-f]{12}"/u, 'cdcdcdcdcdcd"');
      const text = read(project, registry).replace(line, `${line.replace(/,?$/u, ',')}\n${another.replace(/,?$/u, line.endsWith(',') ? ',' : '')}`).replace(/"next_asset_id": \d+/u, '"next_asset_id": 1000');
      writeFileSync(join(project, registry), text);
    },
    way: 'Unregister',
    settled: (project) => !read(project, registry).includes('cdcdcdcdcdcd'),
  },
  {
    kind: 'root_appeared',
    title: 'Unregistered asset',
    edit: (project) => {
      cpSync(join(project, 'assets/data/stages'), join(project, 'assets/data/bonus'), { recursive: true });
      rewrite(project, 'assets/data/bonus/asset.json', /[0-9a-f]{12}"/u, 'efefefefefef"');
    },
    way: 'Register',
    settled: (project) => entryOf(project, 'data/bonus') !== undefined,
  },
];

async function review(page: Page, { kind, title, way }: Divergence): Promise<void> {
  await page.getByRole('button', { name: 'Review' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'What differs' });
  await dialog.getByRole('row').filter({ hasText: title }).last().click();
  await expect(dialog.getByText(kind, { exact: true })).toBeVisible();
  await dialog.getByRole('radio', { name: way }).last().check();
  await dialog.getByRole('button', { name: 'Preview 1 decision' }).click();
}

test('what differs of each kind is reviewed, decided, shown beforehand, and settled', async ({ studio, project }) => {
  test.setTimeout(240_000);
  const { page } = await studio.open(project);
  const chip = page.getByRole('button', { name: /^State of the project: Fresh/u });
  await expect(chip).toBeVisible();
  for (const divergence of divergences) {
    await test.step(divergence.kind, async () => {
      divergence.edit(project);
      if (divergence.kind === 'root_appeared') {
        // Owes nobody a decision: it is offered beside the assets.
        await page.getByRole('button', { name: 'Register data/bonus' }).click();
      } else {
        await expect(page.getByRole('button', { name: /^State of the project: Diverged/u })).toBeVisible();
        await review(page, divergence);
      }
      await page.getByRole('dialog').getByRole('button', { name: 'Apply' }).click();
      // Back to the items, whatever is left of them.
      const items = page.getByRole('dialog', { name: 'What differs' });
      if (divergence.kind !== 'root_appeared') await items.getByRole('button', { name: 'Close' }).last().click();
      await expect(page.getByRole('dialog')).toBeHidden();
      await expect(chip).toBeVisible();
      await expect.poll(() => divergence.settled(project), { message: divergence.kind }).toBe(true);
    });
  }
});
