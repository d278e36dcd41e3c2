import { err, ok } from '../../../base/result.ts';
import { assetById } from '../../snapshot/query.ts';
import { calledBy } from '../asset-ref.ts';
import type { ChangePlanner } from '../change.ts';
import { notFound } from '../refusals.ts';

/** Takes an asset out of the registry; its directory stays as it is, and its id is never given again. */
export const unregisterAsset: ChangePlanner<'unregister_asset'> = {
  kind: 'unregister_asset',
  needs: () => [],
  plan(change, { snapshot }) {
    const { asset_id } = change;
    const entry = snapshot.registry.document?.assets.find((other) => other.asset_id === asset_id);
    if (!entry) return err(notFound(`asset ${asset_id}`));
    const asset = assetById(snapshot, asset_id);
    return ok({
      change,
      title: `Unregister ${asset ? calledBy(asset) : `"${entry.root}"`}`,
      assetIds: [asset_id],
      roots: [entry.root],
      entries: [{ asset_id, entry: null }],
    });
  },
};
