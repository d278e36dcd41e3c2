import { absentEntries } from '../absent-entries.ts';
import { unregisteredByUuid } from '../identities.ts';
import { placeOfEntry, type ProjectRule } from '../rule.ts';

export const assetRootMissing: ProjectRule = {
  code: 'asset_root_missing',
  severity: 'error',
  summary: 'A registered asset has no directory with an `asset.json` on disk.',
  remedy: 'Put the directory back, or unregister the asset.',
  scope: 'project',
  *check(snapshot) {
    if (snapshot.missing.length === 0) return;
    const elsewhere = unregisteredByUuid(snapshot);
    for (const { entry, index } of absentEntries(snapshot)) {
      if (elsewhere.has(entry.asset_uuid)) continue;
      yield {
        message: `Asset ${entry.asset_id} should be in assets/${entry.root}, but no asset.json is there.`,
        place: { ...placeOfEntry(snapshot, index, 'root'), root: entry.root },
      };
    }
  },
};
