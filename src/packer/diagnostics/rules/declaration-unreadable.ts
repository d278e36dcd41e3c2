import { declarationFaultRule } from '../document-fault-rule.ts';

export const declarationUnreadable = declarationFaultRule({
  code: 'declaration_unreadable',
  kind: 'unreadable',
  summary: '`asset.json` cannot be read: a permission, a link or a directory in its place, a failing disk.',
  remedy: 'Make it an ordinary file that this user may read.',
});
