import type { AssetRoot, Snapshot } from '../snapshot/model.ts';
import { differing } from '../snapshot/same-snapshot.ts';

/**
 * Whether a document that was valid cannot be used now: somebody may be in the middle of saving it. A registry that
 * is gone may be one that is about to be replaced.
 */
export function isHalfWritten(before: Snapshot, now: Snapshot): boolean {
  if (before.registry.state === 'valid' && now.registry.state !== 'valid') return true;
  const others = differing(before.roots, now.roots);
  const valid = new Set(others.before.filter(isValid).map(({ root }) => root));
  return others.now.some((asset) => !isValid(asset) && valid.has(asset.root));
}

function isValid({ declaration }: AssetRoot): boolean {
  return declaration.state === 'valid';
}
