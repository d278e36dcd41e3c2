import { registryFaultRule } from '../document-fault-rule.ts';
import { assetsDirectory, type ProjectRule } from '../rule.ts';

const rule = registryFaultRule({
  code: 'registry_unreadable',
  kind: 'unreadable',
  summary: '`index.json` cannot be read: a permission, a link or a directory in its place, a failing disk.',
  remedy: 'Make it an ordinary file that this user may read.',
});

export const registryUnreadable: ProjectRule = {
  ...rule,
  // Where `assets` itself is a link or cannot be read, that is what is told.
  check: (snapshot, facts) => (snapshot.faults.some(({ path }) => path === assetsDirectory) ? [] : rule.check(snapshot, facts)),
};
