/** A registry that cannot be used, or that says what the disk does not have. */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rewrite, type Divergence, type Found } from './divergence.ts';
import { appendEntry, copyFolder, edit, entryIn, registryFile, type ProjectTree } from './project-tree.ts';

const changed: Found = {
  kind: 'registry_changed',
  title: 'Registry disagrees',
  edit: (project) => rewrite(project, registryFile, '"root": "sounds/music", "included_in_build": true', '"root": "sounds/nowhere", "included_in_build": false'),
  disk: 'assets/sounds/music, 0198c2ca-3d09-7346-84d7-33f3895fd7b3',
  registry: 'assets/sounds/nowhere, 0198c2ca-3d09-7346-84d7-33f3895fd7b3',
  ways: ['Take what the disk has', 'Put the registry back', 'Unregister'],
};

const kept = /^26 assets, last seen valid, \d{4}-\d\d-\d\d \d\d:\d\d UTC$/u;
const cut = '{"schema_version": 1';

/** What our branch has, beside a branch that leaves another asset out of the build. */
function conflict(project: string): void {
  const text = readFileSync(join(project, registryFile), 'utf8');
  const ours = text.replace('"root": "sounds/weapons", "included_in_build": true', '"root": "sounds/weapons", "included_in_build": false');
  const theirs = text.replace('"root": "sounds/engines", "included_in_build": true', '"root": "sounds/engines", "included_in_build": false');
  writeFileSync(join(project, registryFile), `<<<<<<< ours\n${ours}=======\n${theirs}>>>>>>> theirs\n`);
}

/** A registry made of what is there takes in what nobody had registered. */
function withSecret(tree: ProjectTree, now: ProjectTree): void {
  appendEntry(tree, entryIn(now, 'sprites/secret'));
}

const leftOut = (tree: ProjectTree, root: string): void => edit(tree, registryFile, `"root": "${root}", "included_in_build": true`, `"root": "${root}", "included_in_build": false`);

const conflicting: Found = {
  kind: 'registry_conflict',
  title: 'Registry has merge markers',
  edit: conflict,
  disk: 'a registry with merge markers',
  registry: kept,
  ways: ['Merge by identity', 'Merge by identity', 'Merge by identity', 'Merge by identity', 'Put the registry back', 'Take what the disk has'],
};

const missing: Found = {
  kind: 'registry_missing',
  title: 'Registry missing',
  edit: (project) => rmSync(join(project, registryFile)),
  disk: 'no registry',
  registry: kept,
  ways: ['Put the registry back', 'Merge by identity', 'Take what the disk has'],
};

export const ofTheRegistry: readonly Divergence[] = [
  {
    ...changed,
    way: 'Take what the disk has',
    // Of the edit, all that the disk does not belie.
    leaves: (tree) => leftOut(tree, 'sounds/music'),
  },
  { ...changed, way: 'Put the registry back', leaves: () => undefined },
  {
    kind: 'registry_invalid',
    title: 'Registry cannot be used',
    edit: (project) => writeFileSync(join(project, registryFile), cut),
    disk: 'a file that is no registry',
    registry: kept,
    ways: ['Put the registry back', 'Merge by identity', 'Take what the disk has'],
    way: 'Put the registry back',
    leaves: () => undefined,
    keeps: cut,
  },
  {
    kind: 'registry_invalid',
    title: 'Registry cannot be used',
    edit: (project) => rewrite(project, registryFile, '"next_asset_id": 36', '"next_asset_id": 3'),
    disk: 'next_asset_id 3',
    registry: 'asset 33',
    ways: ['Count on from the highest id'],
    way: 'Count on from the highest id',
    leaves: (tree) => edit(tree, registryFile, '"next_asset_id": 36', '"next_asset_id": 34'),
  },
  {
    ...conflicting,
    way: 'Merge by identity',
    of: 'as if both came from that',
    leaves: (tree) => {
      leftOut(tree, 'sounds/weapons');
      leftOut(tree, 'sounds/engines');
    },
  },
  {
    ...conflicting,
    way: 'Put the registry back',
    leaves: () => undefined,
    keeps: '<<<<<<< ours',
  },
  {
    ...missing,
    way: 'Take what the disk has',
    leaves: withSecret,
  },
  {
    ...missing,
    way: 'Put the registry back',
    leaves: () => undefined,
  },
  {
    kind: 'asset_id_duplicate',
    title: 'One id twice',
    edit: (project) => rewrite(project, registryFile, '"asset_id": 30,', '"asset_id": 27,'),
    disk: 'assets/sounds/music and assets/data/stages',
    registry: 'asset 27, 2 times',
    ways: ['Give a new id', 'Give a new id'],
    way: 'Give a new id',
    of: 'assets/data/stages',
    leaves: (tree) => {
      const entry = entryIn(tree, 'data/stages');
      edit(tree, registryFile, entry, '');
      appendEntry(tree, entry.replace('"asset_id": 30,', '"asset_id": 36,'));
    },
  },
  {
    kind: 'path_collision',
    title: 'Paths collide',
    edit: (project) => {
      const line = '    {"asset_id": 32, "asset_uuid": "0198c2cf-30f7-7f9e-bf5f-9fab7bdc968b", "root": "data/tables", "included_in_build": true},\n';
      const again = line.replace('32,', '35,').replace('9fab7bdc968b', 'cdcdcdcdcdcd');
      rewrite(project, registryFile, line, `${line}${again}`);
    },
    disk: 'assets/data/tables',
    registry: 'asset 32 and asset 35',
    ways: ['Unregister', 'Unregister'],
    way: 'Unregister',
    of: 'asset 35',
    leaves: () => undefined,
  },
  {
    kind: 'path_collision',
    title: 'Paths collide',
    edit: (project) => {
      cpSync(join(project, 'assets/data/stages'), join(project, 'assets/data/story/within'), { recursive: true });
      rewrite(project, 'assets/data/story/within/asset.json', '0198c2cc-08d0-70d0-86a7-c0a19d33a01c', '0198c2cc-08d0-70d0-86a7-efefefefefef');
    },
    disk: 'assets/data/story/within',
    registry: 'nothing',
    ways: ['Move the folder'],
    way: 'Move the folder',
    leaves: (tree) => {
      copyFolder(tree, 'assets/data/stages', 'assets/data/within');
      edit(tree, 'assets/data/within/asset.json', '0198c2cc-08d0-70d0-86a7-c0a19d33a01c', '0198c2cc-08d0-70d0-86a7-efefefefefef');
    },
  },
];
