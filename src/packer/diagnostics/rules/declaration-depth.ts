import { declarationFaultRule } from '../document-fault-rule.ts';

export const declarationDepth = declarationFaultRule({
  code: 'declaration_depth',
  kind: 'depth',
  summary: '`asset.json` is nested deeper than 64 levels.',
  remedy: 'Flatten the value.',
});
