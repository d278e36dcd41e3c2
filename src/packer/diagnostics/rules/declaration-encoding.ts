import { declarationFaultRule } from '../document-fault-rule.ts';

export const declarationEncoding = declarationFaultRule({
  code: 'declaration_encoding',
  kind: 'encoding',
  summary: '`asset.json` is not valid UTF-8.',
  remedy: 'Save the file as UTF-8.',
});
