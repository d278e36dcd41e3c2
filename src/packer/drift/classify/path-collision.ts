import { foldPath } from '../../documents/document-path.ts';
import type { View } from '../sight.ts';
import { aboutRegistry, aboutRoot, closed, option, type Classifier } from './item.ts';

/** Two assets claim one place: entries with one root, directories that some disks take for one, one inside another. */
export const pathCollision: Classifier = (view) => [...entriesWithOneRoot(view), ...nested(view), ...twins(view)];

function entriesWithOneRoot({ entries, sharedIds }: View): ReturnType<Classifier> {
  const byPlace = new Map<string, typeof entries[number][]>();
  for (const entry of entries) {
    const key = foldPath(entry.root);
    const same = byPlace.get(key);
    if (same) same.push(entry);
    else byPlace.set(key, [entry]);
  }
  return [...byPlace].flatMap(([key, claimants]) => {
    // One id as well: the same entry twice, and told as that.
    if (claimants.length < 2 || claimants.every(({ asset_id }) => sharedIds.has(asset_id))) return [];
    const ids = claimants.map(({ asset_id }) => asset_id);
    return [
      aboutRegistry({
        kind: 'path_collision',
        key,
        message: `The registry has assets ${ids.join(' and ')} at one place, assets/${claimants[0]?.root ?? ''}.`,
        disk: `assets/${claimants[0]?.root ?? ''}`,
        registry: ids.map((id) => `asset ${id}`).join(', '),
        options: claimants.map(({ asset_id }) => option('unregister', `Takes asset ${asset_id} out of the registry; the directory stays.`, String(asset_id))),
      }),
    ];
  });
}

function nested({ disk }: View): ReturnType<Classifier> {
  return disk.roots.flatMap((asset) => {
    if (asset.nestedIn === undefined) return [];
    return [
      aboutRoot(asset, {
        kind: 'path_collision',
        key: `nested ${asset.root}`,
        message: `The asset root "${asset.root}" lies inside "${asset.nestedIn}".`,
        disk: `assets/${asset.root}`,
        registry: asset.entry ? `asset ${asset.entry.asset_id}` : 'nothing',
        options: [closed('relocate', 'Move the inner asset out of the outer one, as any asset is moved.')],
      }, { others: [asset.nestedIn] }),
    ];
  });
}

/** Asset roots whose directories differ by case or Unicode form alone. */
function twins({ disk }: View): ReturnType<Classifier> {
  const byPlace = new Map<string, string>();
  return disk.roots.flatMap((asset) => {
    const key = foldPath(asset.root);
    const other = byPlace.get(key);
    byPlace.set(key, asset.root);
    if (other === undefined) return [];
    return [
      aboutRoot(asset, {
        kind: 'path_collision',
        key: `case ${asset.root}`,
        message: `assets/${asset.root} and assets/${other} differ only by case: some systems cannot hold both.`,
        disk: `assets/${other}, assets/${asset.root}`,
        registry: asset.entry ? `asset ${asset.entry.asset_id}` : 'nothing',
        options: [closed('relocate', 'Rename one of the two directories, on a disk that tells them apart.')],
      }, { others: [other] }),
    ];
  });
}
