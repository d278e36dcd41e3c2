import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { numbersFrom, picture } from './pictures.ts';

/** Raised whenever the same number of assets would give other files. */
const workspaceVersion = 3;

/** A workspace to measure on: the same files for the same number of assets, on every machine. */
export interface Workspace {
  /** The project's directory, absolute. */
  readonly directory: string;
  readonly assets: number;
  /** Every file below `assets/`, absolute. */
  readonly files: readonly string[];
}

interface MadeAsset {
  readonly family: 'tile_bank' | 'sound_bank' | 'data_bank';
  readonly files: Readonly<Record<string, Buffer>>;
  readonly inputs: Readonly<Record<string, readonly string[]>>;
  readonly output: Readonly<Record<string, unknown>>;
}

/**
 * Of ten assets six are tile banks of two RGBA pictures of 64 × 64, two are sound banks and two are data banks;
 * a hundred stand in a folder. No two files are equal: some packers store equal ones once. A workspace that stands already is used again.
 */
export function makeWorkspace(below: string, assets: number): Workspace {
  const directory = join(below, `workspace-${assets}-${workspaceVersion}`);
  const done = join(directory, 'files.txt');
  if (!existsSync(done)) {
    rmSync(directory, { recursive: true, force: true });
    const files = [...write(directory, assets)];
    writeFileSync(done, files.join('\n'));
  }
  const files = readFileSync(done, 'utf8').split('\n').map((file) => join(directory, file));
  return { directory, assets, files };
}

function* write(directory: string, assets: number): Generator<string> {
  const lines: string[] = [];
  for (let id = 1; id <= assets; id += 1) {
    const made = makeAsset(id);
    const root = `set-${String(Math.floor(id / 100)).padStart(4, '0')}/${made.family}-${id}`;
    const uuid = `0198c2a4-7b1e-7d3a-9c55-${id.toString(16).padStart(12, '0')}`;
    const { family, inputs, output } = made;
    const document = { schema_version: 1, asset_uuid: uuid, asset_name: `${family} ${id}`, family, inputs, output };
    mkdirSync(join(directory, 'assets', root), { recursive: true });
    const files = { 'asset.json': `${JSON.stringify(document, null, 2)}\n`, ...made.files };
    for (const [name, bytes] of Object.entries(files)) {
      writeFileSync(join(directory, 'assets', root, name), bytes);
      yield `assets/${root}/${name}`;
    }
    lines.push(`    {"asset_id": ${id}, "asset_uuid": "${uuid}", "root": "${root}", "included_in_build": true}`);
  }
  mkdirSync(join(directory, 'assets/.prometeu'), { recursive: true });
  const index = `{\n  "schema_version": 1,\n  "next_asset_id": ${assets + 1},\n  "assets": [\n${lines.join(',\n')}\n  ]\n}\n`;
  writeFileSync(join(directory, 'assets/.prometeu/index.json'), index);
  yield 'assets/.prometeu/index.json';
}

function makeAsset(id: number): MadeAsset {
  const kind = id % 10;
  if (kind < 6) {
    return {
      family: 'tile_bank',
      files: { 'ground.png': picture(64, 2 * id, 'busy'), 'props.png': picture(64, 2 * id + 1, 'busy') },
      inputs: { tiles: ['*.png'] },
      output: { format: 'TILES/indexed4_v1', codec: 'NONE', tile_size: 16 },
    };
  }
  if (kind < 8) {
    return {
      family: 'sound_bank',
      files: { 'chime.wav': sound(id) },
      inputs: { clips: ['chime.wav'] },
      output: { format: 'SOUNDS/pcm16_v1', codec: 'NONE' },
    };
  }
  return {
    family: 'data_bank',
    files: { 'levels.bin': data(id, 3000), 'story.txt': Buffer.from(`line of asset ${id}\n`.repeat(40)) },
    inputs: { files: ['levels.bin', 'story.txt'] },
    output: { format: 'DATA/blob_v1', codec: 'NONE' },
  };
}

/** 8,000 frames of PCM s16, mono, at the bank's own rate. */
function sound(id: number): Buffer {
  const frames = 8000;
  const bytes = Buffer.alloc(44 + frames * 2);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write('WAVEfmt ', 8, 'latin1');
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(44100, 24);
  bytes.writeUInt32LE(88200, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36, 'latin1');
  bytes.writeUInt32LE(frames * 2, 40);
  for (let frame = 0; frame < frames; frame += 1) bytes.writeInt16LE(((frame * ((id % 50) + 20) + id * 7) % 20000) - 10000, 44 + frame * 2);
  return bytes;
}

function data(id: number, size: number): Buffer {
  const next = numbersFrom(id);
  const bytes = Buffer.alloc(size);
  for (let at = 0; at < size; at += 1) bytes[at] = next() >>> 24;
  return bytes;
}

/** Reads every file once: an idle machine drops what it kept of them within seconds. */
export function touch(files: readonly string[]): void {
  for (const file of files) readFileSync(file);
}
