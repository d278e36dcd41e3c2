import { declarationFaultRule } from '../document-fault-rule.ts';

export const declarationDuplicateKey = declarationFaultRule({
  code: 'declaration_duplicate_key',
  kind: 'duplicate_key',
  summary: 'An object of `asset.json` has one key twice.',
  remedy: 'Keep one of the two.',
});
