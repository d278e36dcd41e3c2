import { absentEntries } from '../absent-entries.ts';
import { unregisteredByUuid } from '../identities.ts';
import { placeOfEntry, type ProjectRule } from '../rule.ts';

export const assetRootMoved: ProjectRule = {
  code: 'asset_root_moved',
  severity: 'error',
  summary: 'A registered asset is not where the registry says; its uuid is seen in another directory.',
  remedy: 'Relocate the asset to where it is now, or move the directory back.',
  scope: 'project',
  *check(snapshot) {
    if (snapshot.missing.length === 0) return;
    const elsewhere = unregisteredByUuid(snapshot);
    for (const { entry, index } of absentEntries(snapshot)) {
      const found = elsewhere.get(entry.asset_uuid);
      if (!found) continue;
      yield {
        message: `Asset ${entry.asset_id} should be in assets/${entry.root}, but is in assets/${found.root}.`,
        place: { ...placeOfEntry(snapshot, index, 'root'), root: entry.root },
      };
    }
  },
};
