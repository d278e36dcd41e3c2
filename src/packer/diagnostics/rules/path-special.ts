import { pathFaultRule } from '../path-fault-rule.ts';

export const pathSpecial = pathFaultRule({
  code: 'path_special',
  kind: 'special',
  summary: 'A device, socket or pipe stands in the workspace, or something else where a directory is needed.',
  remedy: 'Remove it: only files and directories belong here.',
});
