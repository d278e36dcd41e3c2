import { err, ok } from '../../../base/result.ts';
import { assetNamed, calledBy, directoryOf, findAsset, idsOf, rootsWithin } from '../asset-ref.ts';
import type { ChangePlanner } from '../change.ts';
import { rootNested, stalePreview } from '../refusals.ts';

/** Moves an asset's directory, with all that is in it, to the project's trash, and takes it out of the registry. */
export const deleteAsset: ChangePlanner<'delete_asset'> = {
  kind: 'delete_asset',
  needs({ asset: ref }, snapshot) {
    const asset = assetNamed(snapshot, ref);
    return asset ? [{ kind: 'tree', path: directoryOf(asset) }] : [];
  },
  plan(change, { snapshot, facts }) {
    const found = findAsset(snapshot, change.asset);
    if (!found.ok) return found;
    const asset = found.value;
    const [inner] = rootsWithin(snapshot, asset);
    if (inner !== undefined) return err(rootNested(`assets/${asset.root} contains the asset root assets/${inner}, which would go with it.`, inner));
    if (!facts.trees.get(directoryOf(asset))) return err(stalePreview(directoryOf(asset), 'is not there any more'));
    return ok({
      change,
      title: `Delete ${calledBy(asset)} at ${asset.root}`,
      assetIds: idsOf(asset),
      roots: [asset.root],
      moves: [{ from: directoryOf(asset) }],
      entries: idsOf(asset).map((asset_id) => ({ asset_id, entry: null })),
    });
  },
};
