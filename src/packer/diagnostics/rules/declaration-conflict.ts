import { declarationFaultRule } from '../document-fault-rule.ts';

export const declarationConflict = declarationFaultRule({
  code: 'declaration_conflict',
  kind: 'conflict',
  summary: '`asset.json` holds merge conflict markers.',
  remedy: 'Resolve the merge, then remove the markers.',
});
