import { above, assetsOf, folded, isWithin, type Asset, type World } from './world.ts';

/** Codes that a refusal may have; the first reason found need not be the one that the packer finds first. */
export type Codes = ReadonlySet<string>;

const reserved = /^(?:con|prn|aux|nul)(?:\.|$)/iu;

/**
 * What is wrong with an asset root, below `assets/`, or a file, below its asset root: a path that is none, that some
 * system cannot have, or above 240 bytes (formats.md, paths; operations.md §9).
 */
export function pathFault(path: string): string | undefined {
  const names = path.split('/');
  if (path.startsWith('/') || names.some((name) => name === '' || name === '.' || name === '..')) return 'path_not_contained';
  if (Buffer.byteLength(path) > 240) return 'path_not_portable';
  return names.some((name) => reserved.test(name) || /[:*?"<>|\\\p{Cc}]|[. ]$/u.test(name)) ? 'path_not_portable' : undefined;
}

/**
 * Every reason why a directory cannot become an asset root; none when it can. `moved` is the asset that comes
 * there; `mayStand`: whether a directory that is there, and is no asset, will do.
 */
export function newRootFaults(world: World, root: string, { moved, mayStand = false }: { readonly moved?: Asset; readonly mayStand?: boolean }): Codes {
  const codes = new Set<string>();
  const fault = pathFault(root);
  if (fault !== undefined) return new Set([fault]);
  if (isWithin(folded(root), '.prometeu')) return new Set(['target_exists', 'path_not_contained', 'path_not_portable', 'invalid_request']);
  for (const other of rootsInTheWay(world, moved)) {
    if (folded(other) === folded(root)) codes.add('target_exists');
    else if (folded(root).startsWith(`${folded(other)}/`) || folded(other).startsWith(`${folded(root)}/`)) codes.add('root_nested');
  }
  if (moved && root !== moved.root && folded(root).startsWith(`${folded(moved.root)}/`)) codes.add('root_nested');
  for (const fault of standingFaults(world, `assets/${root}`, mayStand, moved)) codes.add(fault);
  return codes;
}

/** Every root there is, or was and is still registered, but the one that moves. */
function rootsInTheWay(world: World, moved: Asset | undefined): readonly string[] {
  const roots = new Set([...assetsOf(world).map(({ root }) => root), ...world.registry.entries.map(({ root }) => root)]);
  return [...roots].filter((root) => root !== moved?.root);
}

function standingFaults(world: World, path: string, mayStand: boolean, moved: Asset | undefined): readonly string[] {
  const faults: string[] = [];
  const itself = moved === undefined ? undefined : `assets/${moved.root}`;
  for (const place of [...above(path), path]) {
    if (world.kindAt(place) === 'file') faults.push('target_exists');
    if (world.kindAt(place) === undefined && twinOf(world, place, itself) !== undefined) faults.push('target_exists');
  }
  if (world.kindAt(path) === 'directory' && !mayStand && path !== itself) faults.push('target_exists');
  return faults;
}

/** Something that stands beside a path and differs from it in case alone. */
export function twinOf(world: World, path: string, except?: string): string | undefined {
  return [...world.files.keys(), ...world.directories].find((other) => other !== path && other !== except && folded(other) === folded(path));
}
