import type { ContainedRoot } from '../../io/contained-path.ts';
import { noDigestCache } from './digest-file.ts';
import type { DigestCache } from './digest-file.ts';
import { entriesByRoot, missingEntries } from './entries.ts';
import type { FamilyWalker } from './family-port.ts';
import { fingerprint } from './fingerprint.ts';
import type { KnownAssets } from './known-assets.ts';
import type { Snapshot } from './model.ts';
import { readAsset } from './read-asset.ts';
import { readProjectSettings, readRegistry } from './read-registry.ts';
import { walkAssets } from './walk.ts';

export interface LoadRequest {
  readonly project: ContainedRoot;
  readonly walkers: readonly FamilyWalker[];
  readonly generation: number;
  /** Default: every file is read. */
  readonly digests?: DigestCache;
  /** What the load before read; this one is remembered in its place. Default: nothing is known. */
  readonly known?: KnownAssets;
}

/**
 * Reads the whole project from disk. Synchronous and in one place, so that it can run in a worker as it is.
 * Nothing on the disk makes it throw: what is wrong is in the snapshot, beside all that is right. Whether a
 * commit of another process was in between is for the caller to check (operations.md §6, readers).
 */
export function loadSnapshot({ project, walkers, generation, digests = noDigestCache, known }: LoadRequest): Snapshot {
  const begun = Date.now();
  const registry = readRegistry(project);
  const settings = readProjectSettings(project);
  const walk = walkAssets(project);
  const reader = { project, walkers: new Map(walkers.map((walker) => [walker.family, walker])), digests };
  const entries = entriesByRoot(registry);
  const roots = walk.roots.map((walked) => {
    const entry = entries.get(walked.root);
    return known?.find(walked, entry) ?? readAsset(reader, walked, entry);
  });
  known?.renew(walk.roots, roots, begun);
  const seen = { registry, settings, roots, faults: walk.faults };
  return { generation, ...seen, missing: missingEntries(registry, roots), fingerprint: fingerprint(seen) };
}
