import { registryFaultRule } from '../document-fault-rule.ts';

export const registryConflict = registryFaultRule({
  code: 'registry_conflict',
  kind: 'conflict',
  summary: '`index.json` holds merge conflict markers.',
  remedy: 'Resolve the merge, then remove the markers.',
});
