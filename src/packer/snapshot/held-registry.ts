import { entriesByRoot, missingEntries, withEntry } from './entries.ts';
import type { RegistryView, Snapshot } from './model.ts';

/**
 * The snapshot as reads are answered from it while its registry cannot be used: what is on the disk, under the names
 * that the registry gave last (operations.md §2: reads are of the last generation). What is wrong with the registry
 * stays told; only its entries are those of `last`. The very snapshot where it has entries of its own, or there are none.
 */
export function withHeldRegistry(disk: Snapshot, last: RegistryView): Snapshot {
  const { document } = last;
  if (disk.registry.document || !document) return disk;
  // Lines are left out: they are those of a file that is not there any more.
  const registry = { ...disk.registry, document };
  const entries = entriesByRoot(registry);
  const roots = disk.roots.map((asset) => withEntry(asset, entries.get(asset.root)));
  return { ...disk, registry, roots, missing: missingEntries(registry, roots) };
}

/** Whether a snapshot names its assets after a registry that the disk does not have just now. */
export function isRegistryHeld({ registry }: Snapshot): boolean {
  return registry.state !== 'valid' && registry.document !== undefined;
}
