/** What the projects of the scenes are made of. */
import { cp, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { busyPicture } from '../busy-picture.ts';
import { manyAssets } from '../many-assets.ts';
import { makeExtreme } from './extreme-project.ts';
import { makeBudgeted } from './packing-scenes.ts';

/** What is done to a copy of the example before the Studio opens it. `none`: no project. */
export type SceneProject = 'example' | 'around' | 'packs' | 'failing' | 'diverged' | 'stale' | 'failed' | 'readonly' | 'unwatched' | 'many' | 'fixable' | 'extreme' | 'huge' | 'empty' | 'none';

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

/** What changes on disk waits until somebody refreshes. */
async function makeManual(project: string): Promise<void> {
  await writeFile(join(project, 'assets/.prometeu/project.json'), '{\n  "schema_version": 1,\n  "refresh": "manual"\n}\n');
}

/** A change that was not finished, and of which nobody can tell what it was. */
async function makeUnresolved(project: string): Promise<void> {
  const journal = join(project, 'assets/.prometeu/journal/k3Xq9LmT2bVwR7sNcH4d');
  await mkdir(journal, { recursive: true });
  await writeFile(join(journal, 'record.json'), '{ "format": ');
}

/** A registry in a format of later. */
async function makeNewer(project: string): Promise<void> {
  const registry = join(project, 'assets/.prometeu/index.json');
  await writeFile(registry, (await readFile(registry, 'utf8')).replace('"schema_version": 1', '"schema_version": 2'));
}

async function makeMany(project: string): Promise<void> {
  await rm(project, { recursive: true });
  await cp(manyAssets(join(tmpdir(), 'prometeu-many-assets'), 1000), project, { recursive: true });
}

/** As failing, and a slot that two banks want. */
async function makeFixable(project: string): Promise<void> {
  await makeFail(project);
  const declaration = join(project, 'assets/sprites/player/asset.json');
  await writeFile(declaration, (await readFile(declaration, 'utf8')).replace('"slot": 5', '"slot": 4'));
}

/** The one that stands already, which nobody writes to. */
async function makeHuge(project: string): Promise<void> {
  await rm(project, { recursive: true });
  await symlink(manyAssets(join(tmpdir(), 'prometeu-many-assets'), 50_000), project);
}

export const prepare: Readonly<Record<SceneProject, (project: string) => Promise<void>>> = {
  example: async () => undefined,
  around: async () => undefined,
  packs: makeBudgeted,
  failing: makeFail,
  diverged: makeDiverge,
  stale: makeManual,
  failed: makeUnresolved,
  readonly: makeNewer,
  unwatched: async () => undefined,
  many: makeMany,
  fixable: makeFixable,
  extreme: makeExtreme,
  huge: makeHuge,
  empty: makeEmpty,
  none: async () => undefined,
};
