import { declarationFaultRule } from '../document-fault-rule.ts';

export const declarationSyntax = declarationFaultRule({
  code: 'declaration_syntax',
  kind: 'syntax',
  summary: '`asset.json` is not JSON.',
  remedy: 'Mend the syntax at the place named.',
});
