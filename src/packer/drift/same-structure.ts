import type { AssetRoot, Snapshot } from '../snapshot/model.ts';

/**
 * Whether two looks at the disk saw the same assets in the same places with the same identities, whatever is in their
 * files: then they disagree with the registry about the same things. Parts that one took over from the other cost nothing.
 */
export function isSameStructure(a: Snapshot, b: Snapshot): boolean {
  if (a === b) return true;
  const isSameRegistry = a.registry.state === 'valid' && b.registry.state === 'valid' && a.registry.sha256 === b.registry.sha256;
  return isSameRegistry && a.roots.length === b.roots.length && a.roots.every((root, at) => isSamePlace(root, b.roots[at]));
}

function isSamePlace(a: AssetRoot, b: AssetRoot | undefined): boolean {
  if (a === b) return true;
  if (a.root !== b?.root || a.diskRoot !== b.diskRoot || a.nestedIn !== b.nestedIn) return false;
  if (a.declaration.state !== b.declaration.state || a.declaration.assetUuid !== b.declaration.assetUuid) return false;
  // Of an asset that nobody has registered its name is told as well.
  return a.entry !== undefined || a.declaration.sha256 === b.declaration.sha256;
}
