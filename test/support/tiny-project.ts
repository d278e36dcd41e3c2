import { MemoryFileSystem } from '../../src/io/memory-file-system.ts';
import { encodePng } from './png.ts';
import { wavFile } from './wav.ts';
import { makeWorkspace } from './workspace.ts';
import type { AssetSpec, WorkspaceSpec } from './workspace.ts';

/** Where tests put a project in memory. */
export const tinyPlace = '/games/tiny';

/** 8 by 8 pixels of one gray. */
export function grayTile(gray: number): Uint8Array {
  return encodePng({ width: 8, height: 8, colourType: 0, bitDepth: 8, samples: new Array<number>(64).fill(gray) });
}

export const tileBank: AssetSpec = {
  root: 'tiles/ground',
  declaration: {
    family: 'tile_bank',
    inputs: { tiles: ['*.png'] },
    output: { format: 'TILES/indexed4_v1', codec: 'NONE', tile_size: 8 },
    preload: { slot: 0 },
  },
  files: { 'a.png': grayTile(40), 'b.png': grayTile(200), 'sketch.txt': 'nobody selects this' },
};

export const soundBank: AssetSpec = {
  root: 'sounds/ui',
  declaration: {
    family: 'sound_bank',
    inputs: { clips: ['click.wav'] },
    output: { format: 'SOUNDS/pcm16_v1', codec: 'NONE', sample_rate: 22050 },
  },
  files: { 'click.wav': wavFile({ rate: 22050, samples: [0, 1000, -1000, 32767, -32768] }) },
};

export const dataBank: AssetSpec = {
  root: 'data/levels',
  declaration: { inputs: { files: ['one.bin', 'two.bin'] } },
  files: { 'one.bin': 'first level', 'two.bin': 'second level!' },
};

export const excludedBank: AssetSpec = { root: 'data/draft', included: false, files: { 'draft.bin': 'not yet' } };
export const strangerBank: AssetSpec = { root: 'data/stranger', registered: false, files: { 'x.bin': 'unknown' } };

/** One bank of each family, one excluded, one unregistered root. Ids 1, 2, 3; 4 is excluded. */
export const tinySpec: WorkspaceSpec = { assets: [tileBank, soundBank, dataBank, excludedBank, strangerBank] };

/** A durable project in memory at {@link tinyPlace}. */
export function tinyDisk(spec: WorkspaceSpec = tinySpec): MemoryFileSystem {
  const disk = MemoryFileSystem.of({ '/tmp/keep': '', [`${tinyPlace}/README`]: 'a game' });
  makeWorkspace(disk, tinyPlace, spec);
  disk.sync();
  return disk;
}

export const buildNames = ['assets.pa', 'asset_table.json', 'preload.json', 'asset_table_metadata.json'] as const;

/** All there is in `build/`, by path below it, bytes as Latin-1; nothing when there is no `build/`. */
export function buildOf(disk: MemoryFileSystem, place = tinyPlace): Readonly<Record<string, string>> {
  if (!disk.stat(`${place}/build`)) return {};
  const entries = [...disk.tree(`${place}/build`)].map(([path, text]) => [path.slice(place.length + '/build/'.length), text] as const);
  return Object.fromEntries(entries.filter(([path]) => path !== ''));
}
