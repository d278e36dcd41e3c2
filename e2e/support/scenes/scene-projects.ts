/** What the projects of the scenes are made of. */
import { cp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { busyPicture } from '../busy-picture.ts';

/** What is done to a copy of the example before the Studio opens it. `none`: no project. */
export type SceneProject = 'example' | 'failing' | 'diverged' | 'empty' | 'none';

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
