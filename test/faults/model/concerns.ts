import { idName } from './kinds.ts';
import { assetsOf, folded, type Asset, type World } from './world.ts';

/**
 * Where disk and registry disagree so that somebody has to decide (operations.md §2): what a change may not touch.
 *
 * - `assets`: the roots that one of the items is about, and ids as `#3`.
 * - `everything`: the registry itself is in question.
 */
export interface Concerns {
  readonly everything: boolean;
  readonly assets: ReadonlySet<string>;
}

export function concernsOf(world: World): Concerns {
  const { registry } = world;
  const all = assetsOf(world);
  const names = new Set<string>();
  for (const asset of all) {
    const isUnusable = asset.entry !== undefined && asset.declaration.state === 'invalid';
    if (isUnusable || isMismatched(asset) || copiesOf(asset, all).length > 0) names.add(asset.root);
  }
  for (const entry of registry.entries) {
    const asset = all.find(({ root }) => root === entry.root);
    if (asset && !isMismatched(asset)) continue;
    // The asset is missing, and every stranger with its uuid may be it.
    names.add(entry.root);
    for (const { root, declaration, entry: own } of all) if (!own && declaration.uuid === entry.asset_uuid) names.add(root);
  }
  for (const { asset_id, root } of registry.entries) if (names.has(root)) names.add(idName(asset_id));
  return { everything: isInQuestion(world), assets: names };
}

/** Ids given twice or not yet given, uuids or places of two assets. */
function isInQuestion({ registry: { entries, nextId } }: World): boolean {
  const ids = entries.map(({ asset_id }) => asset_id);
  const twice = [ids, entries.map(({ asset_uuid }) => asset_uuid), entries.map(({ root }) => folded(root))].some((all) => new Set<unknown>(all).size < all.length);
  return twice || ids.some((id) => id >= nextId);
}

export function isActive({ entry }: Asset): boolean {
  return entry?.included_in_build === true;
}

/** The registry and the disk name different uuids for one root. */
export function isMismatched({ entry, declaration }: Asset): boolean {
  return entry !== undefined && declaration.uuid !== undefined && entry.asset_uuid !== declaration.uuid;
}

/** Other roots that carry the uuid of this one; those of which the registry knows another uuid do not count. */
export function copiesOf(asset: Asset, assets: readonly Asset[]): readonly Asset[] {
  const { uuid } = asset.declaration;
  if (uuid === undefined || isMismatched(asset)) return [];
  return assets.filter((other) => other !== asset && other.declaration.uuid === uuid && !isMismatched(other));
}
