import { declarationFaultRule } from '../document-fault-rule.ts';

export const declarationNumber = declarationFaultRule({
  code: 'declaration_number',
  kind: 'number',
  summary: 'A number of `asset.json` cannot be kept exactly.',
  remedy: 'Write an integer within ±(2^53-1), or a shorter fraction.',
});
