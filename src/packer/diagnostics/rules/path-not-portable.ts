import { pathFaultRule } from '../path-fault-rule.ts';

export const pathNotPortable = pathFaultRule({
  code: 'path_not_portable',
  kind: 'not_portable',
  summary: 'A name does not exist on every system.',
  remedy: 'Rename it: no Windows device names, no dot or blank at the end, no control characters, none of : * ? " < > | and the backslash.',
});
