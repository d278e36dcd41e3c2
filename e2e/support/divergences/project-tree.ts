/** What a project's files hold, so that a journey can say of every byte where it should have gone. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Paths below the project, POSIX, with the text of what is text and the digest of what is not. */
export type ProjectTree = Map<string, string>;

export const registryFile = 'assets/.prometeu/index.json';
/** The packer's own: what it keeps, remembers and throws away. */
const own = /^assets\/\.prometeu\/(?!index\.json$|project\.json$)|^build\//u;

/** Every file that is somebody's: assets, registry and settings. */
export function projectTree(project: string): ProjectTree {
  return new Map(filesBelow(project).filter((path) => !own.test(path)).map((path) => [path, contentOf(readFileSync(join(project, path)), path)]));
}

/** What lies in `trash/` and in `conflicts/`. */
export function keptIn(project: string): readonly string[] {
  return ['trash', 'conflicts'].map((name) => join(project, 'assets/.prometeu', name)).flatMap((directory) => (existsSync(directory) ? filesBelow(directory).map((path) => readFileSync(join(directory, path), 'utf8')) : []));
}

function filesBelow(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1).replaceAll('\\', '/'))
    .sort();
}

function contentOf(bytes: Buffer, path: string): string {
  return /\.(json|txt)$/u.test(path) ? bytes.toString('utf8') : createHash('sha256').update(bytes).digest('hex');
}

export function textIn(tree: ProjectTree, path: string): string {
  const text = tree.get(path);
  if (text === undefined) throw new Error(`${path} is not there`);
  return text;
}

/** Replaces what there is exactly one of. */
export function edit(tree: ProjectTree, path: string, from: string, to: string): void {
  const text = textIn(tree, path);
  if (text.split(from).length !== 2) throw new Error(`${path} has not exactly one ${from}`);
  tree.set(path, text.replace(from, () => to));
}

/** The line of the registry that is about a root, with its end. */
export function entryIn(tree: ProjectTree, root: string): string {
  const line = textIn(tree, registryFile).split('\n').find((each) => each.includes(`"root": "${root}"`));
  if (line === undefined) throw new Error(`no entry has the root ${root}`);
  return `${line}\n`;
}

/** Takes an entry, but the last one, out of the registry. */
export function withoutEntry(tree: ProjectTree, root: string): void {
  edit(tree, registryFile, entryIn(tree, root), '');
}

/** Puts an entry with the next id behind the last one. */
export function appendEntry(tree: ProjectTree, entry: string): void {
  const id = Number(/"asset_id": (\d+)/u.exec(entry)?.[1]);
  edit(tree, registryFile, `"next_asset_id": ${String(id)}`, `"next_asset_id": ${String(id + 1)}`);
  edit(tree, registryFile, '}\n  ]\n', `},\n${entry.trimEnd().replace(/,$/u, '')}\n  ]\n`);
}

export function moveFolder(tree: ProjectTree, from: string, to: string): void {
  for (const [path, content] of [...tree]) {
    if (!path.startsWith(`${from}/`)) continue;
    tree.delete(path);
    tree.set(`${to}${path.slice(from.length)}`, content);
  }
}

export function copyFolder(tree: ProjectTree, from: string, to: string): void {
  for (const [path, content] of [...tree]) if (path.startsWith(`${from}/`)) tree.set(`${to}${path.slice(from.length)}`, content);
}

export function removeFolder(tree: ProjectTree, folder: string): void {
  for (const path of [...tree.keys()]) if (path.startsWith(`${folder}/`)) tree.delete(path);
}
