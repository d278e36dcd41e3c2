import { madeBy, setRegistry, writesOf, type Deed, type Move, type Write } from './deed.ts';
import { isObject, sameJson, type JsonObject } from './json.ts';
import { registryRefusal, type Foretold } from './kinds.ts';
import { twinOf } from './places.ts';
import { entryOf, withEntry, type Entry } from './registry.ts';
import { above, isWithin, trash, type World } from './world.ts';

/** What has changed since, so that a change cannot be taken back. */
class Changed extends Error {}

/**
 * What taking a change back must come to. Everything that the change left must still be as it left it; then all of
 * it is as before, and what others changed elsewhere stays. Ids that were given stay given. A directory that the
 * change made goes again when it holds nothing but what the change put there. An asset root that somebody made
 * around or in the old place since is not in its way: the preview shows what comes of it.
 */
export function takeBack(before: World, deed: Deed, about: ReadonlySet<string>): Foretold {
  const refusal = registryRefusal(before);
  if (refusal) return { refused: new Set([refusal]), about };
  const after = before.copy();
  try {
    takeBackEntries(after, deed);
    const moves = takeBackFiles(after, deed);
    return { done: { before, after, moves }, about, ...(holdsOthers(before, deed) ? { orRefused: new Set(['undo_refused']) } : {}) };
  } catch (error) {
    if (error instanceof Changed) return { refused: new Set(['undo_refused']), about };
    throw error;
  }
}

/**
 * Whether the trash holds something else than the change put there: it was taken back, and that was taken back,
 * with other files in the directory by then. Both the change and the last of these can be taken back then, or the
 * last alone.
 */
function holdsOthers(world: World, { after, moves }: Deed): boolean {
  const content = (at: World, kept: string): string => JSON.stringify([...at.files].filter(([path]) => isWithin(path, kept)).sort());
  return moves.some(({ to }) => isWithin(to, trash) && content(world, to) !== content(after, to));
}

function takeBackEntries(world: World, deed: Deed): void {
  const ids = new Set([...deed.before.registry.entries, ...deed.after.registry.entries].map(({ asset_id }) => asset_id));
  let { registry } = world;
  for (const id of ids) {
    const [before, after, now] = [deed.before.registry, deed.after.registry, registry].map((at) => entryOf(at, id));
    if (!sameJson(before, after)) registry = withEntry(registry, id, restored(before, after, now));
  }
  const { entries } = registry;
  for (const key of ['root', 'asset_uuid'] as const) {
    if (new Set(entries.map((entry) => entry[key])).size < entries.length) throw new Changed();
  }
  setRegistry(world, registry);
}

/** Whole, where the entry came or went; else the keys that the change set, and no others. */
function restored(before: Entry | undefined, after: Entry | undefined, now: Entry | undefined): Entry | undefined {
  if (!before || !after || !now) {
    if (!sameJson(now, after)) throw new Changed();
    return before;
  }
  const entry: Record<string, JsonObject[string]> = { ...now };
  for (const key of Object.keys({ ...before, ...after })) {
    if (sameJson(before[key], after[key])) continue;
    if (!sameJson(now[key], after[key])) throw new Changed();
    const old = before[key];
    if (old === undefined) Reflect.deleteProperty(entry, key);
    else entry[key] = old;
  }
  if (!isObject(entry)) throw new Changed();
  return entry as Entry;
}

function takeBackFiles(world: World, deed: Deed): readonly Move[] {
  const writes = writesOf(deed);
  for (const { path, after } of writes) {
    if (world.files.get(path) !== after || (after === undefined && world.kindAt(path) !== undefined)) throw new Changed();
  }
  const made = madeBy(deed);
  const arrivals = deed.moves.map(({ to }) => to);
  const holdsArrival = (directory: string): boolean => arrivals.some((to) => isWithin(to, directory));
  const cleared = made.filter((directory) => !holdsArrival(directory)).flatMap((directory) => clear(world, directory, writes));
  for (const { path, before } of writes) {
    if (before !== undefined) restoreFile(world, path, before);
    else world.files.delete(path);
  }
  const back = deed.moves.toReversed().map((move) => moveBack(world, move));
  const leaves = (directory: string): boolean => deed.moves.some(({ from }) => isWithin(from, directory));
  const left = made.filter((directory) => holdsArrival(directory) && !leaves(directory)).flatMap((directory) => clear(world, directory, writes));
  return [...cleared, ...back, ...left];
}

/** Takes a directory out that holds nothing but what the change put there. */
function clear(world: World, directory: string, writes: readonly Write[]): readonly Move[] {
  if (!world.directories.has(directory)) return [];
  const created = new Set(writes.flatMap(({ path, before }) => (before === undefined ? [path] : [])));
  if ([...world.files.keys()].some((path) => isWithin(path, directory) && !created.has(path))) return [];
  return [{ from: directory, to: world.discard(directory) }];
}

function restoreFile(world: World, path: string, content: string): void {
  if (above(path).some((directory) => world.kindAt(directory) === 'file')) throw new Changed();
  world.write(path, content);
}

function moveBack(world: World, { from, to }: Move): Move {
  if (!world.directories.has(to)) throw new Changed();
  if (world.kindAt(from) !== undefined || above(from).some((path) => world.kindAt(path) === 'file')) throw new Changed();
  if (twinOf(world, from, to) !== undefined) throw new Changed();
  world.move(to, from);
  return { from: to, to: from };
}
