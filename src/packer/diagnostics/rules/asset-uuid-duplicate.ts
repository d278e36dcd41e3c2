import { isActive, type AssetRoot, type Snapshot } from '../../snapshot/model.ts';
import { isMismatched } from '../identities.ts';
import { placeAt, repeated, type ProjectRule } from '../rule.ts';

export const assetUuidDuplicate: ProjectRule = {
  code: 'asset_uuid_duplicate',
  severity: 'error',
  summary: 'Two asset roots carry one uuid: a directory was copied.',
  remedy: 'Choose which of the two keeps the identity; give the other a new uuid.',
  scope: 'project',
  *check(snapshot) {
    for (const { first, again } of repeated(claimants(snapshot), (asset) => asset.declaration.assetUuid ?? '')) {
      // Two entries with one uuid are a fault of the registry, told there.
      if (first.entry && again.entry) continue;
      // Told where it blocks: a copy beside a packed asset puts that asset's identity in doubt.
      const [asset, other] = isActive(first) ? [first, again] : [again, first];
      yield {
        message: `The uuid ${asset.declaration.assetUuid} is also that of "${other.root}".`,
        place: placeAt(asset, '/asset_uuid'),
      };
    }
  },
};

/** Registered roots first: of two, theirs is the older claim. */
function claimants({ roots }: Snapshot): readonly AssetRoot[] {
  const known = roots.filter((asset) => asset.declaration.assetUuid !== undefined && !isMismatched(asset));
  return [...known.filter((asset) => asset.entry), ...known.filter((asset) => !asset.entry)];
}
