import type { DirectoryMove } from './change-set.ts';
import { carried, isWithin } from './tree-path.ts';

/**
 * Where things are while directories are being moved one after the other. Pure: `moves` are the record's,
 * `done` says how many of them have been carried out.
 */

/** Where the thing that is at `path` after `done` moves was before the first; `undefined` when moves left nothing there. */
export function originOf(path: string, moves: readonly DirectoryMove[], done: number): string | undefined {
  let place = path;
  for (const { from, to } of moves.slice(0, done).toReversed()) {
    const before = carried(place, to, from);
    if (before === undefined && isWithin(place, from)) return undefined;
    place = before ?? place;
  }
  return place;
}

/** Where the thing that was at `origin` before the first move is after `done` of them. */
export function placeOf(origin: string, moves: readonly DirectoryMove[], done: number): string {
  let place = origin;
  for (const { from, to } of moves.slice(0, done)) place = carried(place, from, to) ?? place;
  return place;
}

/** What must stand where after `done` moves: the identity of a moved directory, or nothing. */
export type Occupancy = ReadonlyMap<string, string | undefined>;

/** The one arrangement of directories that belongs to each number of moves done, from none to all. */
export function occupancies(moves: readonly (DirectoryMove & { readonly identity: string })[]): readonly Occupancy[] {
  const origins = moves.flatMap(({ from, identity }, index) => {
    const origin = originOf(from, moves, index);
    return origin === undefined ? [] : [{ origin, identity }];
  });
  const mentioned = moves.flatMap(({ from, to }) => [from, to]);
  return Array.from({ length: moves.length + 1 }, (_, done) => {
    const occupied = new Map<string, string | undefined>(mentioned.map((path) => [path, undefined]));
    for (const { origin, identity } of origins) occupied.set(placeOf(origin, moves, done), identity);
    return occupied;
  });
}
