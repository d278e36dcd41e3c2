import { pathFaultRule } from '../path-fault-rule.ts';

export const pathTooLong = pathFaultRule({
  code: 'path_too_long',
  kind: 'too_long',
  summary: 'A path is above 240 bytes; a directory so deep is not looked into.',
  remedy: 'Shorten the names, or move it up.',
});
