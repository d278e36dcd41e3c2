import { entriesOf } from '../identities.ts';
import { rootFault } from '../root-fault.ts';
import { placeOfEntry, type ProjectRule } from '../rule.ts';

export const registryRootPath: ProjectRule = {
  code: 'registry_root_path',
  severity: 'error',
  summary: 'A `root` in the registry is not a relative path below `assets/`.',
  remedy: 'Write the directory below assets/, with "/" between its parts, in Unicode form NFC.',
  scope: 'project',
  *check(snapshot) {
    for (const { entry, index } of entriesOf(snapshot)) {
      const wrong = rootFault(entry.root);
      if (wrong !== undefined) yield { message: `"${entry.root}" ${wrong}.`, place: placeOfEntry(snapshot, index, 'root') };
    }
  },
};
