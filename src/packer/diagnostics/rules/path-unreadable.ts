import { pathFaultRule } from '../path-fault-rule.ts';

export const pathUnreadable = pathFaultRule({
  code: 'path_unreadable',
  kind: 'unreadable',
  summary: 'A file or directory cannot be read.',
  remedy: 'Make it readable for this user.',
});
