import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { picture } from '../../scripts/bench/pictures.ts';

/** Raised whenever the same number of assets would give other files. */
const version = 2;

const kinds = ['crate', 'lantern', 'door', 'slime', 'torch', 'coin', 'level', 'dialogue'] as const;

/**
 * A project of that many small assets below `below`, the same everywhere: six of eight are tile banks of one
 * picture of 16 × 16, two are data banks of one short text; a hundred stand in a folder. One that stands already is used again, so
 * nobody may write to it. Answers its directory.
 */
export function manyAssets(below: string, assets: number): string {
  const directory = join(below, `many-assets-${String(assets)}-${String(version)}`);
  if (existsSync(directory)) return directory;
  const fresh = `${directory}-${String(process.pid)}`;
  write(fresh, assets);
  try {
    renameSync(fresh, directory);
  } catch (error) {
    // Another one was quicker, with the same files.
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(directory)) throw error;
  }
  return directory;
}

/** Where the asset with this id stands, below `assets/`. */
export function rootOf(id: number): string {
  return `world-${String(Math.floor(id / 1000)).padStart(2, '0')}/room-${String(Math.floor(id / 100)).padStart(3, '0')}/${kindOf(id)}-${String(id).padStart(5, '0')}`;
}

function kindOf(id: number): (typeof kinds)[number] {
  return kinds[id % kinds.length] ?? 'crate';
}

function write(directory: string, assets: number): void {
  const pictures = Array.from({ length: 48 }, (_, seed) => picture(16, seed + 100, 'busy'));
  const lines: string[] = [];
  for (let id = 1; id <= assets; id += 1) {
    const kind = kindOf(id);
    const root = rootOf(id);
    const name = basename(root);
    const folder = join(directory, 'assets', root);
    const uuid = `0198c2a4-7b1e-7d3a-9c55-${id.toString(16).padStart(12, '0')}`;
    const isText = kind === 'level' || kind === 'dialogue';
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'asset.json'), `${JSON.stringify({ schema_version: 1, asset_uuid: uuid, asset_name: name, ...(isText ? data : tiles) }, null, 2)}\n`);
    writeFileSync(join(folder, isText ? 'words.txt' : 'tile.png'), isText ? `${kind} ${String(id)}\n` : (pictures[id % pictures.length] ?? ''));
    lines.push(`    {"asset_id": ${String(id)}, "asset_uuid": "${uuid}", "root": "${root}", "included_in_build": ${String(id % 25 !== 0)}}`);
  }
  mkdirSync(join(directory, 'assets/.prometeu'), { recursive: true });
  const registry = `{\n  "schema_version": 1,\n  "next_asset_id": ${String(assets + 1)},\n  "assets": [\n${lines.join(',\n')}\n  ]\n}\n`;
  writeFileSync(join(directory, 'assets/.prometeu/index.json'), registry);
}

const tiles = {
  family: 'tile_bank',
  inputs: { tiles: ['tile.png'] },
  output: { format: 'TILES/indexed4_v1', codec: 'NONE', tile_size: 16 },
};

const data = {
  family: 'data_bank',
  inputs: { files: ['words.txt'] },
  output: { format: 'DATA/blob_v1', codec: 'NONE' },
};
