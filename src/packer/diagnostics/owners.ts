import { isActive, type AssetRoot, type Snapshot } from '../snapshot/model.ts';

/** An asset that something found on the way to it concerns; it may be missing on disk. */
export interface Owner {
  readonly root: string;
  readonly asset_id?: number;
  readonly active: boolean;
}

export function ownerOf(asset: AssetRoot): Owner {
  return { root: asset.root, active: isActive(asset), ...(asset.entry && { asset_id: asset.entry.asset_id }) };
}

/**
 * For every directory at or above an asset root, present or missing, one of the assets below: an active one if
 * there is one, so that the gate stops at what stands in its way, else a registered one.
 */
export function ownersByDirectory(snapshot: Snapshot): ReadonlyMap<string, Owner> {
  const owners = new Map<string, Owner>();
  const add = (owner: Owner): void => {
    for (const directory of atAndAbove(`assets/${owner.root.normalize('NFC')}`)) {
      owners.set(directory, preferred(owners.get(directory), owner) ?? owner);
    }
  };
  for (const asset of snapshot.roots) add(ownerOf(asset));
  for (const { root, asset_id, included_in_build: active } of snapshot.missing) add({ root, asset_id, active });
  return owners;
}

/** Of the two the one that the gate cares for more; the first on a tie. */
export function preferred(first: Owner | undefined, second: Owner | undefined): Owner | undefined {
  return rank(second) > rank(first) ? second : first;
}

function rank(owner: Owner | undefined): number {
  if (!owner) return 0;
  if (owner.active) return 3;
  return owner.asset_id === undefined ? 1 : 2;
}

/** `a/b/c` → `a/b/c`, `a/b`, `a`. */
export function* atAndAbove(path: string): Generator<string> {
  yield path;
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) yield path.slice(0, end);
}
