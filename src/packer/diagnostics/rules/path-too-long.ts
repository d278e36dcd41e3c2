import { pathFaultRule } from '../path-fault-rule.ts';

export const pathTooLong = pathFaultRule({
  code: 'path_too_long',
  kind: 'too_long',
  summary: 'An asset root below assets/, or a path below its asset root, is above 240 bytes; a directory so deep is not looked into.',
  remedy: 'Shorten the names, or move it up.',
});
