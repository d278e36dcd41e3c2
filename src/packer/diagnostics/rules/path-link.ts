import { pathFaultRule } from '../path-fault-rule.ts';

export const pathLink = pathFaultRule({
  code: 'path_link',
  kind: 'link',
  summary: 'A symbolic link stands in the workspace; it is never followed.',
  remedy: 'Put the file or directory itself there, or leave the link if nothing asks for what is behind it.',
});
