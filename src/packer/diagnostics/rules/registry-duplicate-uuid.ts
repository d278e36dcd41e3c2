import { entriesWithOneUuid } from '../identities.ts';
import { placeOfEntry, type ProjectRule } from '../rule.ts';

export const registryDuplicateUuid: ProjectRule = {
  code: 'registry_duplicate_uuid',
  severity: 'error',
  summary: 'Two entries of the registry have one `asset_uuid`.',
  remedy: 'Keep the entry whose root holds the asset; give the other its own uuid.',
  scope: 'project',
  *check(snapshot) {
    for (const { first, again } of entriesWithOneUuid(snapshot)) {
      yield {
        message: `asset_uuid ${again.entry.asset_uuid} is given to "${first.entry.root}" and to "${again.entry.root}".`,
        place: placeOfEntry(snapshot, again.index, 'asset_uuid'),
      };
    }
  },
};
