import { entriesWithOneId } from '../identities.ts';
import { placeOfEntry, type ProjectRule } from '../rule.ts';

export const registryDuplicateId: ProjectRule = {
  code: 'registry_duplicate_id',
  severity: 'error',
  summary: 'Two entries of the registry have one `asset_id`.',
  remedy: 'Give one of them its own: after a merge, the entry that came later.',
  scope: 'project',
  *check(snapshot) {
    for (const { first, again } of entriesWithOneId(snapshot)) {
      yield {
        message: `asset_id ${again.entry.asset_id} is given to "${first.entry.root}" and to "${again.entry.root}".`,
        place: placeOfEntry(snapshot, again.index, 'asset_id'),
      };
    }
  },
};
