import { declarationFaultRule } from '../document-fault-rule.ts';

export const declarationTooLarge = declarationFaultRule({
  code: 'declaration_too_large',
  kind: 'too_large',
  summary: '`asset.json` is above its size limit (1 MiB).',
  remedy: 'Remove what does not belong in it.',
});
