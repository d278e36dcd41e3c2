/** A project of what is as long, as large and as many as may be. */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { picture } from '../../../scripts/bench/pictures.ts';

interface Extreme {
  readonly root: string;
  readonly name: string;
  readonly declaration: Readonly<Record<string, unknown>>;
  readonly files: Readonly<Record<string, string | Uint8Array>>;
}

const tiles = (output: Readonly<Record<string, unknown>>): Extreme['declaration'] => ({
  family: 'tile_bank',
  inputs: { tiles: ['*.png'] },
  output: { format: 'TILES/indexed4_v1', codec: 'NONE', ...output },
});
const data = { family: 'data_bank', inputs: { files: ['**'] }, output: { format: 'DATA/blob_v1', codec: 'NONE' } };

const word = 'a-folder-whose-name-somebody-made-in-a-hurry-and-never-shortened';

/** Below `assets/`, so that its `asset.json` has a path of 240 bytes. */
export const longestRoot = `${word}/${word}/${word}/${'x'.repeat(240 - 3 * (word.length + 1) - 'assets//asset.json'.length)}`;

export const longestName = 'A name of eighty code points, which is as many as there may be, and no one more.';

const assets: readonly Extreme[] = [
  { root: longestRoot, name: longestName, declaration: tiles({ tile_size: 16 }), files: { 'tile.png': picture(32, 3, 'busy') } },
  { root: `long/${'n'.repeat(80)}`, name: 'n'.repeat(80), declaration: data, files: { 'text.txt': 'short\n' } },
  // Of the hardware's largest: 256 tiles of 32 by 32, 64 palettes.
  {
    root: 'large/sheet',
    name: 'sheet',
    declaration: tiles({ tile_size: 32, columns: 32 }),
    files: Object.fromEntries(Array.from({ length: 64 }, (_, at) => [`part-${String(at).padStart(2, '0')}.png`, picture(64, at * 7, 'busy')])),
  },
  {
    root: 'many/rooms',
    name: 'rooms',
    declaration: data,
    files: Object.fromEntries(Array.from({ length: 2000 }, (_, at) => [`room-${String(at).padStart(4, '0')}.txt`, `room ${String(at)}\nexits north, east\nGrüße, ½ café\n`])),
  },
];

export async function makeExtreme(project: string): Promise<void> {
  const directory = join(project, 'assets');
  for (const name of await readdir(directory)) if (name !== '.prometeu') await rm(join(directory, name), { recursive: true });
  const entries = await Promise.all(assets.map((asset, at) => write(directory, asset, at + 1)));
  const registry = `{\n  "schema_version": 1,\n  "next_asset_id": ${String(assets.length + 1)},\n  "assets": [\n${entries.join(',\n')}\n  ]\n}\n`;
  await writeFile(join(directory, '.prometeu/index.json'), registry);
}

async function write(directory: string, { root, name, declaration, files }: Extreme, id: number): Promise<string> {
  const uuid = `0198c2a4-7b1e-7d3a-9c55-${id.toString(16).padStart(12, '0')}`;
  const declared = JSON.stringify({ schema_version: 1, asset_uuid: uuid, asset_name: name, ...declaration }, null, 2);
  for (const [path, bytes] of Object.entries({ ...files, 'asset.json': `${declared}\n` })) {
    const file = join(directory, root, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
  return `    {"asset_id": ${String(id)}, "asset_uuid": "${uuid}", "root": "${root}", "included_in_build": true}`;
}
