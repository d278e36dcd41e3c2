import type { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';
import { agrees } from './declaration.ts';
import { isWithin, trash, type Bytes, type World } from './world.ts';

export const projectDirectory = '/project';

/** What the packer keeps for itself and is compared by what it does, not by its bytes. */
const own = ['history', 'trash', 'backup', 'cache', 'conflicts', 'lock', 'lock.json', 'journal'].map((name) => `assets/.prometeu/${name}`);

/** A disk as it was found. */
export interface Found {
  /** Everything but `build/` and what the packer keeps for itself; directories end in `/`. */
  readonly workspace: ReadonlyMap<string, Bytes>;
  readonly outside: ReadonlyMap<string, Bytes>;
  /** `build/`, directories too. */
  readonly build: ReadonlyMap<string, Bytes>;
  /** Whatever lies in the journal or in staging. */
  readonly leftovers: readonly string[];
}

export function lookAt(disk: MemoryFileSystem): Found {
  const workspace = new Map<string, Bytes>();
  const build = new Map<string, Bytes>();
  const leftovers: string[] = [];
  for (const [absolute, content] of disk.tree(projectDirectory)) {
    const path = absolute.slice(projectDirectory.length + 1);
    if (path === '') continue;
    if (/^(?:assets\/\.prometeu\/journal|build\/\.staging)\/./u.test(path)) leftovers.push(path);
    else if (path.startsWith('build/')) build.set(path, content);
    else if (!own.some((kept) => path === `${kept}/` || isWithin(path, kept))) workspace.set(path, content);
  }
  const outside = new Map([...disk.tree('/outside')].filter(([path]) => !path.endsWith('/')));
  return { workspace, outside, build, leftovers };
}

/** Makes the disk hold another world than it did, as a user who saves into his files. */
export function sync(disk: MemoryFileSystem, from: World, to: World): void {
  const at = (path: string): string => `${projectDirectory}/${path}`;
  for (const path of from.files.keys()) if (!to.files.has(path) && !isWithin(path, trash)) disk.removeFile(at(path));
  const gone = [...from.directories].filter((path) => !to.directories.has(path) && !isWithin(path, trash));
  for (const path of gone.sort().reverse()) disk.removeDirectory(at(path));
  const fresh = [...to.directories].filter((path) => !from.directories.has(path) && !isWithin(path, trash));
  for (const path of fresh.sort()) disk.makeDirectory(at(path));
  for (const [path, content] of to.files) if (from.files.get(path) !== content && !isWithin(path, trash)) disk.writeFile(at(path), Buffer.from(content, 'latin1'));
  for (const [path, content] of to.outside) if (from.outside.get(path) !== content) disk.writeFile(path, Buffer.from(content, 'latin1'));
}

/** The first thing in which a disk is not what the model says; `undefined` when there is none. */
export function divergenceOf(found: Found, world: World): string | undefined {
  for (const path of new Set([...found.workspace.keys(), ...world.files.keys()])) {
    if (path.endsWith('/') || isWithin(path, trash)) continue;
    const [model, disk] = [world.files.get(path), found.workspace.get(path)];
    if (!agrees(model, disk)) return `${path}: ${shown(disk)} on the disk, ${shown(model)} in the model`;
  }
  for (const path of new Set([...[...found.workspace.keys()].filter((path) => path.endsWith('/')), ...[...world.directories].map((path) => `${path}/`)])) {
    if (isWithin(path, trash)) continue;
    const [model, disk] = [world.directories.has(path.slice(0, -1)), found.workspace.has(path)];
    if (model !== disk) return `the directory ${path} is ${disk ? 'on the disk' : 'in the model'} alone`;
  }
  for (const [path, content] of world.outside) if (found.outside.get(path) !== content) return `${path} outside was changed`;
  return undefined;
}

function shown(content: Bytes | undefined): string {
  return content === undefined ? 'nothing' : JSON.stringify(content);
}

/** Takes over the bytes of what could only be foretold as values. */
export function adopt(world: World, found: Found): void {
  for (const [path, content] of world.files) {
    const bytes = found.workspace.get(path);
    if (bytes !== undefined && bytes !== content) world.files.set(path, bytes);
  }
}
