import type { AssetRoot, Snapshot } from '../../snapshot/model.ts';
import { differing } from '../../snapshot/same-snapshot.ts';

/** Ids of the registered assets that came, changed or went between two snapshots, ascending. */
export interface SnapshotDifference {
  readonly added: number[];
  readonly changed: number[];
  readonly removed: number[];
}

export function publishedDifference(before: Snapshot, after: Snapshot): SnapshotDifference {
  const roots = differing(before.roots, after.roots);
  const old = marksOf(roots.before, before);
  const now = marksOf(roots.now, after);
  const ids = [...now.keys()].sort((a, b) => a - b);
  return {
    added: ids.filter((id) => !old.has(id)),
    changed: ids.filter((id) => old.has(id) && old.get(id) !== now.get(id)),
    removed: [...old.keys()].filter((id) => !now.has(id)).sort((a, b) => a - b),
  };
}

/** What is compared of each registered asset: its entry, its declaration and its files. */
function marksOf(roots: readonly AssetRoot[], { missing }: Snapshot): ReadonlyMap<number, string> {
  const present = roots.flatMap((asset) => (asset.entry ? [[asset.entry.asset_id, markOf(asset)] as const] : []));
  const absent = missing.map((entry) => [entry.asset_id, `missing ${JSON.stringify(entry)}`] as const);
  return new Map([...present, ...absent]);
}

function markOf(asset: AssetRoot): string {
  const files = asset.artifacts.map((artifact) => `${artifact.diskPath} ${artifact.sha256 ?? ''}`);
  return [JSON.stringify(asset.entry), asset.declaration.sha256 ?? '', ...files].join('\n');
}
