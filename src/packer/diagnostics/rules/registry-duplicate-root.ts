import { entriesWithOneRoot } from '../identities.ts';
import { placeOfEntry, type ProjectRule } from '../rule.ts';

export const registryDuplicateRoot: ProjectRule = {
  code: 'registry_duplicate_root',
  severity: 'error',
  summary: 'Two entries of the registry have one root, also when compared without case and Unicode form.',
  remedy: 'Remove one of the entries, or move one of the directories.',
  scope: 'project',
  *check(snapshot) {
    for (const { first, again } of entriesWithOneRoot(snapshot)) {
      yield {
        message:
          first.entry.root === again.entry.root
            ? `"${again.entry.root}" is registered twice, as ${first.entry.asset_id} and ${again.entry.asset_id}.`
            : `"${again.entry.root}" and "${first.entry.root}" are one path on some systems.`,
        place: placeOfEntry(snapshot, again.index, 'root'),
      };
    }
  },
};
