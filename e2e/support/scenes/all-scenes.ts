/** Every screen of the Studio in a state worth a look: for reviewed pictures, and for the search for what shuts people out. */
import { expect } from '../journey.ts';
import { assetScenes } from './asset-scenes.ts';
import { divergedScenes } from './diverged-scenes.ts';
import { failingScenes } from './failing-scenes.ts';
import { problemScenes, surroundingScenes } from './other-scenes.ts';
import { packScenes } from './pack-scenes.ts';
import type { Scene } from './scene.ts';
import type { SceneProject } from './scene-projects.ts';
import { showPack } from './scene-steps.ts';

export const scenes: Readonly<Record<SceneProject, readonly Scene[]>> = {
  none: [{ name: 'welcome', show: async (page) => expect(page.getByText('Recent projects')).toBeVisible() }],
  empty: [
    { name: 'assets-empty', show: async (page) => expect(page.getByText('No assets yet')).toBeVisible() },
    { name: 'pack-empty', show: (page) => showPack(page, 'Summary') },
  ],
  example: [...problemScenes, ...assetScenes, ...packScenes, ...surroundingScenes],
  failing: failingScenes,
  diverged: divergedScenes,
};
