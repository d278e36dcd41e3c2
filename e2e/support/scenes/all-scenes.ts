/** Every screen of the Studio in a state worth a look: for reviewed pictures, and for the search for what shuts people out. */
import { expect } from '../journey.ts';
import { aroundScenes } from './around-scenes.ts';
import { assetScenes } from './asset-scenes.ts';
import { divergedScenes, failedScenes, staleScenes } from './diverged-scenes.ts';
import { extremeScenes } from './extreme-scenes.ts';
import { failingScenes } from './failing-scenes.ts';
import { fixableScenes } from './fixable-scenes.ts';
import { hugeScenes } from './huge-scenes.ts';
import { manyScenes } from './many-scenes.ts';
import { packScenes } from './pack-scenes.ts';
import { packingScenes } from './packing-scenes.ts';
import type { Scene } from './scene.ts';
import type { SceneProject } from './scene-projects.ts';
import { lookIntoAll, showPack } from './scene-steps.ts';
import { readOnlyScenes, unwatchedScenes } from './status-scenes.ts';
import { welcomeScenes } from './welcome-scenes.ts';

/** With all that is in files known from the first scene on. */
function whenLookedInto([first, ...others]: readonly Scene[]): readonly Scene[] {
  if (!first) return [];
  const show: Scene['show'] = async (page, around) => {
    await lookIntoAll(page);
    await first.show(page, around);
  };
  return [{ ...first, show }, ...others];
}

export const scenes: Readonly<Record<SceneProject, readonly Scene[]>> = {
  none: welcomeScenes,
  empty: [
    { name: 'assets-empty', show: async (page) => expect(page.getByText('No assets yet')).toBeVisible() },
    { name: 'pack-empty', show: (page) => showPack(page, 'Summary') },
  ],
  example: whenLookedInto([...assetScenes, ...packScenes]),
  around: aroundScenes,
  packs: packingScenes,
  failing: failingScenes,
  diverged: divergedScenes,
  stale: staleScenes,
  failed: failedScenes,
  readonly: readOnlyScenes,
  unwatched: unwatchedScenes,
  many: manyScenes,
  fixable: fixableScenes,
  extreme: extremeScenes,
  huge: hugeScenes,
};
