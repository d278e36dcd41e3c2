/** Every screen of the Studio in a state worth a look: for reviewed pictures, and for the search for what shuts people out. */
import { cp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { chooseAsset, inspector, showScreen, showTable } from './asset-parts.ts';
import { busyPicture } from './busy-picture.ts';
import { expect } from './journey.ts';

/** What is done to a copy of the example before the Studio opens it. `none`: no project. */
export type SceneProject = 'example' | 'failing' | 'diverged' | 'empty' | 'none';

export interface Scene {
  /** Names its picture. */
  readonly name: string;
  /** To what is to be seen, settled. The scenes of a project are shown in their order, in one page. */
  readonly show: (page: Page) => Promise<void>;
}

/** Too many colours in a tile sheet, and a sound that is none. */
async function makeFail(project: string): Promise<void> {
  await writeFile(join(project, 'assets/sprites/player/kestrel.png'), busyPicture(64));
  await writeFile(join(project, 'assets/sounds/engines/hum.wav'), 'RIFF, but nothing else');
}

/** A folder moved, another one gone, a declaration that cannot be read, an asset copied. */
async function makeDiverge(project: string): Promise<void> {
  const assets = join(project, 'assets');
  await rename(join(assets, 'tiles/hud'), join(assets, 'tiles/overlay'));
  await rm(join(assets, 'sprites/debris'), { recursive: true });
  await writeFile(join(assets, 'sprites/rocks/asset.json'), '{ "schema_version": 1,');
  await cp(join(assets, 'data/tables'), join(assets, 'data/tables-copy'), { recursive: true });
}

async function makeEmpty(project: string): Promise<void> {
  const assets = join(project, 'assets');
  for (const name of await readdir(assets)) if (name !== '.prometeu') await rm(join(assets, name), { recursive: true });
  await writeFile(join(assets, '.prometeu/index.json'), '{\n  "schema_version": 1,\n  "next_asset_id": 1,\n  "assets": []\n}\n');
}

export const prepare: Readonly<Record<SceneProject, (project: string) => Promise<void>>> = {
  example: async () => undefined,
  failing: makeFail,
  diverged: makeDiverge,
  empty: makeEmpty,
  none: async () => undefined,
};

/** What was looked into is known from here on. */
async function lookIntoAll(page: Page): Promise<void> {
  await showScreen(page, 'Problems');
  await page.getByRole('button', { name: 'Look into all' }).first().click();
  await expect(page.getByText(/^Looked into/u)).toBeVisible();
}

async function showPack(page: Page, step: 'Summary' | 'Validation' | 'Result'): Promise<void> {
  await showScreen(page, 'Pack');
  await page.getByRole('navigation', { name: 'Steps of a pack' }).getByRole('button', { name: step }).click();
  await expect(page.getByText('Asking the packer')).toHaveCount(0);
}

async function dialogAway(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
}

const example: readonly Scene[] = [
  { name: 'problems-unchecked', show: (page) => showScreen(page, 'Problems') },
  { name: 'problems-none', show: lookIntoAll },
  {
    name: 'assets-tree-tiles',
    show: async (page) => {
      await showScreen(page, 'Assets');
      await page.getByRole('button', { name: 'Open all folders' }).click();
      await page.getByRole('treegrid', { name: 'Assets' }).getByRole('row', { name: /^nebula/u }).click();
      await expect(page.getByText(/of 64 palettes/u)).toBeVisible();
    },
  },
  {
    name: 'assets-table-sounds',
    show: async (page) => {
      const table = await showTable(page);
      await table.getByRole('row', { name: /engines/u }).click();
      await expect(inspector(page, 'engines')).toBeVisible();
      await expect(page.getByRole('button', { name: 'Play thrust', exact: true })).toBeVisible();
    },
  },
  {
    name: 'assets-filtered-data',
    show: async (page) => {
      await chooseAsset(page, 'data/stages');
      await expect(inspector(page, 'stages')).toBeVisible();
    },
  },
  {
    name: 'assets-several',
    show: async (page) => {
      await page.getByRole('searchbox', { name: /^Filter by name/u }).fill('sprites');
      await page.getByRole('grid', { name: 'Assets' }).focus();
      await page.keyboard.press('Control+a');
      await expect(page.getByText(/9 assets chosen/u)).toBeVisible();
    },
  },
  {
    name: 'assets-menu',
    show: async (page) => {
      const row = await chooseAsset(page, 'sprites/rocks');
      await row.click({ button: 'right' });
      await expect(page.getByRole('menu')).toBeVisible();
    },
  },
  {
    name: 'change-form',
    show: async (page) => {
      await page.getByRole('menuitem', { name: /^Move/u }).click();
      await page.getByRole('dialog').getByRole('textbox', { name: 'Folder', exact: true }).fill('space');
    },
  },
  {
    name: 'change-review',
    show: async (page) => {
      await page.getByRole('dialog').getByRole('button', { name: 'Go on' }).click();
      await expect(page.getByRole('dialog').getByRole('button', { name: 'Apply' })).toBeEnabled();
    },
  },
  { name: 'pack-summary', show: async (page) => { await dialogAway(page); await showPack(page, 'Summary'); } },
  { name: 'pack-validation', show: (page) => showPack(page, 'Validation') },
  {
    name: 'pack-result',
    show: async (page) => {
      await page.getByRole('button', { name: /^Pack now/u }).click();
      await expect(page.getByRole('heading', { level: 2, name: 'Packed' })).toBeVisible();
      await expect(page.getByRole('radio', { name: 'Map' })).toBeVisible();
    },
  },
  { name: 'activity', show: (page) => showScreen(page, 'Activity') },
  { name: 'settings', show: (page) => showScreen(page, 'Settings') },
  {
    name: 'palette',
    show: async (page) => {
      await page.keyboard.press('Control+k');
      await expect(page.getByRole('combobox', { name: /action/iu })).toBeVisible();
    },
  },
];

const failing: readonly Scene[] = [
  {
    name: 'problems',
    show: async (page) => {
      await lookIntoAll(page);
      await page.getByRole('treegrid').getByRole('row').filter({ hasText: 'opaque colours' }).first().click();
    },
  },
  {
    name: 'assets-error-on-tile',
    show: async (page) => {
      await page.getByRole('treegrid').getByRole('row').filter({ hasText: 'opaque colours' }).first().dblclick();
      await expect(page.getByText('Cannot be packed as it is. Drawn here are its inputs.')).toBeVisible();
    },
  },
  {
    name: 'pack-blocked',
    show: async (page) => {
      await showPack(page, 'Summary');
      await page.getByRole('button', { name: /^Pack now/u }).click();
      await expect(page.getByRole('heading', { level: 2, name: 'Blocked' })).toBeVisible();
    },
  },
];

const diverged: readonly Scene[] = [
  { name: 'drift-banner', show: async (page) => expect(page.getByText(/decisions are owed/u)).toBeVisible() },
  {
    name: 'drift-review',
    show: async (page) => {
      await page.getByRole('button', { name: 'Review' }).first().click();
      await page.getByRole('dialog').getByRole('row').filter({ hasText: 'Asset moved' }).click();
      await expect(page.getByRole('dialog').getByText('root_moved')).toBeVisible();
    },
  },
];

export const scenes: Readonly<Record<SceneProject, readonly Scene[]>> = {
  none: [{ name: 'welcome', show: async (page) => expect(page.getByText('Recent projects')).toBeVisible() }],
  empty: [
    { name: 'assets-empty', show: async (page) => expect(page.getByText('No assets yet')).toBeVisible() },
    { name: 'pack-empty', show: (page) => showPack(page, 'Summary') },
  ],
  example,
  failing,
  diverged,
};
