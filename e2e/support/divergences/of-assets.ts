/** Folders and declarations of assets that are not as the registry has them. */
import { cpSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rewrite, type Divergence, type Found } from './divergence.ts';
import { appendEntry, copyFolder, edit, entryIn, moveFolder, registryFile, removeFolder, textIn, withoutEntry } from './project-tree.ts';

const declarationWays = ['Put the declaration back', 'Unregister'];
const storyUuid = '0198c2cd-9140-7812-aba7-3ee57961fd92';
const strangeUuid = '0198c2cd-9140-7812-aba7-0123456789ab';
const stagesUuid = '0198c2cc-08d0-70d0-86a7-c0a19d33a01c';
const bonusUuid = '0198c2cc-08d0-70d0-86a7-efefefefefef';
const tablesUuid = '0198c2cf-30f7-7f9e-bf5f-9fab7bdc968b';

const moved: Found = {
  kind: 'root_moved',
  title: 'Asset moved',
  edit: (project) => renameSync(join(project, 'assets/tiles/hud'), join(project, 'assets/tiles/overlay')),
  disk: 'assets/tiles/overlay',
  registry: 'assets/tiles/hud',
  ways: ['Follow the move', 'Unregister'],
};

const declarationMissing: Found = {
  kind: 'declaration_missing',
  title: 'Declaration missing',
  edit: (project) => rmSync(join(project, 'assets/sprites/debris/asset.json')),
  disk: 'a directory without an asset.json',
  registry: 'asset 16 at assets/sprites/debris',
  ways: declarationWays,
};

const declarationInvalid: Found = {
  kind: 'declaration_invalid',
  title: 'Declaration cannot be used',
  edit: (project) => writeFileSync(join(project, 'assets/sprites/elites/asset.json'), '{'),
  disk: 'an asset.json that is not valid',
  registry: 'asset 12 at assets/sprites/elites',
  ways: declarationWays,
};

const anotherUuid: Found = {
  kind: 'uuid_mismatch',
  title: 'Another identity',
  edit: (project) => rewrite(project, 'assets/data/story/asset.json', storyUuid, strangeUuid),
  disk: strangeUuid,
  registry: storyUuid,
  ways: ['Take what the disk has', 'Put the declaration back', 'Unregister'],
};

export const ofAssets: readonly Divergence[] = [
  {
    ...moved,
    way: 'Follow the move',
    leaves: (tree) => {
      moveFolder(tree, 'assets/tiles/hud', 'assets/tiles/overlay');
      edit(tree, registryFile, '"root": "tiles/hud"', '"root": "tiles/overlay"');
    },
  },
  {
    ...moved,
    way: 'Unregister',
    leaves: (tree) => {
      moveFolder(tree, 'assets/tiles/hud', 'assets/tiles/overlay');
      withoutEntry(tree, 'tiles/hud');
    },
  },
  {
    kind: 'root_missing',
    title: 'Asset missing',
    edit: (project) => rmSync(join(project, 'assets/tiles/moon'), { recursive: true }),
    disk: 'nothing',
    registry: 'asset 5 at assets/tiles/moon',
    ways: ['Unregister'],
    way: 'Unregister',
    leaves: (tree) => {
      removeFolder(tree, 'assets/tiles/moon');
      withoutEntry(tree, 'tiles/moon');
    },
  },
  {
    ...declarationMissing,
    way: 'Put the declaration back',
    leaves: () => undefined,
  },
  {
    ...declarationMissing,
    way: 'Unregister',
    leaves: (tree) => {
      tree.delete('assets/sprites/debris/asset.json');
      withoutEntry(tree, 'sprites/debris');
    },
  },
  {
    ...declarationInvalid,
    way: 'Put the declaration back',
    leaves: () => undefined,
    keeps: '{',
  },
  {
    ...declarationInvalid,
    way: 'Unregister',
    leaves: (tree) => {
      tree.set('assets/sprites/elites/asset.json', '{');
      withoutEntry(tree, 'sprites/elites');
    },
  },
  {
    kind: 'uuid_duplicate',
    title: 'One identity twice',
    edit: (project) => cpSync(join(project, 'assets/data/tables'), join(project, 'assets/data/tables-copy'), { recursive: true }),
    disk: 'assets/data/tables, assets/data/tables-copy',
    registry: 'asset 32 at assets/data/tables',
    ways: ['Give a new identity', 'Give a new identity'],
    way: 'Give a new identity',
    of: 'Gives assets/data/tables-copy',
    leaves: (tree, now) => {
      copyFolder(tree, 'assets/data/tables', 'assets/data/tables-copy');
      edit(tree, 'assets/data/tables-copy/asset.json', tablesUuid, chosenUuid(textIn(now, 'assets/data/tables-copy/asset.json')));
    },
  },
  {
    ...anotherUuid,
    way: 'Take what the disk has',
    leaves: (tree) => {
      edit(tree, 'assets/data/story/asset.json', storyUuid, strangeUuid);
      edit(tree, registryFile, storyUuid, strangeUuid);
    },
  },
  { ...anotherUuid, way: 'Put the declaration back', leaves: () => undefined },
];

/** A uuid of version 7 that no asset of the example has. */
function chosenUuid(declaration: string): string {
  const chosen = /"asset_uuid": "([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})"/u.exec(declaration)?.[1];
  if (chosen === undefined || chosen === tablesUuid) throw new Error(`no new uuid in ${declaration}`);
  return chosen;
}

/** A copy that somebody gave an identity of its own: it owes nobody a decision. */
export const worthKnowing: readonly Pick<Divergence, 'kind' | 'edit' | 'leaves'>[] = [
  {
    kind: 'root_appeared',
    edit: (project) => {
      cpSync(join(project, 'assets/data/stages'), join(project, 'assets/data/bonus'), { recursive: true });
      rewrite(project, 'assets/data/bonus/asset.json', stagesUuid, bonusUuid);
    },
    leaves: (tree) => {
      copyFolder(tree, 'assets/data/stages', 'assets/data/bonus');
      edit(tree, 'assets/data/bonus/asset.json', stagesUuid, bonusUuid);
      const entry = entryIn(tree, 'data/stages').replace('data/stages', 'data/bonus').replace(stagesUuid, bonusUuid);
      appendEntry(tree, entry.replace('"asset_id": 30,', '"asset_id": 36,'));
    },
  },
];
