/** The Pack Wizard of a project with budgets, of which one is exceeded, and constants for game code: in the middle, and at every end. */
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { holdProject } from '../hold-project.ts';
import { expect } from '../journey.ts';
import { openWizard, packHeading, packStep } from '../pack-parts.ts';
import type { Scene } from './scene.ts';

const settings = {
  schema_version: 1,
  size_budgets: {
    SOUNDS: { max_bytes: 2_000_000, severity: 'warning' },
    TILES: { max_bytes: 200_000, severity: 'error' },
    total: { max_bytes: 3_000_000, severity: 'error' },
  },
  companions: ['asset_ids.d.ts', 'asset_ids.h', 'asset_ids.rs'],
};

export async function makeBudgeted(project: string): Promise<void> {
  await writeFile(join(project, 'assets/.prometeu/project.json'), `${JSON.stringify(settings, null, 2)}\n`);
}

export const packingScenes: readonly Scene[] = [
  { name: 'pack-budgets', show: (page) => openWizard(page) },
  {
    name: 'pack-banks',
    small: true,
    show: async (page) => {
      await page.getByRole('tab', { name: /^Banks/u }).click();
      await expect(page.getByRole('region', { name: 'TILES' })).toBeVisible();
    },
  },
  {
    name: 'pack-warned',
    show: async (page) => {
      await packStep(page, 'Validation').click();
      await expect(packHeading(page, 'Nothing blocks the pack')).toBeVisible();
      await expect(page.getByRole('treegrid').getByText('size_budget_exceeded')).toBeVisible();
    },
  },
  {
    name: 'pack-packing',
    show: async (page, { gate }) => {
      // What the packer does goes on; the page hears of it up to here.
      gate.holdAfter(/"type":"pack.phase".*"phase":"emit"|"phase":"emit".*"type":"pack.phase"/u);
      await page.getByRole('button', { name: /^Pack now/u }).click();
      await expect(packHeading(page, 'Emit')).toBeVisible();
    },
  },
  {
    name: 'pack-result-budgets',
    show: async (page, { gate }) => {
      gate.release();
      await expect(packHeading(page, 'Packed')).toBeVisible();
      await expect(page.getByText('asset_ids.rs')).toBeVisible();
    },
  },
  {
    name: 'pack-result-table',
    small: true,
    show: async (page) => {
      await page.getByRole('radio', { name: 'Table' }).click();
      await expect(page.getByRole('treegrid', { name: 'Bytes of the archive by bank and asset' })).toBeVisible();
    },
  },
  {
    name: 'pack-proved',
    small: true,
    show: async (page) => {
      await page.getByRole('button', { name: 'Check determinism' }).click();
      await expect(page.getByText('The same to the last byte')).toBeVisible();
      await expect(page.getByRole('button', { name: /^Pack again/u })).toBeVisible();
    },
  },
  {
    name: 'pack-changes',
    show: async (page, { project }) => {
      await copyFile(join(project, 'assets/sprites/secret/gold-kestrel.png'), join(project, 'assets/sprites/player/kestrel.png'));
      await page.getByRole('button', { name: /^Pack again/u }).click();
      await packStep(page, 'Packing').click();
      await expect(packHeading(page, 'Packed')).toBeVisible();
      await packStep(page, 'Result').click();
      await page.getByRole('tab', { name: /^Changes/u }).click();
      await expect(page.getByText('bytes, description')).toBeVisible();
    },
  },
  {
    name: 'pack-failed',
    show: async (page, { project }) => {
      const inTheWay = join(project, 'build/asset_table.json');
      await rm(inTheWay);
      await mkdir(join(inTheWay, 'of somebody'), { recursive: true });
      await page.getByRole('button', { name: /^Pack again/u }).click();
      await expect(packHeading(page, 'Failed')).toBeVisible();
      await rm(inTheWay, { recursive: true });
    },
  },
  {
    name: 'pack-cancelled',
    show: async (page, { project }) => {
      const other = await holdProject(project);
      await page.getByRole('button', { name: /^Pack again/u }).click();
      await page.getByRole('button', { name: 'Cancel the pack' }).click();
      await expect(packHeading(page, 'Cancelled')).toBeVisible();
      other.dispose();
    },
  },
];
