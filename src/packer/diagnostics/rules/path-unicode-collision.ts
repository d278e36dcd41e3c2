import { pathFaultRule } from '../path-fault-rule.ts';

export const pathUnicodeCollision = pathFaultRule({
  code: 'path_unicode_collision',
  kind: 'unicode_collision',
  summary: 'Two names differ only by their Unicode form; only the first is looked at.',
  remedy: 'Rename one of the two.',
});
