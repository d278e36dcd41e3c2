import { once } from '../../base/once.ts';
import { entriesByRoot, missingEntries } from './entries.ts';
import type { Snapshot } from './model.ts';
import type { RecalledAssets } from './recalled-assets.ts';
import type { WalkedRoot } from './walk.ts';

export interface RecalledSnapshot {
  readonly snapshot: Snapshot;
  /** What a walk would tell of its roots, beside them. */
  readonly walked: () => readonly WalkedRoot[];
}

/** The snapshot of a project that is as it was, all of it. Many questions need no asset root: none is made before one does. */
export function recallSnapshot(recalled: RecalledAssets, { generation, registry, settings }: Pick<Snapshot, 'generation' | 'registry' | 'settings'>): RecalledSnapshot {
  const all = once(() => recalled.all(entriesByRoot(registry)));
  const roots = once(() => all().map(([, asset]) => asset));
  const missing = once(() => missingEntries(registry, roots()));
  const snapshot: Snapshot = {
    generation,
    registry,
    settings,
    get roots() {
      return roots();
    },
    faults: [],
    get missing() {
      return missing();
    },
  };
  return { snapshot, walked: () => all().map(([walked]) => walked) };
}
