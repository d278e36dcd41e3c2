import { printRegistry, type Registry } from './registry.ts';
import { above, bytesOf, isWithin, registryPath, textOf, trash, type Bytes, type World } from './world.ts';

/** A directory that moved, perhaps to the trash or from there. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** The world before and after one or more changes, and what moved in between. */
export interface Deed {
  readonly before: World;
  readonly after: World;
  readonly moves: readonly Move[];
}

/** One file that came out different: `path` is where it is after the moves, `undefined` is absent. */
export interface Write {
  readonly path: string;
  readonly before: Bytes | undefined;
  readonly after: Bytes | undefined;
}

/** Where the thing at a path came from; `undefined` when the moves left nothing there. */
export function originOf(path: string, moves: readonly Move[]): string | undefined {
  let origin = path;
  for (const { from, to } of moves.toReversed()) {
    if (isWithin(origin, to)) origin = from + origin.slice(to.length);
    else if (isWithin(origin, from)) return undefined;
  }
  return origin;
}

/** Where the thing at a path went. */
export function destinationOf(path: string, moves: readonly Move[]): string {
  return moves.reduce((at, { from, to }) => (isWithin(at, from) ? to + at.slice(from.length) : at), path);
}

/** Every file that was written, made or removed, without the registry and what is in the trash. */
export function writesOf({ before, after, moves }: Deed): readonly Write[] {
  const writes: Write[] = [];
  for (const [path, content] of after.files) {
    const origin = originOf(path, moves);
    const old = origin === undefined ? undefined : before.files.get(origin);
    if (old !== content && isManaged(path)) writes.push({ path, before: old, after: content });
  }
  for (const [origin, content] of before.files) {
    const path = destinationOf(origin, moves);
    if (isManaged(path) && !after.files.has(path)) writes.push({ path, before: content, after: undefined });
  }
  return writes;
}

function isManaged(path: string): boolean {
  return path !== registryPath && !isWithin(path, trash);
}

/** Directories that were made, the outermost of each. */
export function madeBy({ before, after, moves }: Deed): readonly string[] {
  const made = [...after.directories].filter((path) => {
    const origin = originOf(path, moves);
    return isManaged(path) && (origin === undefined || !before.directories.has(origin));
  });
  return made.filter((path) => !made.includes(above(path).at(-1) ?? ''));
}

/** Puts a registry in the place of the one that stands, unless it says the same. */
export function setRegistry(world: World, next: Registry): void {
  const text = textOf(world.files.get(registryPath) ?? '');
  const now = world.registry;
  if (now.nextId === next.nextId && JSON.stringify(byId(now)) === JSON.stringify(byId(next))) return;
  world.write(registryPath, bytesOf(printRegistry(next, text)));
}

function byId({ entries }: Registry): unknown {
  return [...entries].sort((a, b) => a.asset_id - b.asset_id);
}
