import { isMismatched, sharedUuids } from '../identities.ts';
import { placeAt, type ProjectRule } from '../rule.ts';

export const assetUuidMismatch: ProjectRule = {
  code: 'asset_uuid_mismatch',
  severity: 'error',
  summary: 'The registry and `asset.json` name different uuids for one root.',
  remedy: 'Restore the uuid in `asset.json`, or register the directory as a new asset.',
  scope: 'project',
  *check(snapshot) {
    const mismatched = snapshot.roots.filter(isMismatched);
    if (mismatched.length === 0) return;
    const shared = sharedUuids(snapshot);
    for (const asset of mismatched) {
      const registered = asset.entry?.asset_uuid ?? '';
      // One uuid for two entries: the registry is wrong, and says so itself.
      if (shared.has(registered)) continue;
      yield {
        message: `asset.json says ${asset.declaration.assetUuid}, the registry ${registered}.`,
        place: placeAt(asset, '/asset_uuid'),
      };
    }
  },
};
