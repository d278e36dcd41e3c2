import type { Snapshot } from '../snapshot/model.ts';

/**
 * Whether a document that was valid cannot be used now: somebody may be in the middle of saving it. A registry that
 * is gone may be one that is about to be replaced.
 */
export function isHalfWritten(before: Snapshot, now: Snapshot): boolean {
  if (before.registry.state === 'valid' && now.registry.state !== 'valid') return true;
  const valid = new Set(before.roots.filter(({ declaration }) => declaration.state === 'valid').map(({ root }) => root));
  return now.roots.some(({ root, declaration }) => declaration.state !== 'valid' && valid.has(root));
}
