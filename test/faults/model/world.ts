import { isObject, readJson, type Json, type JsonObject } from './json.ts';
import { readRegistry, type Entry, type Registry } from './registry.ts';

export const registryPath = 'assets/.prometeu/index.json';

/** Bytes as Latin-1 text: one character a byte, so that files compare as strings. */
export type Bytes = string;

export function bytesOf(text: string): Bytes {
  return Buffer.from(text, 'utf8').toString('latin1');
}

/** The text of a file, found or foretold (see declaration.ts): a mark that no byte can be stands before text as it is. */
export function textOf(bytes: Bytes): string {
  if (bytes.charCodeAt(0) > 0xff) return bytes.slice(1);
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** Where a world keeps directories that were deleted. Where the packer keeps them is its own business. */
export const trash = 'trash';

/**
 * The managed workspace as the model has it: files and directories by path from the project's directory, without
 * `build/` and without what the packer keeps for itself; and the files outside that can be imported.
 */
export class World {
  readonly files: Map<string, Bytes>;
  readonly directories: Set<string>;
  readonly outside: Map<string, Bytes>;
  #discarded = 0;

  constructor(files: Iterable<readonly [string, Bytes]> = [], directories: Iterable<string> = [], outside: Iterable<readonly [string, Bytes]> = []) {
    this.files = new Map(files);
    this.directories = new Set(directories);
    this.outside = new Map(outside);
  }

  copy(): World {
    const copy = new World(this.files, this.directories, this.outside);
    copy.#discarded = this.#discarded;
    return copy;
  }

  /** Writes a file, with the directories above it. */
  write(path: string, content: Bytes): void {
    for (const directory of above(path)) this.directories.add(directory);
    this.files.set(path, content);
  }

  makeDirectory(path: string): void {
    for (const directory of [...above(path), path]) this.directories.add(directory);
  }

  /** Moves a directory whole; the parents of its new place are made. */
  move(from: string, to: string): void {
    this.makeDirectory(to);
    for (const path of [...this.directories]) {
      if (!isWithin(path, from)) continue;
      this.directories.delete(path);
      this.directories.add(to + path.slice(from.length));
    }
    for (const [path, content] of [...this.files]) {
      if (!isWithin(path, from)) continue;
      this.files.delete(path);
      this.files.set(to + path.slice(from.length), content);
    }
  }

  /** Copies a directory of another world, or of this one. */
  copyTree(world: World, from: string, to: string): void {
    for (const path of [...world.directories]) if (isWithin(path, from)) this.makeDirectory(to + path.slice(from.length));
    for (const [path, content] of [...world.files]) if (isWithin(path, from)) this.write(to + path.slice(from.length), content);
  }

  removeTree(directory: string): void {
    for (const path of [...this.files.keys()]) if (isWithin(path, directory)) this.files.delete(path);
    for (const path of [...this.directories]) if (isWithin(path, directory)) this.directories.delete(path);
  }

  /** Moves a directory, with all that is in it, out of the workspace; the answer is where it is kept. */
  discard(directory: string): string {
    this.#discarded += 1;
    const kept = `${trash}/${this.#discarded}`;
    this.move(directory, kept);
    return kept;
  }

  get registry(): Registry {
    const bytes = this.files.get(registryPath);
    return readRegistry(bytes === undefined ? undefined : textOf(bytes));
  }

  kindAt(path: string): 'file' | 'directory' | undefined {
    if (this.files.has(path)) return 'file';
    return this.directories.has(path) ? 'directory' : undefined;
  }
}

export function isWithin(path: string, directory: string): boolean {
  return path === directory || path.startsWith(`${directory}/`);
}

/** The directories above a path, outermost first. */
export function above(path: string): readonly string[] {
  const names = path.split('/');
  return names.slice(1).map((_, at) => names.slice(0, at + 1).join('/'));
}

/** What an `asset.json` says. */
export interface Declaration {
  readonly state: 'valid' | 'invalid' | 'newer';
  /** Also of an invalid one, as far as it is JSON. */
  readonly value: Json | undefined;
  /** As far as it can be told. */
  readonly uuid: string | undefined;
}

export interface Asset {
  /** Below `assets/`. */
  readonly root: string;
  readonly declaration: Declaration;
  readonly entry: Entry | undefined;
  /** The asset root around it, which must not be. */
  readonly nestedIn: string | undefined;
  /** Files below it, without its `asset.json` and without those of roots in it; ascending. */
  readonly artifacts: readonly string[];
}

/** Every directory below `assets/` that holds an `asset.json`, by root. */
export function assetsOf(world: World): readonly Asset[] {
  const roots = [...world.files.keys()]
    .filter((path) => /^assets\/.+\/asset\.json$/u.test(path) && !path.startsWith('assets/.prometeu/'))
    .map((path) => path.slice('assets/'.length, -'/asset.json'.length))
    .sort();
  const { entries } = world.registry;
  return roots.map((root): Asset => {
    const around = roots.filter((other) => root.startsWith(`${other}/`));
    const inside = roots.filter((other) => other.startsWith(`${root}/`));
    const own = `assets/${root}/`;
    const artifacts = [...world.files.keys()]
      .filter((path) => path.startsWith(own) && path !== `${own}asset.json`)
      .filter((path) => !inside.some((inner) => path.startsWith(`assets/${inner}/`)))
      .map((path) => path.slice(own.length))
      .sort();
    return {
      root,
      declaration: readDeclaration(textOf(world.files.get(`${own}asset.json`) ?? '')),
      entry: entries.find((entry) => entry.root === root),
      nestedIn: around.at(-1),
      artifacts,
    };
  });
}

export const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u;

/** Reads a declaration (formats.md §2). */
export function readDeclaration(text: string): Declaration {
  const value = readJson(text);
  if (value === undefined) {
    const named = new Set([...text.matchAll(/"asset_uuid": "([0-9a-f-]{36})"/gu)].map(([, uuid]) => uuid));
    return { state: 'invalid', value, uuid: named.size === 1 ? [...named][0] : undefined };
  }
  const said = isObject(value) ? value['asset_uuid'] : undefined;
  const uuid = typeof said === 'string' && uuidPattern.test(said) ? said : undefined;
  const version = isObject(value) ? value['schema_version'] : undefined;
  if (typeof version === 'number' && Number.isInteger(version) && version > 1) return { state: 'newer', value, uuid };
  return { state: uuid !== undefined && isValid(value) ? 'valid' : 'invalid', value, uuid };
}

const families: Readonly<Record<string, { readonly list: string; readonly format: string; readonly output: (output: JsonObject) => boolean }>> = {
  data_bank: { list: 'files', format: 'DATA/blob_v1', output: () => true },
  sound_bank: {
    list: 'clips',
    format: 'SOUNDS/pcm16_v1',
    output: ({ sample_rate: rate = 44_100, channels = 1 }) => [11_025, 22_050, 32_000, 44_100].includes(rate as number) && [1, 2].includes(channels as number),
  },
};

/** The input list of a family, and what its assets are called in an archive. */
export function inputListOf(family: string): string {
  return families[family]?.list ?? '';
}

export const bankTypes: Readonly<Record<string, string>> = { data_bank: 'DATA', sound_bank: 'SOUNDS' };

function isValid(value: Json): boolean {
  if (!isObject(value)) return false;
  const { schema_version: version, asset_name: name, family, inputs, output, preload } = value;
  if (version !== 1 || typeof name !== 'string' || !isName(name) || typeof family !== 'string') return false;
  const known = families[family];
  if (!known || !isObject(inputs) || !Object.values(inputs).every(isList) || inputs[known.list] === undefined) return false;
  if (!isObject(output) || output['format'] !== known.format || (output['codec'] ?? 'NONE') !== 'NONE' || !known.output(output)) return false;
  return preload === undefined || (isObject(preload) && isSlot(preload['slot']));
}

/** 1–80 code points, NFC, no control characters, no blanks at either end. */
export function isName(name: string): boolean {
  const length = [...name].length;
  return length >= 1 && length <= 80 && name.normalize('NFC') === name && name.trim() === name && !/\p{Cc}/u.test(name);
}

function isList(value: Json): boolean {
  return Array.isArray(value) && (value as readonly Json[]).every((item) => typeof item === 'string' && item !== '');
}

function isSlot(value: Json | undefined): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 15;
}

/** What a disk without upper and lower case, or without Unicode forms, takes for the same. */
export function folded(path: string): string {
  return path.normalize('NFC').toLowerCase();
}
