import { aboutRegistry, more, mostItems, mostOptions, option, some, type Classifier } from './item.ts';

/** Two branches gave one id to different assets, and were merged line by line. */
export const assetIdDuplicate: Classifier = ({ sharedIds, entries, disk }) => {
  const next = (disk.registry.document?.assets ?? []).reduce((most, { asset_id }) => Math.max(most, asset_id + 1), disk.registry.document?.next_asset_id ?? 1);
  const byId = Map.groupBy(entries.filter(({ asset_id }) => sharedIds.has(asset_id)), ({ asset_id }) => asset_id);
  const items = [...byId].slice(0, mostItems).map(([id, claimants]) => {
    const where = claimants.map(({ root }) => `assets/${root}`);
    return aboutRegistry({
      kind: 'asset_id_duplicate',
      key: String(id),
      message: `The registry gives the id ${id} to ${some(where)}.`,
      disk: some(where),
      registry: `asset ${id}, ${claimants.length} times`,
      options: claimants.slice(0, mostOptions).map(({ root, asset_uuid }) => option('renumber', `Gives assets/${root} a new id, ${next} or above.`, asset_uuid)),
    });
  });
  return byId.size > mostItems ? [...items, more('asset_id_duplicate', byId.size - mostItems, 'ids are given twice')] : items;
};
