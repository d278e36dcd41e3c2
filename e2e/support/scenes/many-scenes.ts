/** A thousand assets, of which very many change. */
import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { picture } from '../../../scripts/bench/pictures.ts';
import { drift, stateChip } from '../drift-parts.ts';
import { expect } from '../journey.ts';
import { rootOf } from '../many-assets.ts';
import type { Scene } from './scene.ts';

/** So far a look has come, and so many files it reads; how many it begins with, and how quickly, is chance. */
const far = { done: 262, total: 749 };

export const manyScenes: readonly Scene[] = [
  {
    name: 'reconciling',
    show: async (page, { project, gate }) => {
      gate.retell((message) => (message.includes('"reconcile.progress"') ? message.replace(/"done":\d+,"total":\d+/u, `"done":${String(far.done)},"total":${String(far.total)}`) : message));
      gate.holdAfter(/"reconcile.progress"/u);
      const other = picture(16, 7, 'busy');
      for (let id = 1; id < 1000; id += 1) {
        const file = join(project, 'assets', rootOf(id), 'tile.png');
        if (existsSync(file)) await writeFile(file, other);
      }
      await expect(page.getByRole('progressbar', { name: 'Files read again' })).toBeVisible();
    },
  },
  {
    name: 'drift-review-many',
    show: async (page, { project, gate }) => {
      gate.release();
      await expect(stateChip(page, 'Fresh')).toBeVisible();
      for (let id = 1; id <= 500; id += 1) await rm(join(project, 'assets', rootOf(id)), { recursive: true });
      await expect(page.getByText('500 decisions are owed')).toBeVisible();
      await page.keyboard.press('F7');
      const { items, item } = drift(page);
      await item.getByRole('radio', { name: 'Unregister' }).check();
      await item.getByRole('button', { name: /^Decide the same/u }).click();
      await expect(items.getByText('500 of 500 decided')).toBeVisible();
    },
  },
];
