import { aboutRegistry, option, type Classifier } from './item.ts';

/** Two branches gave one id to different assets, and were merged line by line. */
export const assetIdDuplicate: Classifier = ({ sharedIds, entries, disk }) => {
  const next = (disk.registry.document?.assets ?? []).reduce((most, { asset_id }) => Math.max(most, asset_id + 1), disk.registry.document?.next_asset_id ?? 1);
  return [...sharedIds].map((id) => {
    const claimants = entries.filter(({ asset_id }) => asset_id === id);
    const where = claimants.map(({ root }) => `assets/${root}`);
    return aboutRegistry({
      kind: 'asset_id_duplicate',
      key: String(id),
      message: `The registry gives the id ${id} to ${where.join(' and ')}.`,
      disk: where.join(', '),
      registry: `asset ${id}, ${claimants.length} times`,
      options: claimants.map(({ root, asset_uuid }) => option('renumber', `Gives assets/${root} a new id, ${next} or above.`, asset_uuid)),
    });
  });
};
