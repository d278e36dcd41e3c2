import { pathFaultRule } from '../path-fault-rule.ts';

export const pathUndecodable = pathFaultRule({
  code: 'path_undecodable',
  kind: 'undecodable',
  summary: 'A name on disk is not UTF-8.',
  remedy: 'Rename it.',
});
