import type { IndexEntry } from '../../../contract/documents.ts';
import type { DriftOption } from '../../../contract/operations/drift.ts';
import { foldPath } from '../../documents/document-path.ts';
import type { AssetRoot } from '../../snapshot/model.ts';
import type { View } from '../sight.ts';
import { aboutRegistry, aboutRoot, closed, more, mostItems, mostOptions, option, some, type Classifier } from './item.ts';

/** Two assets claim one place: entries with one root, directories that some disks take for one, one inside another. */
export const pathCollision: Classifier = (view) => [...entriesWithOneRoot(view), ...nested(view), ...twins(view)];

function entriesWithOneRoot({ entries, sharedIds }: View): ReturnType<Classifier> {
  const contested = [...claimedTwice(entries)].filter(([, claimants]) => !claimants.every(({ asset_id }) => sharedIds.has(asset_id)));
  const items = contested.slice(0, mostItems).map(([key, claimants]) => {
    const ids = claimants.map(({ asset_id }) => asset_id);
    return aboutRegistry({
      kind: 'path_collision',
      key,
      message: `The registry has assets ${some(ids.map(String))} at one place, assets/${claimants[0]?.root ?? ''}.`,
      disk: `assets/${claimants[0]?.root ?? ''}`,
      registry: some(ids.map((id) => `asset ${id}`)),
      options: claimants.slice(0, mostOptions).map(({ asset_id }) => option('unregister', `Takes asset ${asset_id} out of the registry; the directory stays.`, String(asset_id))),
    });
  });
  return contested.length > mostItems ? [...items, more('path_collision', contested.length - mostItems, 'places are claimed twice')] : items;
}

/** Places that several entries name, with them. One id as well: the same entry twice, and told as that. */
function claimedTwice(entries: View['entries']): ReadonlyMap<string, readonly IndexEntry[]> {
  const seen = new Set<string>();
  const several = new Map<string, IndexEntry[]>();
  for (const { root } of entries) {
    const key = foldPath(root);
    if (seen.has(key)) several.set(key, []);
    else seen.add(key);
  }
  // Nearly always there are none, and who claims what need not be remembered of hundreds of thousands.
  if (several.size > 0) for (const entry of entries) several.get(foldPath(entry.root))?.push(entry);
  return several;
}

function nested(view: View): ReturnType<Classifier> {
  return view.disk.roots.flatMap((asset) => {
    if (asset.nestedIn === undefined) return [];
    return [
      aboutRoot(asset, {
        kind: 'path_collision',
        key: `nested ${asset.root}`,
        message: `The asset root "${asset.root}" lies inside "${asset.nestedIn}".`,
        disk: `assets/${asset.root}`,
        registry: asset.entry ? `asset ${asset.entry.asset_id}` : 'nothing',
        options: wayApart(view, asset, `${above(asset.nestedIn)}${asset.root.slice(asset.root.lastIndexOf('/') + 1)}`),
      }, { others: [asset.nestedIn] }),
    ];
  });
}

/** Asset roots whose directories differ by case or Unicode form alone. */
function twins(view: View): ReturnType<Classifier> {
  const byPlace = new Map<string, string>();
  return view.disk.roots.flatMap((asset) => {
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
        options: wayApart(view, asset, asset.root),
      }, { others: [other] }),
    ];
  });
}

/** A real move of the directory to a place that is free, as far as assets go; one that holds others in turn waits for them. */
function wayApart(view: View, asset: AssetRoot, wish: string): readonly DriftOption[] {
  const inner = view.disk.roots.find(({ root }) => root.startsWith(`${asset.root}/`));
  if (inner) return [closed('relocate', `assets/${inner.root} lies in it and has to be moved first.`)];
  const to = freePlace(view, wish);
  return [option('relocate', `Moves the directory assets/${asset.root} to assets/${to}${asset.entry ? ', and the registry with it' : ''}.`, to)];
}

function freePlace({ disk, entries }: View, wish: string): string {
  const taken = [...disk.roots, ...entries].map(({ root }) => foldPath(root));
  const isFree = (place: string): boolean => !taken.some((root) => root === place || root.startsWith(`${place}/`) || place.startsWith(`${root}/`));
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? wish : `${wish}-${number}`;
    if (isFree(foldPath(candidate))) return candidate;
  }
}

/** What stands before the name of a path: `tiles/`, or nothing. */
function above(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
