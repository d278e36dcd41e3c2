import { err, ok } from '../../../base/result.ts';
import { packerError } from '../../../contract/errors.ts';
import { foldPath } from '../../documents/document-path.ts';
import { placeIn } from '../../snapshot/model.ts';
import { assetByRoot, assetsByUuid } from '../../snapshot/query.ts';
import { calledBy, declarationOf, rootsWithin } from '../asset-ref.ts';
import type { ChangePlanner } from '../change.ts';
import { nextAssetId, registeredWithUuid } from '../new-entry.ts';
import { notFound, reconcileFirst, rootNested, stalePreview, targetExists } from '../refusals.ts';

/** Adopts an asset root that the registry does not know, under the uuid that its declaration says. */
export const registerAsset: ChangePlanner<'register_asset'> = {
  kind: 'register_asset',
  needs(change, snapshot) {
    const asset = assetByRoot(snapshot, change.root);
    return asset ? [{ kind: 'file', path: declarationOf(asset) }] : [];
  },
  plan(change, { snapshot, facts }) {
    const asset = assetByRoot(snapshot, change.root);
    if (!asset) return err(notFound(`asset root assets/${change.root}`));
    const { root, entry, nestedIn, declaration } = asset;
    if (entry) return err(targetExists(`assets/${root}`, `is registered already, as asset ${entry.asset_id}`));
    if (nestedIn !== undefined) return err(rootNested(`assets/${root} lies in the asset root assets/${nestedIn}.`, root));
    const [inner] = rootsWithin(snapshot, asset);
    if (inner !== undefined) return err(rootNested(`assets/${root} contains the asset root assets/${inner}.`, inner));
    const twin = snapshot.registry.document?.assets.find((other) => foldPath(other.root) === foldPath(root));
    if (twin) return err(targetExists(`assets/${twin.root}`, `is registered as asset ${twin.asset_id} and differs only in case`));
    const uuid = declaration.assetUuid;
    if (declaration.state !== 'valid' || uuid === undefined) {
      const message = `${declarationOf(asset)} is not a valid declaration: ${declaration.faults[0]?.message ?? 'it could not be read'}.`;
      return err(packerError('declaration_invalid', message, 'Correct it first.', { place: placeIn(asset) }));
    }
    const owner = registeredWithUuid(snapshot, uuid);
    if (owner !== undefined || assetsByUuid(snapshot, uuid).length > 1) {
      const whose = owner === undefined ? 'another asset root' : `asset ${owner}`;
      return err(reconcileFirst(`assets/${root} has the uuid of ${whose}: it is a copy, or the asset was moved.`, placeIn(asset)));
    }
    if (facts.files.get(declarationOf(asset))?.sha256 !== declaration.sha256) return err(stalePreview(declarationOf(asset), 'was changed by somebody else'));
    const id = nextAssetId(snapshot, change.asset_id);
    if (!id.ok) return id;
    return ok({
      change: { ...change, root, asset_id: id.value },
      title: `Register ${calledBy(asset)} at ${root}`,
      assetIds: [id.value],
      roots: [root],
      entries: [{ asset_id: id.value, entry: { asset_id: id.value, asset_uuid: uuid, root, included_in_build: change.included_in_build } }],
      nextAssetId: id.value + 1,
    });
  },
};
